"""For those who watch the machine: alive, and ready."""

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

from articles.foundation.schema import list_shipped
from articles.site.public.machines import trying
from tests.support import factories


def test_r13_the_process_says_that_it_is_alive_without_a_database(client):
    response = client.get("/healthz")
    assert (response.status_code, response.text) == (200, "ok\n")
    assert "no-store" in response["Cache-Control"]
    assert response["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.django_db
def test_it_is_ready_when_database_and_code_agree(client):
    response = client.get("/readyz")
    assert (response.status_code, response.text) == (200, "ok\n")
    assert "no-store" in response["Cache-Control"]
    assert client.head("/readyz").status_code == 200


def test_r13_it_is_not_ready_without_a_database(client, monkeypatch):
    def down(*args, **kwargs):
        raise OperationalError("secret address of the database")

    monkeypatch.setattr(connection, "ensure_connection", down)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.text == "The database does not answer. Check that it runs.\n"


@pytest.mark.django_db
def test_r10_it_is_not_ready_while_migrations_are_pending(client):
    newest = max(one for one in list_shipped() if one[0] == "newsroom")
    MigrationRecorder(connection).record_unapplied(*newest)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert "manage.py migrate" in response.text


@pytest.mark.django_db
def test_r10_it_is_not_ready_on_the_database_of_a_later_version(client):
    MigrationRecorder(connection).record_applied("articles", "0999_later")
    response = client.get("/readyz")
    assert response.status_code == 503
    assert "newer than this program" in response.text


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_one_can_only_ask(client, path):
    assert client.post(path).status_code == 405


@pytest.fixture
def asked_anew():
    trying.verdict.forget()
    yield
    trying.verdict.forget()


@pytest.mark.django_db
def test_each_of_five_pages_is_tried_and_can_be_made(asked_anew):
    factories.published(headline="Am Hafen")
    addresses = [address() for address in trying.pages()]
    assert len(set(addresses)) == 5
    assert [trying.status_of(one) for one in addresses] == [200] * 5


@pytest.mark.django_db
def test_it_is_ready_while_any_page_can_be_made(client, asked_anew, monkeypatch):
    real = trying.status_of

    def the_last(address: str) -> int:
        return real(address) if "q=" in address else 500

    monkeypatch.setattr(trying, "status_of", the_last)
    assert client.get("/readyz").status_code == 200


@pytest.mark.django_db
def test_it_is_not_ready_where_no_page_can_be_made(client, asked_anew, caplog):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE articles_edition RENAME TO articles_idition")
    for _turn in range(3):
        answer = client.get("/readyz")
        assert answer.status_code == 503
        assert "No page can be made" in answer.text
        assert "doctor" in answer.text
    [record] = caplog.records
    assert "articles_edition" in record.getMessage()


@pytest.mark.django_db
def test_the_pages_are_not_tried_each_time(client, asked_anew, monkeypatch):
    tried = []
    monkeypatch.setattr(trying, "status_of", lambda one: tried.append(one) or 200)
    for _turn in range(3):
        assert client.get("/readyz").status_code == 200
    assert len(tried) == 1
