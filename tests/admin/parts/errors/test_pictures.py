"""Wrong words, dates and files of pictures are refused at their field."""

import struct
import zlib
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from articles.models import Image
from tests.support import factories
from tests.support.desk import mistakes, refusing
from tests.support.desk.desk import at_desk, read_form, save, url
from tests.support.desk.refusing import too_long, wrong

pytestmark = pytest.mark.django_db

DECORATIVE = (
    "Ein Schmuckbild hat keinen Alternativtext.",
    "A decorative picture has no",
)
NO_PICTURE = ("ist kein Bild, das sich verwenden lässt", "no picture")
EMPTY = ("Diese Datei ist leer.", "This file is empty.")
BROKEN = ("Die Datei ist beschädigt", "damaged")
TOO_MANY_PIXELS = ("Millionen Pixel", "million pixels")
WORDS = [
    *mistakes.needed("title"),
    *mistakes.text("title", 200),
    *mistakes.text("alts_de", 500, too_long(500)),
    *mistakes.text("alts_en", 500, too_long(500))[::2],
    *mistakes.text("captions_en", 500, too_long(500)),
    ("decorative with text", {"is_decorative": "on"}, "id_alts_de", DECORATIVE),
    *mistakes.text("credit", 200),
    *mistakes.text("licence", 100),
    *mistakes.address("source_url", 2000)[::3],
    *mistakes.day("licensed_until")[::3],
    *mistakes.number("focus_x", 0, 100)[::2],
    ("no focus", {"focus_y": ""}, "id_focus_y", refusing.REQUIRED),
    *mistakes.number("focus_y", 0, 100)[::4],
]


def a_png(width: int, height: int, data: bytes) -> bytes:
    """Return a picture that claims to be as large as that."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = zlib.crc32(kind + content)
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def bomb() -> bytes:
    return a_png(60_000, 60_000, zlib.compress(b"\0" * 1_000_000))


JPEG = factories.picture_file("Fluss").read()
PNG = a_png(2, 2, zlib.compress(b"\0" * 6))


def a_file(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_words_about_a_picture_that_are_refused_say_why_at_their_field():
    path = url(Image, "change", factories.picture().pk)
    assert wrong(at_desk(factories.admin()), path, WORDS) == []


FILES = [
    ("a text", "a.txt", b"hallo", NO_PICTURE),
    ("nothing", "a.jpg", b"", EMPTY),
    ("a beginning", "a.jpg", b"\xff\xd8\xff\xe0abc", BROKEN),
    ("half of it", "a.jpg", JPEG[: len(JPEG) // 2], BROKEN),
    ("a head", "a.png", PNG[:40], NO_PICTURE),
    ("a drawing", "a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", NO_PICTURE),
    ("a document", "a.pdf", b"%PDF-1.7\n", NO_PICTURE),
    ("a page", "a.jpg", b"<html><script>alert(1)</script>", NO_PICTURE),
    ("an archive", "a.jpg", b"PK\x03\x04" + bytes(30), NO_PICTURE),
    ("a name", "a.gif", b"GIF89a", NO_PICTURE),
    ("a bomb", "a.png", bomb(), TOO_MANY_PIXELS),
    ("an odd name", "../\u202ea\x07.jpg", b"hallo", NO_PICTURE),
    ("a long name", f"{'ä' * 300}.jpg", b"hallo", NO_PICTURE),
]


def test_another_file_that_is_refused_says_why_at_its_field():
    image, client = factories.picture(), at_desk(factories.admin())
    path = url(Image, "change", image.pk)
    form = read_form(client.get(path))
    for what, name, content, words in FILES:
        answer = client.post(path, form | {"replacement": a_file(name, content)})
        told = refusing.faults_in(answer, {}, "id_replacement", words[0])
        assert [*told] == [], what
    assert Image.objects.get().file == image.file


UPLOADS = [
    *mistakes.text("credit", 200),
    *mistakes.text("licence", 100),
    *mistakes.address("source_url", 2000),
    *mistakes.day("licensed_until"),
]


def test_an_upload_that_is_refused_says_why_at_its_field():
    client, path = at_desk(factories.author()), url(Image, "add")
    file = factories.picture_file("Kran")
    assert (
        wrong(client, path, UPLOADS, {"files": file}, before=lambda: file.seek(0)) == []
    )
    assert not Image.objects.exists()


def test_files_that_are_refused_are_named_at_their_field():
    client, path = at_desk(factories.author()), url(Image, "add")
    for what, name, content, words in [("none", "", b"", refusing.REQUIRED), *FILES]:
        sent = {"files": a_file(name, content)} if name else {}
        answer = client.post(path, {"credit": "Ada"} | sent)
        words = NO_PICTURE if words == EMPTY else words
        assert [*refusing.faults_in(answer, {}, "id_files", words[0])] == [], what
        assert 'value="Ada"' in answer.text
    assert not Image.objects.exists()


def test_a_script_is_told_why_its_picture_is_refused():
    client, path = at_desk(factories.author()), reverse("admin:articles_image_receive")
    for what, name, content, words in FILES:
        answer = client.post(path, {"file": a_file(name, content)})
        expected = NO_PICTURE if words == EMPTY else words
        assert answer.status_code in {400, 413}, what
        assert expected[0] in answer.json()["error"], what
    file = factories.picture_file("Kran")
    for what, typed, _field, words in UPLOADS[::3]:
        file.seek(0)
        answer = client.post(path, {"file": file} | typed)
        assert (answer.status_code, words[0] in answer.json()["error"]) == (
            400,
            True,
        ), what
    assert not Image.objects.exists()


def test_what_a_picture_shows_is_refused_at_the_field_of_that_picture():
    author = factories.author()
    image = factories.picture(by=author)
    path = f"{reverse('admin:articles_image_describe')}?picture={image.pk}"
    begin = f"picture-{image.pk}"
    cases = [
        *mistakes.needed(f"{begin}-title"),
        *mistakes.text(f"{begin}-title", 200),
        *mistakes.text(f"{begin}-alts_de", 500, too_long(500)),
        *mistakes.text(f"{begin}-alts_en", 500, too_long(500)),
    ]
    assert wrong(at_desk(author), path, cases) == []


def test_a_licence_that_has_ended_is_saved_with_a_warning_if_readers_see_the_picture():
    image = factories.picture()
    path, client = url(Image, "change", image.pk), at_desk(factories.admin())
    past = str(timezone.localdate() - timedelta(days=1))
    unseen = save(client, path, licensed_until=past)
    assert "Die Lizenz ist abgelaufen" not in client.get(unseen["Location"]).text
    save(client, path, licensed_until="")
    factories.published(lead_image=str(image.key))
    seen = save(client, path, licensed_until=past)
    assert "Die Lizenz ist abgelaufen" in client.get(seen["Location"]).text
