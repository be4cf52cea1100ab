"""Editors' acts on a feed: ask it now, pause it, follow it to another address.

Each is recorded. The findings of fetching are changed in as few columns as it takes,
for the process that asks the feed may be writing the others.
"""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.accounts import note
from articles.foundation.refusal import Refused
from articles.models import (
    ASKED,
    MOVES,
    MOVING,
    FeedStanding,
    FeedState,
    RecordedDeed,
    SourceFeed,
    User,
)


def may_be_asked(feed: SourceFeed) -> bool:
    return feed.way in ASKED and not feed.is_paused


@transaction.atomic
def ask_now(feed: SourceFeed, *, by: User) -> None:
    """Let it be the next to be asked, also if it is gone. Raises Refused."""
    if not may_be_asked(feed):
        raise Refused(
            _("“%(feed)s” isn’t asked.") % {"feed": feed},
            _("It is paused, or its news come by mail."),
            _("Resume it first."),
            code="not-asked",
        )
    state = FeedState.objects.filter(feed=feed)
    state.update(next_at=timezone.now())
    state.filter(standing=FeedStanding.GONE).update(standing=FeedStanding.UNASKED)
    recorded(feed, by, "feed_asked")


@transaction.atomic
def pause(feed: SourceFeed, *, by: User) -> None:
    if SourceFeed.objects.filter(pk=feed.pk, is_paused=False).update(is_paused=True):
        recorded(feed, by, "feed_paused")


@transaction.atomic
def resume(feed: SourceFeed, *, by: User) -> None:
    """Ask it again, and at once."""
    if SourceFeed.objects.filter(pk=feed.pk, is_paused=True).update(is_paused=False):
        FeedState.objects.filter(feed=feed).update(next_at=timezone.now())
        recorded(feed, by, "feed_resumed")


def proposed_address(feed: SourceFeed, now: datetime) -> str:
    """Return the address to which it has moved for good; "" if it has not, or an editor
    refused that one.
    """
    state = feed.state
    if state.moved_times < MOVES or state.moved_since is None:
        return ""
    is_long = now - state.moved_since >= MOVING
    known = {feed.address, feed.refused_address}
    return state.moved_to if is_long and state.moved_to not in known else ""


@transaction.atomic
def follow(feed: SourceFeed, seen: str, *, by: User) -> None:
    """Change its address to the one that the user saw. Raises Refused."""
    feed = as_seen(feed, seen)
    feed.address = seen
    try:
        feed.full_clean()
    except ValidationError as error:
        raise Refused(
            unchanged(feed),
            " ".join(error.messages),
            _("Change the entry by hand, or pause it."),
            code="no-address",
        ) from error
    feed.save(update_fields=["address"])
    settle(feed, etag="", modified="", next_at=timezone.now())
    recorded(feed, by, "feed_followed")


@transaction.atomic
def stay(feed: SourceFeed, seen: str, *, by: User) -> None:
    """Leave its address, and propose this other one no more. Raises Refused."""
    feed = as_seen(feed, seen)
    feed.refused_address = seen
    feed.save(update_fields=["refused_address"])
    settle(feed)
    recorded(feed, by, "feed_stayed")


def as_seen(feed: SourceFeed, seen: str) -> SourceFeed:
    """Return it locked, if the proposal is still the one that the user saw."""
    feeds = SourceFeed.objects.select_for_update(of=("self",), no_key=True)
    feed = feeds.get(pk=feed.pk)
    if not seen or proposed_address(feed, timezone.now()) != seen:
        raise Refused(
            unchanged(feed),
            _("It doesn’t lead to that address any more, or somebody has decided."),
            _("Look at it again."),
            code="stale",
        )
    return feed


def unchanged(feed: SourceFeed) -> str:
    return _("The address of “%(feed)s” stays as it is.") % {"feed": feed}


def settle(feed: SourceFeed, **values: Any) -> None:
    values |= {"moved_to": "", "moved_times": 0, "moved_since": None}
    FeedState.objects.filter(feed=feed).update(**values)


def recorded(feed: SourceFeed, by: User, act: str) -> None:
    """Write it; `articles.domain.audit` has the words for the act."""
    note(RecordedDeed.CHANGED, by=by, about=feed, act=act)
