"""Renditions of pictures: for readers if an article shows them, else for the desk."""

import io
import re
from concurrent.futures import ThreadPoolExecutor
from shutil import copytree

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image as Pillow

from articles.domain.pictures import (
    find_rendition,
    plain_rendition,
    read,
    renditions as made,
    renditions_at,
)
from articles.domain.pictures.renditions import all_renditions
from articles.editing.publishing import move
from articles.foundation.image_files import rendition_files
from tests.support import factories

pytestmark = pytest.mark.django_db


def test_a_picture_of_a_public_article_is_served_in_every_size(client):
    image = factories.picture("Kran", size=(700, 500))
    factories.published(lead_image=str(image.key))
    for rendition in all_renditions(image):
        response = client.get(rendition.url)
        assert response.status_code == 200, rendition.name
        assert response["Content-Type"] == rendition.media_type
        assert "immutable" in response["Cache-Control"]
        assert not response.cookies
        with Pillow.open(io.BytesIO(response.content)) as picture:
            assert picture.size == (rendition.width, rendition.height)


@pytest.mark.parametrize("state", ["draft", "scheduled", "withdrawn", "expired"])
def test_s20_a_picture_that_no_public_article_has_is_for_the_desk_alone(client, state):
    image = factories.picture("Kran")
    body = f'<p>Text.</p><img data-image="{image.key}">'
    getattr(factories, state)(body=body)
    url = renditions_at(image, "article", "webp")[0].url
    assert client.get(url).status_code == 404
    client.force_login(factories.user("Ohne Rolle"))
    assert client.get(url).status_code == 404
    client.force_login(factories.author())
    response = client.get(url)
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
    assert "Cookie" in response["Vary"]
    assert "ETag" not in response


@pytest.fixture
def shown():
    """Return a picture that a public article has."""
    image = factories.picture("Kran", size=(700, 500))
    factories.published(lead_image=str(image.key))
    return image


def test_s29_what_readers_get_of_a_picture_is_a_picture_and_nothing_else(client, shown):
    client.force_login(factories.author())
    rendition = plain_rendition(shown)
    response = client.get(rendition.url)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'self'" in response["Content-Security-Policy"]
    name = f'inline; filename="{rendition.name}"'
    assert response["Content-Disposition"] == name
    assert not response.cookies
    head = client.head(rendition.url)
    assert head.content == b""
    assert head["Content-Length"] == str(len(response.content))
    assert head["ETag"] == response["ETag"]
    again = client.get(rendition.url, headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304
    for stranger in (client, Client(enforce_csrf_checks=True)):
        assert stranger.post(rendition.url).status_code == 405


def test_a_picture_is_the_same_in_every_language(client, shown):
    url = plain_rendition(shown).url
    answers = [
        client.get(url, headers={"accept-language": language, "cookie": "a=b"})
        for language in ("de", "en")
    ]
    assert "Vary" not in answers[0]
    for name in ("ETag", "Content-Language"):
        assert answers[0][name] == answers[1][name]


def test_s53_names_that_are_not_on_the_list_have_no_file(client, shown):
    known = {one.name for one in all_renditions(shown)}
    assert {"article-320.webp", "card-160-50-50.avif", "social-700-50-50.jpg"} < known
    for name in (
        "article-99999.jpg",
        "article-321.jpg",
        "article-960.jpg",  # wider than the picture
        "article-0320.jpg",
        "article-320.png",
        "article-320.jpeg",
        "article-320-50-50.jpg",
        "card-160.jpg",
        "card-320-999-999.webp",
        "card-320-101-50.webp",
        "card-320-050-50.webp",
        "tile-160-50-50.jpg",
        "social-700-50-50.webp",
        "unknown-320.jpg",
        "picture.jpg",
    ):
        url = reverse("picture", kwargs={"token": shown.token, "name": name})
        assert client.get(url).status_code == 404, name
    for path in (
        f"{plain_rendition(shown).url}?w=99999",
        "/pictures/",
        f"/pictures/{shown.token}/",
        f"/media/pictures/{shown.file.name}",
        f"/pictures/{shown.token}/../{shown.token}.jpg",
        f"/pictures/{shown.token.upper()}/article-320.jpg",
    ):
        assert client.get(path).status_code == 404, path
    widths = [width for width in range(5000) if has_width(shown, width)]
    assert widths == [320, 480, 700]
    files = rendition_files().names()
    names = {name.split("/")[-1] for name in files if shown.token in name}
    assert names <= known


def has_width(image, width: int) -> bool:
    return find_rendition(image, f"article-{width}.webp")[0] is not None


def test_a_former_focal_point_leads_to_the_present_cut(client, shown):
    before = renditions_at(shown, "card", "jpg")[0].url
    assert client.get(before).status_code == 200
    shown.focus_x = 0
    shown.save()
    response = client.get(before)
    assert response.status_code == 302
    assert response["Location"] == renditions_at(shown, "card", "jpg")[0].url != before
    assert "max-age=60," in response["Cache-Control"]
    assert client.get(response["Location"]).status_code == 200


def test_s20_a_hidden_picture_answers_as_one_that_never_was(client):
    image = factories.picture("Kran")
    factories.draft(lead_image=str(image.key))
    url = plain_rendition(image).url
    unknown = client.get(url.replace(image.token, "0" * 32))
    hidden = client.get(url)
    assert hidden.status_code == unknown.status_code == 404
    assert hidden.text == unknown.text
    ignored = {"ETag"}
    assert {n: v for n, v in hidden.items() if n not in ignored} == {
        n: v for n, v in unknown.items() if n not in ignored
    }


def test_s19_a_picture_goes_with_the_article_that_is_withdrawn(client, shown):
    url = plain_rendition(shown).url
    response = client.get(url)
    assert response.status_code == 200
    assert "s-maxage=1" in response["Cache-Control"]
    move(shown.led_articles.get(), "withdraw", by=factories.chief(), note="Falsch.")
    etag = {"if-none-match": response["ETag"]}
    assert client.get(url, headers=etag).status_code == 404


def test_what_a_draft_says_of_a_shared_picture_is_said_nowhere(client, shown):
    words = {"lead_alt": "Xgeheim", "lead_caption": "Xgeheim"}
    article = factories.draft(lead_image=str(shown.key), slug="entwurf", **words)
    assert client.get(plain_rendition(shown).url).status_code == 200
    assert client.get(article.get_absolute_url()).status_code == 404
    for path in (
        "/de/",
        "/de/artikel/",
        "/de/artikel/feed.rss",
        "/de/artikel/feed.json",
    ):
        assert "Xgeheim" not in client.get(path).text
    assert "Kran, von oben" in client.get("/de/").text


def test_no_picture_is_larger_than_it_is(client):
    image = factories.picture("Klein", size=(100, 90))
    factories.published(lead_image=str(image.key), slug="klein")
    assert [one.width for one in renditions_at(image, "article", "jpg")] == [100]
    assert [one.width for one in renditions_at(image, "social", "jpg")] == [100]
    assert client.get(renditions_at(image, "lead", "webp")[0].url).status_code == 200
    assert 'width="100" height="90"' in client.get("/de/artikel/klein/").text


def test_r11_many_who_ask_at_once_get_the_same_and_it_is_made_once(shown, monkeypatch):
    rendition, encoded, times = plain_rendition(shown), made.encoded, []

    def counted(one):
        times.append(one)
        return encoded(one)

    monkeypatch.setattr(made, "encoded", counted)
    with ThreadPoolExecutor(8) as readers:
        answers = list(readers.map(read, [rendition] * 8))
    assert set(answers) == {rendition_files().read(rendition.file_name)}
    assert len(times) == 1


def test_r12_where_nothing_can_be_kept_readers_see_it_all_the_same(
    client, shown, settings, tmp_path, caplog
):
    copytree(settings.MEDIA_ROOT / "pictures", tmp_path / "pictures")
    settings.MEDIA_ROOT = tmp_path
    # Nobody can make a folder of a file, not even root.
    (tmp_path / "renditions").write_bytes(b"")
    response = client.get(plain_rendition(shown).url)
    assert response.status_code == 200
    with Pillow.open(io.BytesIO(response.content)) as picture:
        assert picture.size == (700, 500)
    [record] = caplog.records
    assert re.match("The rendition .* can't be kept: ", record.getMessage())
    assert client.get(shown.led_articles.get().get_absolute_url()).status_code == 200


@pytest.mark.parametrize("damage", ["missing", "cut off", "no picture"])
def test_r32_a_picture_whose_file_is_lost_is_not_found_and_told_of_once(
    client, shown, caplog, damage
):
    storage, name = shown.file.storage, shown.file.name
    with storage.open(name) as file:
        data = file.read()
    storage.delete(name)
    if damage != "missing":
        with open(storage.path(name), "wb") as file:
            file.write(data[:200] if damage == "cut off" else b"<html>")
    response = client.get(plain_rendition(shown).url)
    assert response.status_code == 404
    told = [record for record in caplog.records if record.levelname == "ERROR"]
    assert len(told) == 1
    assert f"The picture {shown.pk} can't be read" in told[0].getMessage()
    assert client.get(shown.led_articles.get().get_absolute_url()).status_code == 200
