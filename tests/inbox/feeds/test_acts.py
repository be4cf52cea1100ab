"""Editors' acts on feeds: asked at once, paused, followed to another address."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.foundation.refusal import Refused
from articles.inbox.feeds import (
    Yield,
    ask_now,
    follow,
    mail_address,
    new_secret,
    pause,
    proposed_address,
    resume,
    stay,
    yields_of,
)
from articles.inbox.items import decide, forget, take_over, undo
from articles.models import FeedDay, FeedState, InboxItem, RecordEntry, SourceFeed
from tests.support import factories, inbox

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
NEW = "https://neu.example/feed.rss"


@pytest.fixture
def editor():
    return factories.editor()


@pytest.fixture
def feed():
    return inbox.feed()


def found(feed: SourceFeed, **values) -> SourceFeed:
    """Return the feed, after asking it has found these."""
    FeedState.objects.filter(feed=feed).update(**values)
    return SourceFeed.objects.select_related("state").get(pk=feed.pk)


def moved(feed: SourceFeed, *, times=5, days=3, to=NEW) -> SourceFeed:
    since = timezone.now() - days * DAY - timedelta(minutes=1)
    return found(feed, moved_to=to, moved_times=times, moved_since=since)


def acts() -> list[str]:
    return [one.details["act"] for one in RecordEntry.objects.order_by("pk")]


def test_asked_now_it_is_the_next_one_due(feed, editor):
    now = timezone.now()
    found(feed, next_at=now + DAY)
    assert feed not in SourceFeed.objects.due(now)
    ask_now(feed, by=editor)
    assert feed in SourceFeed.objects.due(timezone.now())
    assert acts() == ["feed_asked"]


def test_one_that_is_gone_is_asked_once_more(feed, editor):
    found(feed, standing="gone", next_at=timezone.now() + DAY)
    ask_now(feed, by=editor)
    assert feed in SourceFeed.objects.due(timezone.now())


def test_a_paused_one_isnt_asked_until_it_is_resumed(feed, editor):
    pause(feed, by=editor)
    feed.refresh_from_db()
    assert feed.is_paused
    with pytest.raises(Refused) as refused:
        ask_now(feed, by=editor)
    assert refused.value.code == "not-asked"
    found(feed, next_at=timezone.now() + DAY)
    resume(feed, by=editor)
    assert feed in SourceFeed.objects.due(timezone.now())
    resume(feed, by=editor)  # a second click
    assert acts() == ["feed_paused", "feed_resumed"]


@pytest.mark.parametrize(
    ("times", "days", "is_proposed"), [(5, 3, True), (4, 3, False), (5, 2, False)]
)
def test_i5_an_address_is_proposed_after_five_times_in_three_days(
    feed, times, days, is_proposed
):
    feed = moved(feed, times=times, days=days)
    assert proposed_address(feed, timezone.now()) == (NEW if is_proposed else "")
    assert SourceFeed.objects.moved(timezone.now()).exists() is is_proposed


def test_it_follows_to_the_address_and_forgets_what_the_old_one_said(feed, editor):
    feed = moved(found(feed, etag='"a"', next_at=timezone.now() + DAY))
    follow(feed, NEW, by=editor)
    feed = SourceFeed.objects.select_related("state").get(pk=feed.pk)
    assert feed.address == NEW
    assert (feed.state.etag, feed.state.moved_to, feed.state.moved_times) == ("", "", 0)
    assert feed in SourceFeed.objects.due(timezone.now())
    assert acts() == ["feed_followed"]


def test_a_refused_address_isnt_proposed_again_but_another_one_is(feed, editor):
    stay(moved(feed), NEW, by=editor)
    again = moved(feed)
    assert proposed_address(again, timezone.now()) == ""
    assert again not in SourceFeed.objects.moved(timezone.now())
    other = moved(feed, to="https://anders.example/feed")
    assert proposed_address(other, timezone.now()) == "https://anders.example/feed"
    assert acts() == ["feed_stayed"]


def test_nobody_follows_to_what_they_didnt_see_or_what_is_watched(feed, editor):
    feed = moved(feed, to="https://anders.example/feed")
    with pytest.raises(Refused) as refused:
        follow(feed, NEW, by=editor)
    assert refused.value.code == "stale"
    inbox.feed("Andere", address=NEW)
    with pytest.raises(Refused) as refused:
        follow(moved(feed), NEW, by=editor)
    assert refused.value.code == "no-address"
    feed.refresh_from_db()
    assert feed.address != NEW
    with pytest.raises(Refused):
        follow(moved(feed, to="javascript:alert(1)"), "javascript:alert(1)", by=editor)


def test_i20_it_has_gone_quiet_after_three_of_its_usual_gaps(feed):
    now = timezone.now()
    gap = 86_400
    loud = found(feed, usual_gap=gap, news_at=now - 3 * DAY + timedelta(minutes=1))
    assert not loud.state.is_quiet(now)
    assert feed not in SourceFeed.objects.quiet(now)
    quiet = found(feed, usual_gap=gap, news_at=now - 3 * DAY - timedelta(minutes=1))
    assert quiet.state.is_quiet(now)
    assert feed in SourceFeed.objects.quiet(now)
    assert not found(feed, usual_gap=0).state.is_quiet(now)
    assert feed not in SourceFeed.objects.quiet(now)


def test_i20_its_yield_is_what_was_used_of_what_came_in_ninety_days(feed, editor):
    now, other = timezone.now(), inbox.feed("Andere")
    decided = {"decided_at": now}
    inbox.item("Neu", of=feed)
    inbox.item("Genommen", of=feed, state="taken", **decided)
    inbox.item("Zugefügt", of=feed, state="added", **decided)
    inbox.item("Verworfen", of=feed, state="dismissed", **decided)
    inbox.item("Alt", of=feed, seen_at=now - 91 * DAY, state="taken", **decided)
    inbox.item("Anderswo", of=other)
    assert yields_of([feed, other], now) == {feed.pk: Yield(4, 2), other.pk: Yield(1)}


def test_its_yield_outlives_what_was_dismissed_or_never_read(feed, editor):
    now = timezone.now()
    one, other, third = (inbox.item(name, of=feed) for name in ("A", "B", "C"))
    decide(one, "dismiss", by=editor, reason="Werbung")
    decide(other, "claim", by=editor)
    assert forget(InboxItem.objects.exclude(pk=third.pk)) == 2
    assert yields_of([feed], now) == {feed.pk: Yield(3, 0)}


def test_its_yield_follows_each_decision(feed, editor):
    now, one = timezone.now(), inbox.item("A", of=feed)
    take_over(one, by=editor)
    assert yields_of([feed], now) == {feed.pk: Yield(1, 1)}
    undo(InboxItem.objects.get(), by=editor)
    assert yields_of([feed], now) == {feed.pk: Yield(1, 0)}
    dismissed = decide(InboxItem.objects.get(), "dismiss", by=editor, reason="x")
    decide(dismissed, "reopen", by=editor)
    assert yields_of([feed], now) == {feed.pk: Yield(1, 0)}


def test_days_that_count_no_more_go(feed, editor):
    now = timezone.now()
    old = inbox.item("Alt", of=feed, seen_at=now - 91 * DAY)
    inbox.item("Neu", of=feed, seen_at=now)
    assert FeedDay.objects.count() == 1
    # Its day isn't there any more, and doesn't come back.
    take_over(old, by=editor)
    assert yields_of([feed], now) == {feed.pk: Yield(1, 0)}


def test_its_yield_reads_a_row_a_day_however_many_items_there_are(feed):
    now = timezone.now()
    for number in range(30):
        inbox.item(f"Meldung {number}", of=feed, seen_at=now)
    assert FeedDay.objects.get().seen == 30


def test_yields_of_many_take_one_query(feed, django_assert_num_queries):
    feeds = [feed, *(inbox.feed(f"Quelle {n}") for n in range(5))]
    with django_assert_num_queries(1):
        yields_of(feeds, timezone.now())


def test_an_address_for_mail_is_a_secret_of_a_domain(settings):
    secrets = {new_secret() for _each in range(50)}
    assert len(secrets) == 50
    assert all(one == one.lower() and one.isalnum() for one in secrets)
    assert min(map(len, secrets)) > 20
    feed = inbox.feed(way="mail", address="", secret="abc")
    settings.NEWSROOM_INBOX_ADDRESS = ""
    assert mail_address(feed) == ""
    settings.NEWSROOM_INBOX_ADDRESS = "post@news.example.org"
    assert mail_address(feed) == "post+abc@news.example.org"
