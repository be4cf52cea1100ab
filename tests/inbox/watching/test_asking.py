"""A feed is asked, and every answer of a source is known for what it is."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from unittest.mock import patch

import pytest
from django.db import connection
from django.utils import timezone

from articles.inbox.fetching import fetch
from articles.inbox.watching import ask, ask_due, why
from articles.models import FeedStanding, FeedState, InboxItem, SourceFeed
from tests.inbox.watching.server import feed as said
from tests.support import inbox

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
# Hours of UTC.
SKIPPED = "<hour>10</hour><hour>11</hour>"
HOUR, DAY, MINUTE = timedelta(hours=1), timedelta(days=1), timedelta(minutes=1)


def in_six_hours() -> str:
    """Return the moment by the server's clock, and a second for its round numbers."""
    return format_datetime(datetime.now(UTC) + 6 * HOUR + timedelta(seconds=1), True)


def watched(source, path: str = "/feed", **values) -> SourceFeed:
    return inbox.feed(address=source.address(path), **values)


def asked(feed: SourceFeed, now: datetime = NOW):
    """Ask the feed, whenever it is due; return what is known of it after that."""
    outcome = ask(feed, now=now, is_forced=True, patience=5)
    assert outcome.is_asked
    return FeedState.objects.get(feed=feed)


def reason_of(state: FeedState) -> str:
    """Return the sentence for editors; none of them is stored."""
    assert state.reason == ""
    return why(state.problem, state.problem_values)


def test_entries_become_items_and_the_feed_is_well(source):
    source.plays["/feed"] = said("Eins", "Zwei", ETag='"a"', Last_Modified="gestern")
    state = asked(feed := watched(source))
    assert sorted(InboxItem.objects.values_list("title", flat=True)) == ["Eins", "Zwei"]
    assert (state.standing, state.succeeded_at) == (FeedStanding.WELL, NOW)
    assert (state.etag, state.modified) == ('"a"', "gestern")
    assert (state.taken_until, state.news_at, state.told_by) == (None, NOW, "guid")
    assert NOW + HOUR <= state.next_at <= NOW + 1.1 * HOUR
    assert ask(feed, now=NOW + MINUTE).is_asked is False


def test_i3_r18_validators_are_sent_back_byte_for_byte(source):
    odd = 'W/"a\u00e4\\\\ b"'
    source.plays["/feed"] = said("Eins", ETag=odd, Last_Modified="Mo, 1. Dez")
    feed = watched(source)
    asked(feed)
    source.plays["/feed"] = (304, {"ETag": '"b"'}, b"")
    state = asked(feed, NOW + HOUR)
    _path, headers = source.asked[-1]
    assert headers["if-none-match"] == odd
    assert headers["if-modified-since"] == "Mo, 1. Dez"
    # A 304 may bring others.
    assert (state.etag, state.modified) == ('"b"', "Mo, 1. Dez")
    assert (state.standing, InboxItem.objects.count()) == (FeedStanding.WELL, 1)


@pytest.mark.parametrize(
    ("status", "headers", "standing", "wait"),
    [
        (404, {}, FeedStanding.FAILING, HOUR),
        (500, {}, FeedStanding.FAILING, HOUR),
        (403, {}, FeedStanding.FAILING, HOUR),
        (410, {}, FeedStanding.GONE, HOUR),
        (429, {"Retry-After": "7200"}, FeedStanding.FAILING, 2 * HOUR),
        (503, {"Retry-After": "Tue, 01 Dec 2026 14:30:00 GMT"},
         FeedStanding.FAILING, 5 * HOUR),
        (503, {"Retry-After": "99999999"}, FeedStanding.FAILING, 7 * DAY),
    ],
)  # fmt: skip
def test_i4_r18_an_error_is_told_in_a_sentence_with_the_next_try(
    source, status, headers, standing, wait
):
    source.plays["/feed"] = (status, headers, b"")
    state = asked(watched(source))
    assert (state.standing, state.problem) == (standing, str(status))
    assert str(status) in reason_of(state)
    assert state.next_at == NOW + wait
    assert (state.failures, state.succeeded_at) == (1, None)


def test_i4_failures_come_later_each_time_and_end_with_an_answer(source):
    feed = watched(source)
    waits = [asked(feed).next_at - NOW for _try in range(7)]
    assert waits == [n * HOUR for n in (1, 2, 4, 8, 16, 24, 24)]
    source.plays["/feed"] = said("Eins")
    state = asked(feed)
    assert (state.failures, reason_of(state)) == (0, "")


def test_i5_a_feed_that_is_gone_is_asked_no_more(source):
    source.plays["/feed"] = (410, {}, b"")
    feed = watched(source)
    asked(feed)
    FeedState.objects.update(next_at=NOW - DAY)
    assert [*ask_due()] == []


def test_r18_a_page_of_login_that_answers_200_is_told_as_such(source):
    page = b"<!doctype html><title>Login</title><form><input type=password></form>"
    source.plays["/feed"] = (200, {"Content-Type": "text/html"}, page)
    state = asked(watched(source))
    assert (state.standing, state.problem) == (FeedStanding.FAILING, "login_page")
    assert reason_of(state)


def test_a_server_that_does_not_exist_is_told(source, settings):
    feed = watched(source)
    settings.NEWSROOM_FETCH_LOCAL = ("127.0.0.1:9",)
    SourceFeed.objects.update(address="http://127.0.0.1:9/feed")
    feed.refresh_from_db()
    state = asked(feed)
    assert state.standing == FeedStanding.FAILING
    assert reason_of(state)


def test_an_address_inside_is_refused(source, settings):
    settings.NEWSROOM_FETCH_LOCAL = ()
    state = asked(watched(source))
    assert state.standing == FeedStanding.FAILING
    assert (reason_of(state) != "", source.asked) == (True, [])


@pytest.mark.parametrize(("status", "times"), [(301, 5), (308, 5), (302, 0), (307, 0)])
def test_i5_r18_a_permanent_move_is_counted_until_somebody_looks(source, status, times):
    source.plays["/feed"] = (status, {"Location": "/neu"}, b"")
    source.plays["/neu"] = said("Eins")
    feed = watched(source)
    for day in range(5):
        state = asked(feed, NOW + day * DAY)
    assert state.moved_times == times
    assert state.moved_to == (source.address("/neu") if times else "")
    assert state.moved_since == (NOW if times else None)
    feed.refresh_from_db()
    assert feed.address == source.address("/feed")


def test_i5_a_move_that_is_taken_back_is_forgotten(source):
    source.plays["/feed"] = (301, {"Location": "/neu"}, b"")
    source.plays["/neu"] = said("Eins")
    feed = watched(source)
    asked(feed)
    source.plays["/feed"] = said("Eins")
    assert (asked(feed).moved_to, asked(feed).moved_times) == ("", 0)


@pytest.mark.parametrize(
    ("answer", "least"),
    [
        (said("Eins", extra="<ttl>180</ttl>"), 3 * HOUR),
        (said("Eins", Cache_Control="max-age=18000"), 5 * HOUR),
        (said("Eins", Cache_Control="max-age=99999999"), 7 * DAY),
        (lambda _headers: said("Eins", Expires=in_six_hours()), 6 * HOUR),
        (said("Eins", Retry_After="14400"), 4 * HOUR),
        # The latest of all of them counts.
        (said("Eins", extra="<ttl>180</ttl>", Cache_Control="max-age=60"), 3 * HOUR),
        # Hours and days that the feed wants to be skipped.
        (said("Eins", extra=f"<skipHours>{SKIPPED}</skipHours>"), 2.5 * HOUR),
        (said("Eins", extra="<skipDays><day>Tuesday</day></skipDays>"), 14.5 * HOUR),
    ],
)
def test_i2_a_feed_is_asked_no_earlier_than_it_wants(source, answer, least):
    source.plays["/feed"] = answer
    state = asked(watched(source))
    assert least <= state.next_at - NOW <= min(1.1 * least, 7 * DAY)


@pytest.mark.both
@pytest.mark.parametrize(
    ("wish", "least"),
    [
        ("<ttl>180</ttl>", 3 * HOUR),
        (f"<skipHours>{SKIPPED}</skipHours>", 2.5 * HOUR),
        ("<skipDays><day>Tuesday</day></skipDays>", 14.5 * HOUR),
        ("", HOUR),
    ],
)
def test_i2_a_feed_without_changes_is_asked_as_it_wished_before(source, wish, least):
    feed = watched(source)
    source.plays["/feed"] = said("Eins", extra=wish, ETag='"a"')
    asked(feed, NOW - HOUR)
    source.plays["/feed"] = (304, {}, b"")
    for _time in range(2):
        assert least <= asked(feed).next_at - NOW <= 1.1 * least
    # It may want otherwise by now.
    source.plays["/feed"] = said("Eins")
    assert asked(feed).wishes == {}


@pytest.mark.both
@pytest.mark.parametrize(
    ("gap", "interval"),
    [(8 * HOUR, 4 * HOUR), (2 * MINUTE, 15 * MINUTE), (6 * DAY, DAY)],
)
def test_i1_the_rhythm_follows_the_entries_of_four_weeks(source, gap, interval):
    feed = watched(source)
    for n in range(12):
        inbox.item(f"Vor {n}", of=feed, at=NOW - n * gap)
        # Older ones say nothing any more.
        inbox.item(f"Früher {n}", of=feed, at=NOW - 29 * DAY - n * MINUTE)
    source.plays["/feed"] = said()
    state = asked(feed)
    assert timedelta(seconds=state.interval) == interval
    assert timedelta(seconds=state.usual_gap) == gap
    assert interval <= state.next_at - NOW <= 1.1 * interval


@pytest.mark.both
def test_i10_entries_that_lose_their_ids_are_logged_and_told_until_they_have_them(
    source, caplog
):
    feed, told = watched(source), []
    bare = "<item><title>Zwei</title><description>Text</description></item>"
    for answer in (said("Eins"), said(extra=bare), said(extra=bare), said("Eins")):
        source.plays["/feed"] = answer
        told.append([kind for kind, _said in asked(feed).remarks])
    assert ["worse_ids" in one for one in told] == [False, True, True, False]
    assert caplog.text.count("were told apart by guid, now by content") == 1


def test_a_round_asks_all_that_are_due_and_no_others(source):
    source.plays |= {"/eins": said("Eins"), "/zwei": said("Zwei")}
    watched(source, "/eins")
    late = watched(source, "/zwei", name="Zweite Quelle")
    FeedState.objects.filter(feed=late).update(next_at=timezone.now() + HOUR)
    watched(source, "/drei", name="Dritte Quelle", is_paused=True)
    assert [one.feed.address for one in ask_due()] == [source.address("/eins")]


def test_i9_what_one_process_asks_no_other_does_until_its_time_is_over(source):
    source.plays["/feed"] = said("Eins")
    feed = watched(source)
    FeedState.objects.update(taken_until=NOW + MINUTE, taken_by="another")
    assert not ask(feed, now=NOW, is_forced=True).is_asked
    assert source.asked == []
    # The other one was killed.
    assert ask(feed, now=NOW + 2 * MINUTE, is_forced=True).is_asked


@pytest.mark.django_db(transaction=True)
def test_r5_nothing_is_locked_while_a_source_answers(source):
    source.plays["/feed"] = said("Eins")
    feed, open_then = watched(source), []

    def noted(*args, **options):
        open_then.append(connection.in_atomic_block)
        return fetch(*args, **options)

    with patch("articles.inbox.watching.asking.fetch", noted):
        asked(feed)
    assert open_then == [False]


def test_s42_what_an_entry_encloses_is_never_fetched(source):
    inside = "http://169.254.169.254/latest"
    entry = (
        f"<item><title>Eins</title><guid>1</guid><enclosure url='{inside}' "
        f"type='image/png' length='1'/><description>&lt;img src='{inside}'&gt;"
        "</description></item>"
    )
    source.plays["/feed"] = said(extra=entry)
    state = asked(watched(source))
    assert state.standing == FeedStanding.WELL
    assert InboxItem.objects.get().title == "Eins"
    assert [path for path, _headers in source.asked] == ["/feed"]
