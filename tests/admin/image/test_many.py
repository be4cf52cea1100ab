"""More pictures at once than one page can take: none of them is lost from sight."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.admin.image import uploading as image_uploading
from articles.foundation.image_files import MAX_FILES
from articles.models import Image
from tests.support import factories
from tests.support.desk.desk import at_desk, read_form, url

pytestmark = pytest.mark.django_db


def broken(number: int) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"{number}.jpg", b"kein Bild", "image/jpeg")


def upload(client, count: int, **words):
    files = [factories.picture_file("Hafen"), *map(broken, range(2, count + 1))]
    return client.post(url(Image, "add"), {"files": files} | words, follow=True)


def test_files_beyond_the_most_are_counted_and_the_first_of_them_is_named():
    client = at_desk(factories.author())
    for count, said in (
        (MAX_FILES, None),
        (MAX_FILES + 1, "1 Datei wurde nicht angenommen"),
        (MAX_FILES + 4, "4 Dateien wurden nicht angenommen"),
    ):
        page = upload(client, count)
        assert page.status_code == 200
        told = [str(message) for message in page.context["messages"]]
        left_out = [text for text in told if "nicht angenommen" in text]
        assert len(left_out) == (said is not None), count
        for text in left_out:
            assert text.startswith(said)
            assert f"„{MAX_FILES + 1}.jpg“" in text
        assert len(told) == MAX_FILES - 1 + len(left_out)
    assert Image.objects.count() == 3


def test_the_upload_page_says_how_many_there_may_be_without_a_script():
    page = at_desk(factories.author()).get(url(Image, "add"))
    [said] = [line for line in page.text.splitlines() if "<noscript>" in line]
    assert f"höchstens {MAX_FILES}" in said


def test_what_one_page_cannot_hold_is_asked_for_on_the_next(monkeypatch):
    monkeypatch.setattr(image_uploading, "MAX_FILES", 2)
    author, client = factories.author(), at_desk(factories.author())
    factories.picture("Früher", alt="", by=author)
    one, two, three, four, five = (
        factories.picture(name, alt="", by=author) for name in "ABCDE"
    )
    factories.picture("Fremd", alt="", by=factories.editor())
    Image.objects.filter(pk=four.pk).update(alts={"de": "Ein Kran", "en": "A crane"})
    address = image_uploading.describe_url([one, two, three, four, five])
    page = client.get(address)
    assert "Danach folgen noch 2 Bilder" in page.text
    page = client.post(address, read_form(page), follow=True)
    assert page.request["QUERY_STRING"] == f"picture={three.pk}&picture={five.pk}"
    assert "folg" not in page.text
    address = f"{page.request['PATH_INFO']}?{page.request['QUERY_STRING']}"
    page = client.post(address, read_form(page), follow=True)
    assert page.request["PATH_INFO"] == url(Image, "changelist")


def test_a_page_that_isnt_full_leads_to_no_other():
    author, client = factories.author(), at_desk(factories.author())
    one = factories.picture("A", alt="", by=author)
    factories.picture("B", alt="", by=author)
    page = client.get(image_uploading.describe_url([one]))
    page = client.post(
        page.request["PATH_INFO"] + f"?picture={one.pk}", read_form(page), follow=True
    )
    assert page.request["PATH_INFO"] == url(Image, "changelist")
