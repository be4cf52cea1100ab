"""Events of public articles between two moments, as far as alerts tell them.

The versions are asked for once for all lists; a list takes its own out of them.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef
from django.utils import timezone
from pyroaring import FrozenBitMap

from articles.models import Article, Deadline
from articles.workflow import Change

DAY = timedelta(days=1)
# Days before a deadline on which readers are reminded of it.
REMINDERS = (30, 14)


class Event(NamedTuple):
    """Something that happened to a version at a moment.

    `article` is the version that is public at the end, `version` the one that told it.
    `deadline` is the key of the deadline that was moved, or comes near; else "".
    """

    at: datetime
    article: int
    edition: int
    deadline: str = ""
    days: int = 0
    version: int = 0
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class News:
    """Events by their kinds, each in the order of their moments."""

    new: list[Event] = field(default_factory=list)
    corrected: list[Event] = field(default_factory=list)
    moved: list[Event] = field(default_factory=list)
    near: list[Event] = field(default_factory=list)

    @property
    def articles(self) -> FrozenBitMap:
        every = (self.new, self.corrected, self.moved, self.near)
        return FrozenBitMap(one.article for events in every for one in events)


def news_between(since: datetime, until: datetime) -> News:
    """Return what happened after `since`, up to and including `until`, to articles that
    are public then.
    """
    return News(
        new_between(since, until),
        corrected_between(since, until),
        moved_between(since, until),
        near_between(since, until),
    )


def new_between(since: datetime, until: datetime) -> list[Event]:
    """Return articles that were published for the first time.

    An import of something older is none: its readers would take it for news.
    """
    new = Article.objects.public(until).filter(
        published_at__gt=since, published_at__lte=until
    )
    rows: Any = new.values_list(
        "published_at", "pk", "edition", "printed_on", "edition__import_key"
    )
    return sorted(
        Event(at, pk, edition)
        for at, pk, edition, printed_on, came_as in rows
        if not came_as or printed_on >= day_of(at)
    )


def day_of(moment: datetime):
    return timezone.localdate(moment, timezone.get_default_timezone())


def changed_between(since: datetime, until: datetime):
    """Keep versions that began in that time, even if others followed."""
    return Article.objects.once_public(until).filter(live_from__gt=since)


def corrected_between(since: datetime, until: datetime) -> list[Event]:
    changed = changed_between(since, until).filter(change_kind=Change.CORRECTION)
    said = changed.exclude(change_note="")
    rows: Any = said.values_list("live_from", "pk", "edition", "published_at")
    current = current_of(changed, until) if rows else {}
    return sorted(
        Event(at, current[edition], edition, version=pk, published_at=published_at)
        for at, pk, edition, published_at in rows
        if edition in current
    )


def moved_between(since: datetime, until: datetime) -> list[Event]:
    """Return deadlines that have another moment than in the version before."""
    same = Deadline.objects.filter(
        article__edition=OuterRef("article__edition"),
        article__live_until=OuterRef("article__live_from"),
        key=OuterRef("key"),
        closes=OuterRef("closes"),
    )
    changed = changed_between(since, until)
    moved = Deadline.objects.filter(article__in=changed.values("pk")).exclude(was="")
    rows: Any = moved.filter(~Exists(same)).values_list(
        "article__live_from", "article__edition", "key", "article__published_at"
    )
    current = current_of(changed, until) if rows else {}
    return sorted(
        Event(at, current[edition], edition, str(key), published_at=published_at)
        for at, edition, key, published_at in rows
        if edition in current
    )


def current_of(changed, until: datetime) -> dict[int, int]:
    """Return the public version of each edition that was changed."""
    public: Any = Article.objects.public(until)
    there = public.filter(edition__in=changed.values("edition"))
    return dict(there.values_list("edition", "pk"))


def near_between(since: datetime, until: datetime) -> list[Event]:
    """Return deadlines of which readers are reminded in that time."""
    found: list[Event] = []
    for days in REMINDERS:
        before = days * DAY
        due = Deadline.objects.filter(
            closes_at__gt=since + before,
            closes_at__lte=until + before,
            article__in=Article.objects.public(until).values("pk"),
        ).exclude(stage=Deadline.Stage.FORCE)
        rows: Any = due.values_list("closes_at", "article", "article__edition", "key")
        found += [
            Event(closes - before, article, edition, str(key), days)
            for closes, article, edition, key in rows
        ]
    return sorted(found)


def within(events: list[Event], since: datetime, among: FrozenBitMap) -> list[Event]:
    """Keep those after a moment that happened to articles of a list."""
    return [one for one in events if one.at > since and one.article in among]


def changes_within(
    events: list[Event], since: datetime, among: FrozenBitMap
) -> list[Event]:
    """Keep those of articles that were public before: the others are new.

    The last move of a deadline is kept.
    """
    last = {
        (one.edition, one.deadline, one.version): one
        for one in within(events, since, among)
        if one.published_at is None or one.published_at <= since
    }
    return sorted(last.values())
