"""Lists of feeds on the desk: looked at before anything is added, and given away."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.admin.watching import opml_pages
from articles.inbox.reading import Outline, read_opml, write_opml
from articles.models import NewLabel, RecordEntry, Source, SourceFeed
from tests.support import factories, inbox
from tests.support.desk.desk import at_desk, read_form

pytestmark = pytest.mark.django_db

PAGE = "/admin/articles/sourcefeed/opml/"
FILE = f"{PAGE}feeds.opml"
KNOWN = Outline("Presse", "https://a.example/feed", "https://a.example/", "Institut A")
BY_HOST = Outline("Aktuelles", "https://news.b.example/rss", "https://www.b.example/x")
NEW = Outline("Institut C", "https://c.example/feed", "https://c.example/")
OTHER = Outline("Institut C", "https://c.example/other", "https://c.example/")


@pytest.fixture
def client():
    return at_desk(factories.editor())


def sent(*outlines: Outline) -> dict:
    body = write_opml(outlines, title="Meine Liste")
    return {"file": SimpleUploadedFile("feeds.opml", body)}


def ticked(answer) -> dict:
    form = read_form(answer)
    return {name: form[name] for name in ("list", "take") if name in form}


def test_a_list_is_shown_before_it_is_taken(client):
    factories.source("Institut A"), factories.source("B", homepage="https://b.example")
    watched = inbox.feed("Institut D", address="https://d.example/feed")
    double = Outline("Anders", "https://d.example/feed", "", "")
    answer = client.post(PAGE, sent(KNOWN, BY_HOST, NEW, double))
    for said in (
        "Quelle: Institut A", "Quelle: B", "Neue Quelle: Institut C",
        f"/admin/articles/sourcefeed/{watched.pk}/change/", "Wird schon beobachtet",
    ):  # fmt: skip
        assert said in answer.text
    assert SourceFeed.objects.count() == 1
    assert not Source.objects.filter(names__de="Institut C").exists()


def test_what_is_ticked_is_added_with_its_source(client):
    factories.source("Institut A")
    form = ticked(client.post(PAGE, sent(KNOWN, BY_HOST, NEW, OTHER)))
    assert form["take"] == ["0", "1", "2", "3"]
    answer = client.post(PAGE, form | {"take": ["0", "2", "3"]}, follow=True)
    assert "3 Feeds hinzugefügt" in answer.text
    feeds = {one.address: one for one in SourceFeed.objects.select_related("source")}
    assert feeds.keys() == {KNOWN.address, NEW.address, OTHER.address}
    assert feeds[KNOWN.address].source.name == "Institut A"
    # One new source, however many of its feeds are in the list.
    assert feeds[NEW.address].source == feeds[OTHER.address].source
    assert feeds[NEW.address].source.homepage == "https://c.example/"
    assert feeds[NEW.address].title == "Institut C"
    added = RecordEntry.objects.filter(kind="articles.sourcefeed", deed="added")
    assert added.count() == 3


def test_sent_twice_it_adds_nothing_twice(client):
    form = ticked(client.post(PAGE, sent(NEW)))
    client.post(PAGE, form)
    assert "0 Feeds hinzugefügt" in client.post(PAGE, form, follow=True).text
    assert SourceFeed.objects.count() == 1
    assert Source.objects.count() == 1


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"", "leer"),
        (b"<html>nein</html>", "OPML"),
        (b"<opml><body></body></opml>", "keine Feeds"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><opml>&a;</opml>', "Diese Liste hat eigene"),
        (b"<opml>" + b"<outline text='x'>" * 20_000, "mehr als 200"),
        (
            b"<opml><outline text='Datei' xmlUrl='file:///etc/passwd'/>",
            "Datei file:///",
        ),
        (b"x" * 1_000_001, "zu gro"),
    ],
)
def test_what_is_no_list_is_refused_with_a_sentence(client, body, told):
    file = SimpleUploadedFile("feeds.opml", body)
    answer = client.post(PAGE, {"file": file})
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert told in answer.text


def test_a_list_that_is_too_long_is_the_operators(client, monkeypatch):
    monkeypatch.setattr(opml_pages, "MOST", 1)
    assert "mehr als 1 Feeds" in client.post(PAGE, sent(NEW, OTHER)).text


@pytest.mark.parametrize("damaged", ["", "[", "[1]", '[["a"]]', "{}", "null"])
def test_a_damaged_form_adds_nothing(client, damaged):
    answer = client.post(PAGE, {"list": damaged, "take": ["0"]})
    assert answer.status_code == 302
    assert not SourceFeed.objects.exists()


def test_an_address_that_may_not_be_is_left_out_with_its_reason(client):
    long = Outline("Lang", f"https://a.example/{'x' * 1_000}", "", "")
    answer = client.post(PAGE, sent(long))
    assert "Ausgelassen:" in answer.text
    client.post(PAGE, ticked(answer) | {"take": ["0"]})
    assert not SourceFeed.objects.exists()


def test_rows_that_lead_nowhere_are_counted_and_named(client):
    rows = ("javascript:alert(1)", "file:///etc/passwd", "ftp://a.example/", "Unsinn")
    bad = "".join(
        f'<outline text="B{n}" xmlUrl="{one}"/>' for n, one in enumerate(rows)
    )
    body = write_opml([NEW], title="x").replace(b"<body>", f"<body>{bad}".encode())
    answer = client.post(PAGE, {"file": SimpleUploadedFile("feeds.opml", body)})
    assert "4 Zeilen wurden ausgelassen" in answer.text
    for n, one in enumerate(rows):
        assert f"B{n} {one}" in answer.text
    assert f'href="{rows[0]}' not in answer.text
    assert len(answer.context["plans"]) == 1


@pytest.mark.both
@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/feed", "http://10.1.2.3/feed", "http://192.168.0.1/feed",
        "http://172.16.0.1/", "http://169.254.169.254/latest/", "http://100.100.100.200/",
        "http://[::1]/feed", "http://[fe80::1]/feed", "http://[::ffff:10.0.0.1]/",
        "http://localhost/feed", "http://printer.local/feed", "http://0/feed",
        "http://metadata.google.internal/", "http://2130706433/", "http://127.1/",
        "http://a.example:22/feed",
    ],
)  # fmt: skip
def test_an_address_inside_is_refused_and_not_ticked(client, address):
    form = ticked(answer := client.post(PAGE, sent(Outline("Innen", address, "", ""))))
    assert "Ausgelassen:" in answer.text or "ausgelassen" in answer.text
    assert not form.get("take")
    # Nor is it added if somebody sends it all the same.
    row = json.dumps([["Innen", address, "", ""]])
    client.post(PAGE, {"list": row, "take": ["0"]})
    assert not SourceFeed.objects.exists()


def test_a_place_inside_that_a_setting_allows_is_ticked(client, settings):
    settings.NEWSROOM_FETCH_LOCAL = ("127.0.0.1:8109",)
    for host in ("127.0.0.1", "localhost"):
        one = Outline("Innen", f"http://{host}:8109/feed", "", "")
        assert ticked(client.post(PAGE, sent(one)))["take"] == ["0"]


def test_a_source_manager_makes_sources_that_arent_new_to_anybody():
    client = at_desk(factories.user("pflege", "sources"))
    client.post(PAGE, ticked(client.post(PAGE, sent(NEW))))
    assert SourceFeed.objects.count() == 1
    assert not NewLabel.objects.exists()


def test_our_list_has_every_feed_and_can_be_taken_in_again(client):
    feed = inbox.feed("Institut A", address=KNOWN.address, title="Presse")
    inbox.feed("Institut P", way="mail", address="")
    inbox.feed("Institut S", way="sitemap", address="https://s.example/sitemap.xml")
    answer = client.get(FILE)
    assert answer.headers["Content-Type"].startswith("text/x-opml")
    found = read_opml(answer.content).feeds
    assert [(one.title, one.address, one.folder) for one in found] == [
        ("Presse", KNOWN.address, "Institut A")
    ]
    assert RecordEntry.objects.filter(deed="exported").exists()
    feed.delete()
    client.post(PAGE, ticked(client.post(PAGE, sent(*found))))
    assert SourceFeed.objects.get(way="feed").source.name == "Institut A"


def test_an_author_takes_and_gives_none():
    client = at_desk(factories.author())
    for path in (PAGE, FILE, "/admin/articles/sourcefeed/find/"):
        assert client.get(path).status_code == 403
