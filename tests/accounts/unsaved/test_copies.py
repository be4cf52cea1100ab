"""Copies of unsaved text on the server: for their writer, few, and gone with a save."""

import base64
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import accounts
from articles.accounts import typed_before
from articles.accounts.unsaved import copies
from articles.models import Article, TypedCopy
from tests.support import factories
from tests.support.desk.desk import at_desk
from tests.support.desk.unsaved import opened

pytestmark = [pytest.mark.django_db, pytest.mark.both]
HERE = reverse("typed_copies")
SEALED = b"a vector and a sealed text"


def sent(**changed) -> dict:
    text = base64.b64encode(SEALED).decode()
    known = {"id": str(uuid4()), "form": "f" * 64, "at": "1764547200000"}
    return known | {"sealed": text} | changed


def forms_of(client: Client, *forms: str) -> list[dict]:
    return client.get(HERE, {"form": forms}).json()["copies"]


def test_a_copy_is_given_back_to_its_writer_alone():
    author, other = at_desk(factories.author()), at_desk(factories.editor())
    copy = sent()
    assert author.post(HERE, copy).status_code == 204
    [found] = forms_of(author, copy["form"])
    assert found == copy | {"at": int(copy["at"])}
    assert forms_of(author, "a" * 64) == forms_of(author, "\0") == []
    assert forms_of(other, copy["form"]) == []
    assert other.post(HERE, {"drop": copy["id"]}).status_code == 204
    assert other.post(HERE, copy | {"at": "1"}).status_code == 204
    assert forms_of(author, copy["form"]) == [found]
    assert author.post(HERE, {"drop": copy["id"]}).status_code == 204
    assert forms_of(author, copy["form"]) == []


def test_only_the_desks_own_pages_are_answered():
    copy, author = sent(), at_desk(factories.author())
    elsewhere = {"sec-fetch-site": "cross-site"}
    for client, headers, status in (
        (author, elsewhere, 403),
        (Client(), {}, 401),
    ):
        assert client.post(HERE, copy, headers=headers).status_code == status
        assert client.get(HERE, headers=headers).status_code == status
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = author.cookies
    assert strict.post(HERE, copy).status_code == 403
    assert "no-store" in author.get(HERE).headers["Cache-Control"]
    assert not TypedCopy.objects.exists()


@pytest.mark.parametrize(
    "changed",
    [
        {"id": "1"},
        {"at": "yesterday"},
        {"at": ""},
        {"form": ""},
        {"form": "f" * 65},
        {"form": "f" * 63 + "\0"},
        {"sealed": ""},
        {"sealed": "ä"},
        {"drop": "1"},
    ],
)
def test_what_is_no_copy_is_refused(changed):
    author = at_desk(factories.author())
    assert author.post(HERE, sent(**changed)).status_code == 400
    assert not TypedCopy.objects.exists()


def test_a_writer_has_the_newest_copies_and_none_is_too_large(monkeypatch):
    monkeypatch.setattr(copies, "MOST", 3)
    monkeypatch.setattr(copies, "LARGEST", len(SEALED))
    author = at_desk(factories.author())
    told = [sent(form=str(n) * 64) for n in range(5)]
    for one in told:
        author.post(HERE, one)
    kept = {str(one.copy) for one in TypedCopy.objects.all()}
    assert kept == {one["id"] for one in told[2:]}
    large = base64.b64encode(SEALED + b"!").decode()
    assert author.post(HERE, sent(sealed=large)).status_code == 400
    author.post(HERE, told[2] | {"at": "5"})
    assert TypedCopy.objects.get(copy=told[2]["id"]).at == 5
    assert TypedCopy.objects.count() == 3


def test_a_save_of_the_form_drops_its_copy_and_no_other(settings):
    settings.NEWSROOM_ORIGIN = "http://testserver"
    article = factories.draft()
    client, path, form = opened(article)
    own, elsewhere = sent(), sent()
    for copy in (own, elsewhere):
        at_desk(article.author).post(HERE, copy)
    told = form | {"_copy": own["id"]}
    refused = client.post(path, told | {"headline": "a" * 1000})
    assert (refused.status_code, TypedCopy.objects.count()) == (200, 2)
    assert client.post(path, told | {"headline": "Neu"}).status_code == 302
    assert Article.objects.get().headline == "Neu"
    assert str(TypedCopy.objects.get().copy) == elsewhere["id"]


@pytest.mark.parametrize("named", ["", "none", "-" * 36, "\0"])
def test_a_save_without_a_copy_drops_none(settings, named):
    settings.NEWSROOM_ORIGIN = "http://testserver"
    article = factories.draft()
    client, path, form = opened(article)
    at_desk(article.author).post(HERE, sent())
    told = form | {"headline": "Neu", "_copy": named}
    assert client.post(path, told).status_code == 302
    assert TypedCopy.objects.exists()


def test_a_save_drops_no_copy_of_somebody_else(settings):
    settings.NEWSROOM_ORIGIN = "http://testserver"
    article = factories.draft()
    client, path, form = opened(article)
    copy = sent()
    at_desk(factories.editor()).post(HERE, copy)
    assert client.post(path, form | {"_copy": copy["id"]}).status_code == 302
    assert TypedCopy.objects.exists()


def test_copies_go_with_the_account_and_by_age():
    author = factories.author()
    client = at_desk(author)
    for days in (0, 20):
        client.post(HERE, sent())
        old = timezone.now() - timedelta(days=days)
        TypedCopy.objects.filter(at__gt=0).update(stored_at=old, at=0)
    client.post(HERE, sent())
    assert typed_before(timezone.now() - timedelta(days=14)).count() == 1
    accounts.close(author, by=factories.chief())
    assert not TypedCopy.objects.exists()
