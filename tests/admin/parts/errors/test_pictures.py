"""Wrong words, dates and files of pictures are refused at their field."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from articles.models import Image
from tests.support import factories
from tests.support.desk import refusing
from tests.support.desk.desk import at_desk, save, url
from tests.support.desk.refusing import at_most, from_to, too_long, wrong

pytestmark = pytest.mark.django_db

LONG = "ä" * 300
LEAST, MOST = from_to(0, 100)
DECORATIVE = (
    "Ein Schmuckbild hat keinen Alternativtext.",
    "A decorative picture has no",
)
NO_PICTURE = ("ist kein Bild, das sich verwenden lässt", "no picture")
EMPTY = ("Diese Datei ist leer.", "This file is empty.")
BROKEN = ("Die Datei ist beschädigt", "damaged")
WORDS = [
    ("no title", {"title": ""}, "id_title", refusing.REQUIRED),
    ("blank title", {"title": " "}, "id_title", refusing.REQUIRED),
    ("long title", {"title": LONG}, "id_title", at_most(200)),
    ("title with nul", {"title": "a\0"}, "id_title", refusing.NUL),
    ("long text", {"alts_de": "a" * 501}, "id_alts_de", too_long(500)),
    ("long English text", {"alts_en": "a" * 501}, "id_alts_en", too_long(500)),
    ("long caption", {"captions_en": "a" * 501}, "id_captions_en", too_long(500)),
    ("decorative with text", {"is_decorative": "on"}, "id_alts_de", DECORATIVE),
    ("long credit", {"credit": LONG}, "id_credit", at_most(200)),
    ("long licence", {"licence": LONG}, "id_licence", at_most(100)),
    ("no address", {"source_url": "gar nicht"}, "id_source_url", refusing.NO_ADDRESS),
    ("a script", {"source_url": "javascript:x"}, "id_source_url", refusing.NO_ADDRESS),
    ("no date", {"licensed_until": "x"}, "id_licensed_until", refusing.NO_DAY),
    ("no day", {"licensed_until": "2026-02-30"}, "id_licensed_until", refusing.NO_DAY),
    ("focus over 100", {"focus_x": "101"}, "id_focus_x", MOST),
    ("focus below 0", {"focus_y": "-1"}, "id_focus_y", LEAST),
    ("no focus", {"focus_y": ""}, "id_focus_y", refusing.REQUIRED),
    ("focus in words", {"focus_y": "Mitte"}, "id_focus_y", refusing.NO_NUMBER),
]


def a_file(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_words_about_a_picture_that_are_refused_say_why_at_their_field():
    path = url(Image, "change", factories.picture().pk)
    assert wrong(at_desk(factories.admin()), path, WORDS) == []


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"hallo", NO_PICTURE),
        ("a.jpg", b"", EMPTY),
        ("a.jpg", b"\xff\xd8\xff\xe0abc", BROKEN),
    ],
)
def test_another_file_that_is_refused_says_why_at_its_field(name, content, words):
    path = url(Image, "change", factories.picture().pk)
    client = at_desk(factories.admin())
    sent = {"replacement": a_file(name, content)}
    answer = save(client, path, **sent)
    assert [*refusing.faults_in(answer, sent, "id_replacement", words[0])] == []


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({}, "id_files", refusing.REQUIRED),
        ({"files": a_file("a.txt", b"hallo")}, "id_files", NO_PICTURE),
        ({"files": a_file("a.jpg", b"")}, "id_files", NO_PICTURE),
        ({"files": "", "credit": LONG}, "id_files", refusing.REQUIRED),
        ({"licensed_until": "x"}, "id_licensed_until", refusing.NO_DAY),
        ({"source_url": "x"}, "id_source_url", refusing.NO_ADDRESS),
    ],
)
def test_an_upload_that_is_refused_says_why_at_its_field(sent, field, words):
    client, path = at_desk(factories.author()), url(Image, "add")
    if field != "id_files":
        sent = sent | {"files": factories.picture_file("Kran")}
    answer = client.post(path, sent)
    found = dict(refusing.summary(answer.text))
    assert words[0] in found[field]
    assert not Image.objects.exists()


def test_what_a_picture_shows_is_refused_at_the_field_of_that_picture():
    author = factories.author()
    image = factories.picture(by=author)
    path = f"{reverse('admin:articles_image_describe')}?picture={image.pk}"
    begin = f"picture-{image.pk}"
    cases = [
        ("no title", {f"{begin}-title": ""}, f"id_{begin}-title", refusing.REQUIRED),
        (
            "long English text",
            {f"{begin}-alts_en": "a" * 501},
            f"id_{begin}-alts_en",
            too_long(500),
        ),
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
