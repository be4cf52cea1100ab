"""Everybody gets the same, whatever cookies a browser has from elsewhere."""

import pytest
from django.test import Client

from articles.domain.pictures import plain_rendition
from tests.support.factories import admin, draft, picture, published

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


@pytest.fixture
def desk_cookie() -> str:
    """Return the cookie of somebody who is logged in."""
    client = Client()
    client.force_login(admin())
    return f"sessionid={client.cookies['sessionid'].value}"


def test_a_public_picture_is_the_same_whoever_asks_for_it(client, desk_cookie):
    image = picture("Kran")
    published(lead_image=str(image.key))
    url = plain_rendition(image).url
    plain = client.get(url)
    for cookie in (*COOKIES, desk_cookie, "sessionid=", "a=b"):
        answer = Client().get(url, headers={"cookie": cookie})
        assert not answer.cookies, cookie
        assert dict(answer.items()) == dict(plain.items()), cookie
        known = {"cookie": cookie, "if-none-match": plain["ETag"]}
        again = Client().get(url, headers=known)
        assert (again.status_code, len(again.cookies)) == (304, 0)
        assert "Vary" not in again


def test_no_picture_brings_a_cookie_not_even_one_that_is_hidden(client, desk_cookie):
    image = picture("Kran")
    draft(lead_image=str(image.key))
    url = plain_rendition(image).url
    for cookie in COOKIES:
        answer = Client().get(url, headers={"cookie": cookie})
        assert (answer.status_code, len(answer.cookies)) == (404, 0), cookie
    answer = Client().get(url, headers={"cookie": desk_cookie})
    assert (answer.status_code, len(answer.cookies)) == (200, 0)
    assert "Cookie" in answer["Vary"]


def test_what_is_no_picture_is_missing_in_a_language_that_no_cookie_chooses(client):
    address = "/pictures/x"
    asked = {"headers": {"accept-language": "de"}}
    without = client.get(address, **asked)
    client.cookies["django_language"] = "en"
    answer = client.get(address, **asked)
    assert (answer.status_code, answer.text) == (404, without.text)
    assert answer.headers["Content-Language"] == "de"


def test_the_desk_knows_who_is_there():
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin())
    assert client.get("/admin/").status_code == 200
    assert client.post("/admin/logout/").status_code == 403
    token = client.get("/admin/").context["csrf_token"]
    answer = client.post("/admin/logout/", {"csrfmiddlewaretoken": str(token)})
    assert answer.status_code in {200, 302}
    assert client.get("/admin/").status_code == 302
