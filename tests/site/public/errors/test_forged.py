"""No header or parameter of a request leads anybody off the site."""

from urllib.parse import unquote_to_bytes

import pytest
from django.test import Client

from tests.support import factories

pytestmark = pytest.mark.django_db

FORWARDED = {
    "x-forwarded-host": "evil.example",
    "x-forwarded-server": "evil.example",
    "x-host": "evil.example",
    "forwarded": "host=evil.example",
}


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


def test_s33_a_forwarded_host_is_not_believed(visitor):
    factories.published()
    for path in ("/de/", "/de/artikel/", "/sitemap.xml", "/feeds.opml", "/artikel/"):
        plain = visitor.get(path)
        answer = visitor.get(path, headers=FORWARDED)
        assert answer.content == plain.content, path
        assert answer.headers.get("Location") == plain.headers.get("Location")


AWAY = [
    "//evil.example/", "/\\evil.example/", "https:evil.example", "%2f%2fevil.example",
    "https://evil.example/", "\\\\evil.example",
]  # fmt: skip


@pytest.mark.parametrize("away", AWAY)
def test_s34_no_redirection_leads_off_the_site(visitor, away):
    """Neither one to a language nor one to an address that has changed."""
    first = factories.published(slug="eins")
    factories.republished(first, slug="zwei")
    for path in ("/", "/artikel/", "/de/artikel", "/de/artikel/eins/", "/admin/"):
        for name in ("next", "url", "return_to", "language", "page"):
            leads_on(visitor.get(f"{path}?{name}={away}"))
    raw = unquote_to_bytes(away).decode("latin-1")
    for path in (raw, f"/{raw}", f"/de/{raw}", raw.rstrip("/")):
        # As a server gives it: not taken apart before.
        leads_on(visitor.generic("GET", "/", PATH_INFO=path))


def leads_on(response) -> None:
    """Assert that an answer leads nowhere, or to a path of this site."""
    target = response.headers.get("Location", "/")
    assert response.status_code < 500
    assert target.startswith("/"), target
    assert target[1:2] not in {"/", "\\"}, target


BROKEN = "a%0d%0aSet-Cookie:%20x=evil%0d%0a%0d%0a<script>"
FILLED = [
    "/?next={}", "/artikel/?q={}", "/de/artikel/?q={}", "/de/artikel?q={}", "/{}",
    "/de/{}/", "/de/artikel/{}", "/de/artikel/{}/zitat.bib", "/de/themen/{}/",
    "/de/artikel/feed.rss?q={}", "/de/artikel/?topic={}", "/de/archiv/{}/",
    "/pictures/{}/card-64.webp", "/de/abonnieren/?q={}", "/admin/?next={}",
    "/admin/login/?next={}", "/sitemap-{}.xml", "/de/barriere-melden/?page={}",
]  # fmt: skip


@pytest.mark.parametrize("made", FILLED)
def test_s35_no_break_of_a_line_reaches_a_header(visitor, made):
    factories.published()
    response = visitor.get(made.format(BROKEN))
    assert response.status_code < 500
    assert "x" not in response.cookies
    for name, value in response.headers.items():
        assert name != "Set-Cookie"
        assert not {"\r", "\n"} & set(f"{name}{value}")
