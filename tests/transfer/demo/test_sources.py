"""The demo's sources publish without a network, some of them badly, for nobody else."""

import os
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.utils import timezone

from articles.inbox.fetching import Kind, Limits, NotFetched, RefusedAddress, fetch
from articles.inbox.reading import NotAFeed, discover, pages_in, read
from articles.inbox.sorting import sort_new
from articles.inbox.watching import ask, trace_new
from articles.models import (
    ArticleTrace,
    FeedStanding,
    InboxItem,
    Source,
    SourceFeed,
    TraceKind,
)
from articles.transfer import demo
from articles.transfer.demo.sources.telling import (
    ECHO,
    EVERY,
    GOING_ON,
    entries_of,
    feeds,
)
from tests.conftest import ROOT
from tests.support.processes.loopback import free_port
from tests.transfer.demo.trying import start_demo

SINCE = datetime(2026, 12, 1, 9, tzinfo=UTC)
BY_PATH = {one.path: one for one in feeds()}


def reading(sources, path: str):
    answer = fetch(sources.origin + path)
    kind = answer.headers["content-type"]
    return read(
        answer.body, content_type=kind, address=answer.address, at=timezone.now()
    )


@pytest.mark.parametrize(
    ("path", "language", "word"),
    [
        ("/agentur/meldungen.rss", "de", "für"),
        ("/council/news.json", "en", "Germany"),
        ("/alliance/rss", "en", "Canada"),
    ],
)
def test_a_healthy_feed_of_each_format_is_read_without_a_remark(
    sources, path, language, word
):
    found = reading(sources, path)
    assert found.language == language
    assert len(found.entries) > 8
    assert any(word in entry.title for entry in found.entries)
    assert found.remarks == []
    assert all(entry.guid and entry.link and entry.published for entry in found.entries)


def test_a_feed_that_is_encoded_otherwise_than_it_says_has_its_umlauts(sources):
    found = reading(sources, "/ministerium/presse.rss")
    assert "encoding" in [one.kind for one in found.remarks]
    assert any("wächst" in entry.title for entry in found.entries)


def test_a_moved_feed_says_so_for_good(sources):
    answer = fetch(f"{sources.origin}/alliance/rss")
    assert answer.moved_to == f"{sources.origin}/alliance/news.atom"


def test_one_is_gone_one_wants_a_login_and_one_never_ends(sources):
    assert fetch(f"{sources.origin}/agentur/feed.php").status == 410
    with pytest.raises(NotAFeed) as refused:
        reading(sources, "/academy/news.rss")
    assert refused.value.kind == "login_page"
    with pytest.raises(NotFetched) as failed:
        fetch(f"{sources.origin}/fonds/aktuell.atom", limits=Limits(total=0.5))
    assert failed.value.kind is Kind.TIMEOUT


def test_one_has_only_a_page(sources):
    answer = fetch(f"{sources.origin}/musterstadt/")
    links = pages_in(answer.body, address=answer.address, below="/musterstadt/news/")
    assert len({one.address for one in links if one.title}) > 8
    assert not [
        one
        for one in discover(
            answer.body,
            content_type=answer.headers["content-type"],
            address=answer.address,
        )
        if one.found != "guess"
    ]


def test_each_link_leads_to_its_story(sources):
    for entry in reading(sources, "/council/news.json").entries:
        answer = fetch(entry.link)
        assert (answer.status, entry.title in answer.body.decode()) == (200, True)
    assert fetch(f"{sources.origin}/council/news/none").status == 404
    assert fetch(f"{sources.origin}/nobody/").status == 404


def test_a_feed_that_has_nothing_new_says_only_that(sources):
    (sources.file).write_text(SINCE.isoformat(), encoding="ascii")
    first = fetch(f"{sources.origin}/musterstadt/")
    again = fetch(f"{sources.origin}/musterstadt/", etag=first.etag)
    assert (first.status, again.status, again.body) == (200, 304, b"")


@pytest.mark.parametrize("name", GOING_ON)
def test_there_is_one_entry_more_every_few_minutes_for_ever(name):
    feed = next(one for one in feeds() if one.source == name)
    for began in (timedelta(), timedelta(days=40)):
        before = entries_of(feed, SINCE, SINCE + began)
        later = entries_of(feed, SINCE, SINCE + began + len(GOING_ON) * EVERY + ECHO)
        new = {one.key for one in later} - {one.key for one in before}
        assert 1 <= len(new) <= 4
        assert max(one.at for one in before) > SINCE + began - timedelta(minutes=30)
        assert len({one.key for one in later}) == len(later) < 70
        # Those that are still there are as they were.
        known = {one.key: one for one in before}
        assert all(known.get(one.key, one) == one for one in later)


def test_the_same_news_is_told_in_both_languages():
    german, english = (
        {one.key for one in entries_of(feed, SINCE, SINCE)}
        for feed in (BY_PATH["/agentur/meldungen.rss"], BY_PATH["/council/news.json"])
    )
    assert len(german & english) >= 2


def test_they_listen_on_this_machine_alone_and_end_with_their_newsroom(tmp_path):
    port = free_port()
    # With -S it finds no package but Python's own.
    command = f"{sys.executable} -SP -m sources.server {port} $$ {tmp_path}/since"
    place = str(ROOT / "articles/transfer/demo")
    environment = {"PYTHONPATH": place, "PATH": os.environ["PATH"]}
    with subprocess.Popen(
        ["sh", "-c", f"{command} & echo $!; exec sleep 60"],
        env=environment,
        stdout=subprocess.PIPE,
    ) as newsroom:
        pid = int(newsroom.stdout.readline())
        try:
            assert answered(f"http://127.0.0.1:{port}/robots.txt")
            assert listening_at(port) == ["127.0.0.1"]
        finally:
            newsroom.kill()
    assert has_ended(pid)


def answered(address: str) -> bool:
    for _ in range(100):
        try:
            with urlopen(address) as answer:
                return answer.status == 200
        except OSError:
            time.sleep(0.1)
    return False


def listening_at(port: int) -> list[str]:
    """Return the addresses at which something listens, as the system knows it."""
    found = []
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        place, state = line.split()[1], line.split()[3]
        host, number = place.split(":")
        if state == "0A" and int(number, 16) == port:
            found.append(".".join(str(one) for one in bytes.fromhex(host)[::-1]))
    return found


def has_ended(pid: int) -> bool:
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.django_db
def test_without_the_server_the_demo_watches_nothing(settings):
    settings.NEWSROOM_FETCH_LOCAL = ()
    demo.watch_sources()
    settings.NEWSROOM_FETCH_LOCAL = ("10.1.2.3:80",)
    demo.watch_sources()
    assert not SourceFeed.objects.exists()


@pytest.mark.both
@pytest.mark.django_db
def test_the_inbox_fills_and_says_what_is_ill_and_what_is_covered(sources, settings):
    settings.MEDIA_ROOT = settings.VAR / "media"
    start_demo("2021/unesco-open-science")
    demo.watch_sources()
    for feed in SourceFeed.objects.exclude(address__contains="/fonds/"):
        assert ask(feed, is_forced=True, patience=5).is_asked
    trace_new()
    sort_new()
    standing = dict(SourceFeed.objects.values_list("address", "state__standing"))
    ill = {path for path, feed in BY_PATH.items() if feed.ill in {"gone", "login"}}
    for path in ill:
        assert standing[sources.origin + path] in {
            FeedStanding.GONE,
            FeedStanding.FAILING,
        }
    items = InboxItem.objects.all()
    assert {*items.values_list("language", flat=True)} == {"de", "en"}
    assert items.count() > 40
    ocean = items.get(title__startswith="Germany and Portugal put")
    assert "n:14500000" in ocean.nearest_why
    covered = items.get(title__startswith="Offene Wissenschaft")
    assert ArticleTrace.objects.filter(kind=TraceKind.LINK, value=covered.link_key)
    assert items.get(text__contains="Sperrfrist").source.terms.allows_text(None)


@pytest.mark.django_db
def test_another_start_at_another_port_keeps_the_feeds_and_their_changes(settings):
    settings.NEWSROOM_FETCH_LOCAL = ("127.0.0.1:8109",)
    demo.watch_sources()
    moved = SourceFeed.objects.get(address="http://127.0.0.1:8109/alliance/rss")
    moved.address = "http://127.0.0.1:8109/alliance/news.atom"
    moved.is_paused = True
    moved.save()
    Source.objects.filter(feeds=moved).update(homepage="https://anders.example/")
    before = {*SourceFeed.objects.values_list("pk", flat=True)}
    settings.NEWSROOM_FETCH_LOCAL = ("127.0.0.1:8110",)
    demo.watch_sources()
    moved.refresh_from_db()
    assert moved.address == "http://127.0.0.1:8110/alliance/news.atom"
    assert moved.is_paused
    assert {*SourceFeed.objects.values_list("pk", flat=True)} == before
    addresses = SourceFeed.objects.values_list("address", flat=True)
    assert all(one.startswith("http://127.0.0.1:8110/") for one in addresses)
    homepages = {*Source.objects.values_list("homepage", flat=True)}
    assert "https://anders.example/" in homepages
    assert sum(one.startswith("http://127.0.0.1:8110/") for one in homepages) == 6


def test_another_port_of_this_machine_stays_closed(sources):
    with pytest.raises(RefusedAddress):
        fetch(f"http://127.0.0.1:{free_port()}/agentur/meldungen.rss")
