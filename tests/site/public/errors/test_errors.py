"""Error pages: helpful, in the reader's language, and telling nothing."""

from urllib.parse import unquote_to_bytes

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from newsroom import urls
from tests.site.public.reading import links_of, text_of, tree
from tests.support import factories


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
    path("de/suspicious/", suspicious),
    path("en/suspicious/", suspicious),
    path("de/form/", form),
    *urls.urlpatterns,
]
# The same handlers as the project's, for these addresses.
handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500


@pytest.fixture
def visitor(settings):
    settings.ROOT_URLCONF = "tests.site.public.errors.test_errors"
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


@pytest.mark.parametrize(
    ("address", "status", "heading"),
    [
        ("/de/broken/", 500, "Da ist etwas schiefgegangen"),
        ("/en/broken/", 500, "Something went wrong"),
        ("/de/refused/", 403, "Kein Zugriff"),
        ("/de/suspicious/", 400, "Diese Anfrage hat nicht geklappt"),
        ("/en/suspicious/", 400, "That request didn’t work"),
    ],
)
def test_s64_s66_a_fault_has_a_page_of_its_own_without_any_query(
    visitor, address, status, heading
):
    # No database is allowed in this test.
    response = visitor.get(f"{address}?x=%")
    assert response.status_code == status
    page = tree(response.text)
    assert page.get("lang") == address[1:3]
    assert text_of(next(page.iter("h1"))) == heading
    assert "secret" not in response.text
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies


HOSTS = [
    "evil.example", "127.0.0.1@evil.example", "evil.example:80", "testserver@evil", "",
    "testserver\0.evil", "testserver\r\nX: evil", "testserver, evil.example", ".evil",
    "testserver/evil", "testserver#evil", "testserver.evil.example", "[::1].evil",
]  # fmt: skip


@pytest.mark.parametrize("host", HOSTS)
def test_s33_a_foreign_host_is_a_bad_request(visitor, host):
    for address in ("/de/broken/", "/de/", "/admin/", "/artikel/"):
        response = visitor.get(address, headers={"host": host})
        assert response.status_code == 400
        assert "evil" not in response.text + str(response.headers)


def test_s66_a_form_without_its_token_is_refused_in_words(visitor):
    response = visitor.post("/de/form/", {"a": "b"})
    assert response.status_code == 403
    assert "Das Formular wurde aus Sicherheitsgründen nicht angenommen" in response.text
    assert tree(response.text).get("lang") == "de"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "language", "heading", "words"),
    [
        ("/de/nix/", "de", "Seite nicht gefunden", "nix"),
        (
            "/en/articles/never-written_zzq/",
            "en",
            "Page not found",
            "never written zzq",
        ),
        ("/nix", "de", "Seite nicht gefunden", "nix"),
        ("/de/%C3%BCber-%C3%A4pfel.html", "de", "Seite nicht gefunden", "über äpfel"),
        ("/de/themen/<script>/", "de", "Seite nicht gefunden", "script"),
        ('/de/zzq"><qqz>{{777}}%00/', "de", "Seite nicht gefunden", "zzq qqz 777"),
        ("/de/" + "wort-" * 100, "de", "Seite nicht gefunden", " ".join(["wort"] * 12)),
        ("/de/" + "x" * 3000, "de", "Seite nicht gefunden", "x" * 100),
        ("/en/---/", "en", "Page not found", ""),
    ],
)
def test_what_is_not_found_says_so_and_offers_a_search_for_its_words(
    client, address, language, heading, words
):
    factories.published(language=language)
    response = client.get(address)
    assert response.status_code == 404
    page = tree(response.text)
    assert page.get("lang") == language
    assert text_of(next(page.iter("h1"))) == heading
    [search] = [el for el in page.iter("input") if el.get("id") == "search-again"]
    assert search.get("value") == words
    # Nothing else of the address.
    rest = response.text.replace(f'value="{words}"', "")
    assert not [word for word in words.split() if word in rest]
    assert 'rel="canonical"' not in response.text
    assert response["Cache-Control"] == "max-age=0, must-revalidate, s-maxage=1"


@pytest.mark.django_db
def test_s66_what_is_not_found_leads_to_the_newest_articles_and_the_overviews(client):
    for number in range(7):
        factories.published(headline=f"Nummer {number}")
    factories.published(language="en", headline="Number")
    factories.draft(headline="Ein Entwurf")
    page = tree(client.get("/de/artikel/nix/").text)
    listed = [text for text in links_of(page) if not text.startswith("Ein ")]
    assert listed[:5] == [f"Nummer {number}" for number in range(6, 1, -1)]
    assert {"Artikel", "Rubriken", "Themen", "Quellen", "Archiv"} <= set(listed)
    assert len(listed) == 12


@pytest.mark.django_db
def test_the_way_to_the_other_language_says_that_it_leads_to_its_home_page(client):
    factories.published()
    for address, said, home in (
        ("/de/nix/", "English home page", "/en/"),
        ("/en/nix/", "Deutsche Startseite", "/de/"),
        ("/de/artikel/ein-beispiel/", "English home page", "/en/"),
    ):
        page = tree(client.get(address).text)
        [link] = [a for a in page.find("body/header").iter("a") if a.get("hreflang")]
        # A telephone shows the language alone.
        assert (text_of(link.find("span[@class='in-full']")), link.get("href")) == (
            said,
            home,
        )
        assert link.get("lang") == home[1:3]


def test_every_error_leads_to_the_overviews_without_asking_for_them(visitor):
    page = tree(visitor.get("/de/broken/").text)
    assert {"Alle Artikel", "Rubriken", "Archiv"} <= set(links_of(page))


ODD = [
    "/.git/", "/.git/config", "/db.sqlite3", "/media/", "/media/../settings.py",
    "/static/../", "/static/../manage.py", "/__debug__/", "/wp-login.php",
    "/de/artikel/;x", "/de/artikel;x/", "/;x", "//", "//evil.example/", "/de//",
    "/de/../../etc/passwd", "/de/artikel/%2e%2e/", "/%00", "/%ff%fe/", "/de/%00/",
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("address", ODD)
def test_s20_what_programs_try_is_not_found_by_any_method(address):
    visitor = Client(enforce_csrf_checks=True)
    # As a server gives it: not taken apart before, where "//" would be a host.
    raw = unquote_to_bytes(address).decode("latin-1")
    for method in ("GET", "HEAD"):
        response = visitor.generic(method, "/", PATH_INFO=raw)
        assert response.status_code == 404
    for method in ("OPTIONS", "POST", "PROPFIND", "x"):
        response = visitor.generic(method, "/", PATH_INFO=raw)
        assert response.status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["OPTIONS", "PUT", "PROPFIND", "x"])
def test_r42_a_page_says_which_methods_it_answers(method):
    visitor = Client(enforce_csrf_checks=True)
    response = visitor.generic(method, "/de/")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")
    response = visitor.generic(method, "/de/barriere-melden/")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, POST")
    # The desk asks for the login, or for the form's token.
    assert visitor.generic(method, "/admin/").status_code in {302, 403}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    ["//", "//de/", "/de//", "/de/;x", "/;x", "/de/artikel;x/", "/de/artikel//"],
)
@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "x"])
def test_r42_odd_spellings_of_an_address_are_answered(visitor, path, method):
    response = visitor.generic(method, "/", PATH_INFO=path)
    assert response.status_code in {200, 301, 302, 404, 405}
    if response.status_code in {301, 302}:
        assert not response["Location"].startswith("//")


@pytest.mark.django_db
def test_an_address_without_language_leads_to_the_one_with_it(client):
    response = client.get("/artikel/")
    assert (response.status_code, response["Location"]) == (302, "/de/artikel/")
    assert "Accept-Language" in response["Vary"]


@pytest.mark.django_db
def test_r42_an_address_without_its_slash_leads_to_the_one_with_it(client):
    response = client.get("/de/artikel")
    assert (response.status_code, response["Location"]) == (301, "/de/artikel/")


def test_s66_there_is_a_page_even_where_no_template_can_be_rendered(visitor, settings):
    # As if nobody had collected the static files: their names aren't known.
    hashed = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": hashed}}
    response = visitor.get("/de/broken/")
    assert response.status_code == 500
    page = tree(response.text)
    assert text_of(next(page.iter("h1"))) == "Da ist etwas schiefgegangen"
    assert page.get("lang") == "de"
