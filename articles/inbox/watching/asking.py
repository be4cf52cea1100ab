"""Ask one feed: fetch it, read it, store its entries, and note what came of it.

Nothing of the database is locked while a source answers. It may be killed at any
moment: entries are stored before the validators that say that they are.
"""

import logging
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from articles.foundation.languages import site_language
from articles.inbox.fetching import (
    FEED,
    Answer,
    NotFetched,
    fetch,
    fresh_until,
    retry_after,
    turn_at,
)
from articles.inbox.reading import NotAFeed, Reading, read
from articles.inbox.watching import rhythm, turns
from articles.inbox.watching.failing import Failure, failure_of
from articles.inbox.watching.linked import reading_of_links
from articles.inbox.watching.storing import Stored, store
from articles.models import FeedStanding, FeedState, InboxItem, SourceFeed, Way

logger = logging.getLogger(__name__)

ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json;q=0.9, "
    "application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.5"
)
NOT_MODIFIED, GONE, OK = 304, 410, 200
# Seconds to wait for another request to the same server: another feed is asked instead.
NO_PATIENCE = 0.0
# The ways to tell entries apart, the best first; and the remark that it is worse now.
IDENTITIES, WORSE = ("guid", "link", "content"), "worse_ids"
# Entries by whose moments the rhythm of a feed is known.
REMEMBERED = 200


@dataclass(frozen=True, slots=True)
class Outcome:
    """`is_asked` False: another process asks it, or its server, right now."""

    feed: SourceFeed
    is_asked: bool
    stored: Stored | None = None
    failure: Failure | None = None

    @property
    def reason(self) -> str:
        """Return why it failed, in the active language."""
        return self.failure.reason if self.failure else ""

    @property
    def is_well(self) -> bool:
        return self.stored is not None


def ask(
    feed: SourceFeed,
    *,
    now: datetime | None = None,
    is_forced: bool = False,
    patience: float = NO_PATIENCE,
) -> Outcome:
    """Ask a feed that is due, or any with `is_forced`; return what came of it.

    No answer of a source raises anything.
    """
    now = now or timezone.now()
    turn = turns.take(feed, now, is_forced=is_forced)
    if not turn:
        return Outcome(feed, is_asked=False)
    with translation.override(site_language()):
        try:
            with turn_at(feed.address, patience=patience):
                return answered(feed, turn, now)
        except NotFetched as error:
            if error.kind == "busy":
                turns.give_back(feed, turn)
                return Outcome(feed, is_asked=False)
            return failed(feed, turn, now, failure_of(error))


def answered(feed: SourceFeed, turn: str, now: datetime) -> Outcome:
    feed.state.refresh_from_db()
    state = feed.state
    try:
        answer = fetch(
            feed.address,
            etag=state.etag,
            modified=state.modified,
            accept=ACCEPT,
            limits=FEED,
        )
        reading = read_answer(feed, answer, now)
    except (NotFetched, NotAFeed) as error:
        return failed(feed, turn, now, failure_of(error))
    except Failure as error:
        return failed(feed, turn, now, error)
    stored = store(feed, reading.entries if reading else (), now=now)
    turns.give_back(feed, turn, **found_of(feed, answer, reading, stored, now))
    return Outcome(feed, is_asked=True, stored=stored)


def read_answer(feed: SourceFeed, answer: Answer, now: datetime) -> Reading | None:
    """Return what a source answered, None if nothing has changed since."""
    if answer.status == NOT_MODIFIED:
        return None
    if answer.status != OK:
        raise Failure(str(answer.status), not_before=retry_after(answer, now))
    kind = answer.headers.get("content-type", "")
    if feed.way == Way.FEED:
        return read(answer.body, content_type=kind, address=answer.address, at=now)
    return reading_of_links(feed, answer, now)


def failed(feed: SourceFeed, turn: str, now: datetime, error: Failure) -> Outcome:
    """Note a failure: the next try comes later each time; 410 ends the asking."""
    failures = feed.state.failures + 1
    is_gone = error.kind == str(GONE)
    turns.give_back(
        feed,
        turn,
        standing=FeedStanding.GONE if is_gone else FeedStanding.FAILING,
        asked_at=now,
        failures=failures,
        problem=error.kind,
        problem_values=error.values,
        reason="",
        next_at=rhythm.next_after_failure(now, failures, error.not_before),
    )
    return Outcome(feed, is_asked=True, failure=error)


def found_of(
    feed: SourceFeed,
    answer: Answer,
    reading: Reading | None,
    stored: Stored,
    now: datetime,
) -> dict[str, Any]:
    """Return the columns of the feed's state after a good answer."""
    gap = gap_of(feed, now)
    interval = rhythm.interval_of(gap)
    wishes = wishes_of(feed.state, reading)
    found: dict[str, Any] = {
        "standing": FeedStanding.WELL,
        "asked_at": now,
        "succeeded_at": now,
        "failures": 0,
        "problem": "",
        "problem_values": {},
        "reason": "",
        "etag": answer.etag or kept(feed.state.etag, answer),
        "modified": answer.modified or kept(feed.state.modified, answer),
        "interval": int(interval.total_seconds()),
        "usual_gap": int(gap.total_seconds()) if gap else 0,
        "next_at": rhythm.next_after(
            now, interval, with_those_of(answer, wishes, now), str(feed.pk)
        ),
        "wishes": wishes.stored(),
        **moved(feed.state, answer, now),
        **({"news_at": now} if stored.new else {}),
    }
    if reading is not None:
        found |= {
            "remarks": [
                *([one.kind, one.sentence] for one in reading.remarks),
                *worse_told(feed, reading),
            ],
            "hub": reading.hub,
            "told_by": told_by(feed, reading),
        }
    return found


def kept(validator: str, answer: Answer) -> str:
    """Return the former validator, if the answer says that nothing changed."""
    return validator if answer.status == NOT_MODIFIED else ""


def with_those_of(
    answer: Answer, wishes: rhythm.Wishes, now: datetime
) -> rhythm.Wishes:
    """Return the wishes of a feed with those of the answer that brought it."""
    moments = (fresh_until(answer, now), retry_after(answer, now))
    latest = max((at for at in moments if at), default=None)
    return replace(wishes, not_before=latest)


def wishes_of(state: FeedState, reading: Reading | None) -> rhythm.Wishes:
    """Return the wishes of a feed: the former ones if nothing has changed."""
    if reading is None:
        return rhythm.Wishes.from_stored(state.wishes)
    return rhythm.Wishes(
        interval=reading.min_interval,
        skip_hours=frozenset(reading.skip_hours),
        skip_days=frozenset(reading.skip_days),
    )


def moved(state: FeedState, answer: Answer, now: datetime) -> dict[str, Any]:
    """Return how often permanent redirects have led to the same address by now."""
    if not answer.moved_to:
        return {"moved_to": "", "moved_times": 0, "moved_since": None}
    if answer.moved_to == state.moved_to:
        return {"moved_times": state.moved_times + 1}
    return {"moved_to": answer.moved_to, "moved_times": 1, "moved_since": now}


def told_by(feed: SourceFeed, reading: Reading) -> str:
    """Return how entries are told apart; of several ways it is the worst."""
    ways = [entry.identity_by for entry in reading.entries]
    return max(ways, key=IDENTITIES.index, default=feed.state.told_by)


def worse_told(feed: SourceFeed, reading: Reading) -> list[list[str]]:
    """Return a remark, and log it, if entries are told apart worse than before. It
    stays until they are told apart better again.
    """
    former, found = feed.state.told_by, told_by(feed, reading)
    known = [one for one in feed.state.remarks if one[0] == WORSE]
    if not former or not found or found == former:
        return known
    if IDENTITIES.index(found) < IDENTITIES.index(former):
        return []
    said = "The entries of feed %s were told apart by %s, now by %s."
    logger.warning(said, feed.pk, former, found)
    sentence = _(
        "Its entries have lost the IDs or links by which they were told apart. Some "
        "may come a second time."
    )
    return [[WORSE, sentence]]


def gap_of(feed: SourceFeed, now: datetime) -> timedelta | None:
    """Return the usual time between two entries of the last weeks."""
    items = InboxItem.objects.filter(feed=feed, at__gt=now - rhythm.REMEMBERED)
    moments = items.order_by("-at").values_list("at", flat=True)[:REMEMBERED]
    return rhythm.usual_gap(list(moments))
