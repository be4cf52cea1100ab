"""The server's own answers have the same security headers as every page."""

from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.http.response import ResponseHeaders
from django.middleware.security import SecurityMiddleware
from django.test import RequestFactory

from newsroom.http_server.reading import busy_page
from newsroom.http_server.reading.own_answers import HEALTHY, Guard
from tests.support.inspecting.headers import of_every_answer


def told(answer, **headers: str) -> ResponseHeaders:
    scope = SimpleNamespace(headers=headers)
    _status, said, _body = Guard()(scope, answer)
    return ResponseHeaders(dict(said))


@pytest.fixture(autouse=True)
def _https(settings):
    settings.SECURE_HSTS_SECONDS = 31_536_000


@pytest.mark.parametrize(
    "make", [lambda: HEALTHY, lambda: busy_page.busy("/de/")], ids=["well", "busy"]
)
def test_s30_s58_what_was_asked_by_https_says_that_it_stays_so(make, settings):
    by_proxy = {"x-forwarded-proto": "https, http"}
    settings.NEWSROOM_PROXY_COUNT = 1
    assert [*of_every_answer(told(make(), **by_proxy), is_https=True)] == []
    # Clients that claim it without a proxy aren't trusted, nor may plain http say it.
    for proxies, said in ((0, by_proxy), (1, {}), (1, {"x-forwarded-proto": "http"})):
        settings.NEWSROOM_PROXY_COUNT = proxies
        found = of_every_answer(told(make(), **said), is_https=False)
        assert [*found] == []


@pytest.mark.parametrize("more", [(False, False), (True, False), (True, True)])
def test_it_holds_for_whom_pages_say_that_it_does(settings, more):
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS, settings.SECURE_HSTS_PRELOAD = more
    name = "Strict-Transport-Security"
    page = SecurityMiddleware(lambda request: HttpResponse())
    settings.NEWSROOM_PROXY_COUNT = 1
    ours = told(HEALTHY, **{"x-forwarded-proto": "https"})
    assert ours[name] == page(RequestFactory().get("/", secure=True)).headers[name]
