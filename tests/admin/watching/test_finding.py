"""Feeds of a homepage are found on the desk, and added by a form that is filled."""

import pytest
from django.core.cache import cache
from django_ox.testing import run_tasks

from articles.models import Errand, SourceFeed
from tests.inbox.watching.server import feed as said, serving
from tests.support import factories, inbox
from tests.support.desk.desk import at_desk, read_form

pytestmark = pytest.mark.django_db

PAGE = "/admin/articles/sourcefeed/find/"
HTML = {"Content-Type": "text/html; charset=utf-8"}
DECLARED = b"<link rel=alternate type=application/rss+xml href=/a.rss title=Alles>"


@pytest.fixture
def client():
    return at_desk(factories.editor())


@pytest.fixture(autouse=True)
def _rules():
    cache.clear()  # the robots.txt of another test's server


def found(client, address: str):
    """Return the page once the worker has asked the address."""
    answer = client.post(PAGE, {"address": address})
    assert answer.status_code == 302
    waiting = client.get(answer.url)
    assert waiting.headers["Refresh"]
    assert "wird gerade gefragt" in waiting.text
    run_tasks(raise_failures=True)
    page = client.get(answer.url)
    assert "Refresh" not in page.headers
    return page


@pytest.fixture
def server(settings, tmp_path, monkeypatch):
    monkeypatch.setattr("articles.inbox.fetching.turns.PAUSE", 0.0)
    settings.VAR = tmp_path
    with serving({}) as server:
        settings.NEWSROOM_FETCH_LOCAL = (server.place,)
        server.plays |= {"/": (200, HTML, DECLARED), "/a.rss": said("Eins", "Zwei")}
        yield server


def test_a_feed_is_found_and_added_by_a_filled_form(client, server):
    source = factories.source("Institut", homepage=server.address("/"))
    assert client.get(PAGE).status_code == 200
    answer = found(client, server.address("/"))
    assert "2 Einträge" in answer.text
    assert "Beobachten …" in answer.text
    [offer] = answer.context["found"]
    form = read_form(client.get(offer["add"]))
    assert form["address"] == [server.address("/a.rss")]
    assert form["title"] == ["Quelle"]
    assert form["source"] == [str(source.pk)]
    assert client.post(offer["add"], form).status_code == 302
    assert SourceFeed.objects.get().source == source


def test_one_that_is_watched_leads_to_its_entry(client, server):
    feed = inbox.feed(address=server.address("/a.rss"))
    answer = found(client, server.address("/"))
    assert f"/admin/articles/sourcefeed/{feed.pk}/change/" in answer.text
    assert "Beobachten …" not in answer.text


def test_none_is_said_plainly(client, server):
    server.plays["/"] = (200, HTML, b"<title>x</title>")
    answer = found(client, server.address("/"))
    assert "Dort gibt es keinen Feed" in answer.text


def test_what_cant_be_had_is_said(client, server):
    answer = found(client, "http://127.0.0.1:9/")
    assert answer.context["found"] == []
    assert "Port 9 ist nicht zugelassen" in answer.text


def test_what_isnt_an_address_is_refused_at_the_field(client):
    for address in ("nein", "ftp://x.example/", ""):
        answer = client.post(PAGE, {"address": address})
        assert answer.status_code == 200
        assert answer.context["form"].errors["address"], address
    assert not Errand.objects.exists()


def test_nobody_sees_what_somebody_else_asked(client, server):
    answer = client.post(PAGE, {"address": server.address("/")})
    run_tasks(raise_failures=True)
    other = at_desk(factories.chief())
    assert other.get(answer.url).context["asked"] is None
    assert client.get(f"{PAGE}?errand=nein").context["asked"] is None


def test_a_link_asks_nobody(client, server):
    client.get(PAGE, {"address": server.address("/")})
    assert server.asked == []
