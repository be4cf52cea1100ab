"""A script uploads one picture to the library; the answer says what became of it."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from articles.domain.pictures import receiving
from articles.foundation.image_files import MAX_BYTES, decode
from articles.models import Image
from tests.support import factories
from tests.support.desk.desk import PEOPLE, at_desk, save, url

pytestmark = pytest.mark.django_db
ADDRESS = "admin:articles_image_receive"


def send(client, file=None, **words):
    files = {"file": file} if file else {}
    return client.post(reverse(ADDRESS), files | words)


def files() -> set:
    """Return whatever lies in the library's folder."""
    folder = Path(Image().file.storage.location)
    return {path for path in folder.rglob("*") if path.is_file()}


def test_a_picture_is_received_with_what_was_said_of_it():
    person = factories.author()
    words = {
        "alts_de": "Ein Kran",
        "credit": "Erika Muster",
        "licensed_until": "2027-01-31",
    }
    answer = send(at_desk(person), factories.picture_file("Der_Hafen"), **words)
    image = Image.objects.get()
    assert (answer.status_code, image.uploaded_by) == (201, person)
    assert (image.credit, str(image.licensed_until)) == ("Erika Muster", "2027-01-31")
    assert answer.json() == {
        "id": image.pk,
        "key": str(image.key),
        "title": "Der Hafen",
        "alts": {"de": "Ein Kran"},
        "thumbnail": f"/pictures/{image.token}/card-64-50-50.webp",
        "url": f"/admin/articles/image/{image.pk}/change/",
        "duplicates": [],
    }


def test_the_same_file_is_received_again_and_the_first_is_named():
    first, client = factories.picture("Hafen"), at_desk(factories.author())
    answer = send(client, factories.picture_file("Hafen"))
    assert answer.json()["duplicates"] == [
        {
            "id": first.pk,
            "title": "Hafen",
            "url": f"/admin/articles/image/{first.pk}/change/",
        }
    ]
    assert Image.objects.count() == 2


def test_what_is_no_picture_is_refused_in_words_and_leaves_nothing():
    client, before = at_desk(factories.author()), files()
    text = SimpleUploadedFile("a.jpg", b"kein Bild", "image/jpeg")
    huge = SimpleUploadedFile("gross.jpg", bytes(MAX_BYTES + 1), "image/jpeg")
    good = factories.picture_file()
    answers = {
        400: [
            (send(client), "Es kam keine Datei an."),
            (send(client, text), "kein Bild, das sich verwenden lässt"),
            (send(client, good, licensed_until="bald"), "Lizenz bis"),
            (send(client, good, is_decorative="on", alts_de="Ein Kran"), "Schmuckbild"),
        ],
        413: [(send(client, huge), "„gross.jpg“ hat mehr als 20 MB")],
    }
    for status, refusals in answers.items():
        for answer, words in refusals:
            assert (answer.status_code, list(answer.json())) == (status, ["error"])
            assert words in answer.json()["error"]
    both = send(client, good, is_decorative="on", alts_de="Ein Kran").json()["error"]
    assert both == (
        "Alternativtext: Ein Schmuckbild hat keinen Alternativtext. Entfernen Sie den "
        "Text, oder geben Sie an, dass es kein Schmuckbild ist."
    )
    assert not Image.objects.exists()
    assert files() == before


def test_only_who_may_add_pictures_is_obeyed(client):
    for role, person in PEOPLE.items():
        answer = send(at_desk(person()), factories.picture_file(role))
        may = role in {"author", "editor", "chief", "admin"}
        assert answer.status_code == (201 if may else 403), role
    assert send(client, factories.picture_file("x")).status_code == 302
    assert Image.objects.count() == 4


def test_s10_without_the_token_of_ones_own_page_nothing_is_received():
    strict = at_desk(factories.author())
    strict.handler.enforce_csrf_checks = True
    assert send(strict, factories.picture_file()).status_code == 403
    assert strict.get(reverse(ADDRESS)).status_code == 405
    assert not Image.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_while_a_picture_is_read_others_may_save(monkeypatch):
    image, client = factories.picture("Hafen"), at_desk(factories.author())
    in_transaction = []

    def watched(data: bytes):
        in_transaction.append(connection.in_atomic_block)
        return decode(data)

    monkeypatch.setattr(receiving, "decode", watched)
    send(client, factories.picture_file("Kran"))
    client.post(url(Image, "add"), {"files": [factories.picture_file("Boje")]})
    other = factories.picture_file("Mole")
    save(client, url(Image, "change", image.pk), replacement=other)
    assert in_transaction == [False] * 3
    assert Image.objects.count() == 3
    assert Image.objects.get(pk=image.pk).token != image.token
