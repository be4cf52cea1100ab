"""Every answer to readers is scanned: headers, cookies, policy, copies."""

import pytest
from django.test import Client

from tests.site.public.every_page.page_types import (
    ERRORS,
    FILES,
    PAGES,
    fill_public_site,
)
from tests.support.inspecting.headers import exceptions, faults
from tests.support.worlds import world

pytestmark = [pytest.mark.django_db, pytest.mark.again]
ADDRESSES = [
    *(path for pages in PAGES.values() for path in pages.values()),
    *FILES.values(),
    *(path for pages in ERRORS.values() for path in pages),
    "/gibt/es/nicht",
    "/de/artikel/?before=unsinn",
    "/de/artikel",  # leads to the address with a slash
]


@world
def _site():
    fill_public_site()


@pytest.fixture
def https(settings):
    """As the settings are where the origin is https."""
    settings.SECURE_SSL_REDIRECT = True
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SECURE_HSTS_SECONDS = 31_536_000


def found(method: str, *, is_https: bool) -> list[str]:
    client = Client(headers={"accept-language": "de"})
    return [
        fault
        for path in ADDRESSES
        for fault in faults(
            getattr(client, method)(path, secure=is_https),
            path,
            is_desk=False,
            is_https=is_https,
        )
    ]


@pytest.mark.parametrize("method", ["get", "post"])
def test_s30_s61_every_answer_to_readers_says_what_it_has_to(method):
    assert found(method, is_https=False) == []


def test_s30_s61_every_answer_to_readers_is_as_safe_by_https(https):
    assert found("get", is_https=True) == []


def test_s30_s61_so_is_what_leads_from_http_to_https(https):
    answer = Client().get("/de/artikel/?q=a")
    assert (answer.status_code, answer["Location"][:8]) == (301, "https://")
    assert faults(answer, "/de/artikel/", is_desk=False) == []


def test_s30_s61_static_files_say_what_every_answer_has_to(https, settings, collected):
    backend = "articles.site.shared.static_files.whole.WholeStaticFilesStorage"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": backend}}
    settings.STATIC_ROOT = collected
    client = Client()
    found = []
    for pattern in (
        "articles/site.*.css",
        "*/js/*.*.js",
        "**/*.*.woff2",
        "*/*.svg",
    ):
        file = next(one for one in sorted(collected.glob(pattern)))
        path = f"/static/{file.relative_to(collected)}"
        answer = client.get(path, secure=True)
        assert answer.status_code == 200, path
        found += faults(answer, path, is_desk=False, is_https=True)
        drawing = answer.headers["Content-Security-Policy"]
        assert answer.getvalue()  # and so it is closed
    assert found == []
    assert drawing.startswith("default-src 'none'; style-src 'unsafe-inline'; base-uri")


def test_s78_a_page_asks_for_no_power_of_the_browser(client):
    said = client.get("/de/").headers["Permissions-Policy"]
    assert {"camera=()", "geolocation=()", "microphone=()"} <= {*said.split(", ")}


@pytest.mark.parametrize("rule", exceptions())
def test_what_is_excepted_is_asked_for_somewhere(rule):
    """No exception stays longer than what it is for."""
    assert exceptions()[rule], f"{rule} names no address"
