"""Everybody gets the same, whatever cookies a browser has from elsewhere."""

import pytest
from django.test import Client

from tests.factories import admin, published

pytestmark = pytest.mark.django_db
COOKIES = ("csrftoken=x", "sessionid=x", "sessionid=abcdefghijkl; django_language=en")
PATHS = (
    "/", "/de/", "/de/artikel/", "/de/artikel/feed.rss", "/de/abonnieren/",
    "/de/barriere-melden/", "/feeds.opml", "/sitemap.xml", "/robots.txt",
    "/de/artikel/unbekannt/",
)  # fmt: skip


def test_no_cookie_changes_an_answer_or_brings_another_cookie(client):
    published()
    for path in PATHS:
        plain = client.get(path)
        for cookie in COOKIES:
            answer = Client().get(path, headers={"cookie": cookie})
            assert answer.status_code == plain.status_code, path
            assert answer.content == plain.content, path
            assert not answer.cookies, (path, cookie)
            assert "Cookie" not in answer.get("Vary", ""), (path, cookie)
            assert answer.get("ETag") == plain.get("ETag")


def test_the_desk_knows_who_is_there():
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin())
    assert client.get("/admin/").status_code == 200
    assert client.post("/admin/logout/").status_code == 403
    token = client.get("/admin/").context["csrf_token"]
    answer = client.post("/admin/logout/", {"csrfmiddlewaretoken": str(token)})
    assert answer.status_code in {200, 302}
    assert client.get("/admin/").status_code == 302
