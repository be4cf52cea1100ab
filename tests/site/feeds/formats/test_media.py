"""Pictures in feeds: the file as it really is, and whose it is, in every format."""

import io
import resource
from contextlib import contextmanager
from shutil import copytree
from xml.etree import ElementTree

import pytest
from PIL import Image as Pillow

from articles.domain.pictures import plain_rendition, renditions
from articles.editing.publishing import move
from articles.models import Image
from tests.site.feeds.reading import FORMS, entries, get, parsed
from tests.site.public.reading import fragment
from tests.support.contents import full_content
from tests.support.factories import chief, picture, published

pytestmark = pytest.mark.django_db
ORIGIN = "http://127.0.0.1:8000"
MEDIA = "{http://search.yahoo.com/mrss/}"
CREATIVE_COMMONS = "https://creativecommons.org/licenses/by/4.0/"


@pytest.fixture
def lead(client) -> Image:
    picture("Hafen", size=(1500, 1000))
    published(**full_content())
    return Image.objects.get(title="Hafen")


def media(client, form: str):
    """Return the element that Media RSS has for the picture of the only entry."""
    root = ElementTree.fromstring(get(client, form).content)  # noqa: S314 (our own)
    [found] = root.iter(f"{MEDIA}content")
    return found


def test_the_lead_picture_is_enclosed_with_its_true_length_and_type(client, lead):
    files = []
    for form in ("rss", "atom"):
        [entry] = parsed(client, form).entries
        # The picture comes first; documents follow where the format takes several.
        [file, *_documents] = entry.enclosures
        files.append((file["href"], file["type"], int(file["length"])))
    [item] = get(client, "json").json()["items"]
    [file, *_documents] = item["attachments"]
    files.append((file["url"], file["mime_type"], file["size_in_bytes"]))
    assert len(set(files)) == 1
    url, media_type, length = files[0]
    assert item["image"] == url == ORIGIN + plain_rendition(lead).url
    response = client.get(url.removeprefix(ORIGIN))
    assert response["Content-Type"] == media_type == "image/jpeg"
    assert len(response.content) == length
    with Pillow.open(io.BytesIO(response.content)) as image:
        assert image.size == (1280, 853)


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_media_rss_says_how_large_it_is_what_it_shows_and_whose_it_is(
    client, lead, form
):
    said = media(client, form)
    assert said.attrib == {
        "url": ORIGIN + plain_rendition(lead).url,
        "type": "image/jpeg",
        "medium": "image",
        "fileSize": str(plain_rendition(lead).size),
        "width": "1280",
        "height": "853",
    }
    assert {child.tag.removeprefix(MEDIA): child.text for child in said} == {
        "title": "So sah der Hafen 2020 aus.",
        "description": "Container im Hafen",
        "credit": "Erika Muster",
        "license": "CC BY 4.0",
    }
    assert said.find(f"{MEDIA}license").get("href") == CREATIVE_COMMONS


def test_json_says_whose_it_is_in_the_extension(client, lead):
    [item] = get(client, "json").json()["items"]
    said = item["_newsroom"]["picture"]
    assert said["alt"] == "Container im Hafen"
    assert (said["credit"], said["licence"]) == ("Erika Muster", "CC BY 4.0")
    assert said["licence_url"] == CREATIVE_COMMONS


def test_a_licence_in_words_of_its_own_has_no_address_to_lead_to(client):
    image = picture(
        "Kran", licence="Nur für uns", is_decorative=True, alt="", alt_en=""
    )
    published(lead_image=str(image.key))
    for form in ("rss", "atom"):
        said = media(client, form)
        assert [child.tag for child in said] == [f"{MEDIA}credit"]


@pytest.mark.wcag("5.4", on="site")
def test_the_text_holds_lead_and_figures_as_files_that_every_program_shows(
    client, lead
):
    for form in FORMS:
        [entry] = entries(client, form)
        figures = list(fragment(entry["content"]).iter("figure"))
        said = [next(one.iter("img")).attrib for one in figures]
        assert [one["alt"] for one in said] == ["Container im Hafen", "Ein Kran"]
        images = [lead, Image.objects.get(title="Kran")]
        for attributes, image in zip(said, images, strict=True):
            rendition = plain_rendition(image)
            assert attributes["src"] == ORIGIN + rendition.url
            assert attributes["src"].endswith(".jpg")
            size = (attributes["width"], attributes["height"])
            assert size == (str(rendition.width), str(rendition.height))
        credits = ["".join(one.find("figcaption").itertext()) for one in figures]
        assert all("Erika Muster" in credit for credit in credits)
        assert "Der Kran, 2020" in credits[1]
        assert entry["summary"].startswith("Zwei Zeilen")


def test_the_notice_of_a_withdrawn_article_has_no_picture(client, lead):
    article = published(**full_content() | {"slug": "zwei"})
    for one in (lead.led_articles.get(slug="ausfuhren-usa"), article):
        move(one, "withdraw", by=chief(), note="Stimmt nicht.")
    for form in FORMS:
        assert lead.token not in get(client, form).text


def test_without_its_file_an_entry_is_given_without_the_picture(client, lead, caplog):
    kran = Image.objects.get(title="Kran")
    for image in (lead, kran):
        image.file.storage.delete(image.file.name)
    for form in FORMS:
        [entry] = entries(client, form)
        assert entry["title"] == "Ausfuhren in die USA wachsen"
        assert not list(fragment(entry["content"]).iter("figure"))
    assert not parsed(client, "rss").entries[0].enclosures
    told = {record.getMessage() for record in caplog.records}
    assert len(told) == len(caplog.records)
    assert told == {
        f"Picture {image.pk} is left out of the feeds: its file {image.file.name} is "
        "lost"
        for image in (lead, kran)
    }


@contextmanager
def disk_full(folder):
    """Let no file grow as large as a picture."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def no_folder(folder):
    # Nobody can make a folder of a file, not even root.
    folder.write_bytes(b"")
    yield


@pytest.mark.parametrize("trouble", [disk_full, no_folder])
def test_where_no_picture_can_be_kept_feeds_make_none_again_and_again(
    client, lead, settings, tmp_path, monkeypatch, caplog, trouble
):
    copytree(settings.MEDIA_ROOT / "pictures", tmp_path / "pictures")
    settings.MEDIA_ROOT, made = tmp_path, []
    monkeypatch.setattr(renditions, "encoded", made.append)
    with trouble(tmp_path / "renditions"):
        answers = [get(client, form) for form in FORMS]
    assert made == []
    [record] = caplog.records
    assert "is left out of the feeds' enclosures: " in record.getMessage()
    for answer in answers:
        # The article's documents are enclosed; the picture isn't.
        assert answer.text.count('rel="enclosure"') in {0, 2}
        assert answer.text.count("size_in_bytes") in {0, 2}
        assert "<enclosure" not in answer.text
        # Readers can have it all the same.
        assert plain_rendition(lead).url in answer.text
