"""Error pages: helpful, in the reader's language, and telling nothing."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from newsroom import urls
from tests.public.reading import text_of, tree


def broken(request):
    raise RuntimeError("a secret of the machine")


def refused(request):
    raise PermissionDenied("a secret of the desk")


def suspicious(request):
    raise SuspiciousOperation("a secret of the request")


def form(request):
    return HttpResponse("sent")


urlpatterns = [
    path("de/broken/", broken),
    path("en/broken/", broken),
    path("de/refused/", refused),
    path("en/suspicious/", suspicious),
    path("de/form/", form),
    *urls.urlpatterns,
]
# The same handlers as the project's, for these addresses.
handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500


@pytest.fixture
def visitor(settings):
    settings.ROOT_URLCONF = "tests.public.test_errors"
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


@pytest.mark.parametrize(
    ("address", "status", "heading"),
    [
        ("/de/broken/", 500, "Da ist etwas schiefgegangen"),
        ("/en/broken/", 500, "Something went wrong"),
        ("/de/refused/", 403, "Kein Zugriff"),
        ("/en/suspicious/", 400, "Bad request"),
    ],
)
def test_a_fault_has_a_page_of_its_own_without_any_query(
    visitor, address, status, heading
):
    # No database is allowed in this test.
    response = visitor.get(address)
    assert response.status_code == status
    page = tree(response.text)
    assert page.get("lang") == address[1:3]
    assert text_of(next(page.iter("h1"))) == heading
    assert "secret" not in response.text
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies


def test_a_foreign_host_is_a_bad_request(visitor):
    response = visitor.get("/de/broken/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert "evil" not in response.text


def test_a_form_without_its_token_is_refused_in_words(visitor):
    response = visitor.post("/de/form/", {"a": "b"})
    assert response.status_code == 403
    assert "Das Formular wurde zur Sicherheit nicht angenommen" in response.text
    assert tree(response.text).get("lang") == "de"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "language", "heading"),
    [
        ("/de/nix/", "de", "Seite nicht gefunden"),
        ("/en/articles/nothing/", "en", "Page not found"),
        ("/nix", "de", "Seite nicht gefunden"),
        ("/de/themen/<script>/", "de", "Seite nicht gefunden"),
    ],
)
def test_what_is_not_found_says_so_and_nothing_of_the_address(
    client, address, language, heading
):
    response = client.get(address)
    assert response.status_code == 404
    page = tree(response.text)
    assert page.get("lang") == language
    assert text_of(next(page.iter("h1"))) == heading
    assert "nix" not in response.text
    assert "nothing" not in response.text
    assert 'rel="canonical"' not in response.text
    assert response["Cache-Control"] == "max-age=0, must-revalidate, s-maxage=1"


@pytest.mark.django_db
def test_an_address_without_language_leads_to_the_one_with_it(client):
    response = client.get("/artikel/")
    assert (response.status_code, response["Location"]) == (302, "/de/artikel/")
    assert "Accept-Language" in response["Vary"]


@pytest.mark.django_db
def test_an_address_without_its_slash_leads_to_the_one_with_it(client):
    response = client.get("/de/artikel")
    assert (response.status_code, response["Location"]) == (301, "/de/artikel/")


def test_the_page_for_a_fault_works_when_the_database_is_down(visitor, monkeypatch):
    def down(*args, **kwargs):
        raise connection.Database.OperationalError("no database")

    monkeypatch.setattr(connection, "connect", down)
    response = visitor.get("/de/")
    assert response.status_code == 500
    assert "no database" not in response.text
