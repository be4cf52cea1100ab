"""One deadline as an entry of a calendar, with a number that rises with each change."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.text import capfirst
from icalendar import Event

from articles.foundation.local_moment import ANYWHERE, LocalMoment
from articles.foundation.slugs import path_to
from articles.models import Deadline
from articles.site.shared import absolute, shown_deadline
from articles.workflow import Ending

type Instant = date | datetime
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Told:
    """The facts of a version that its entries tell. `changed` is when readers last saw
    another one, `sequence` rises with each, `ending` is how it ended, if it did.
    """

    edition: UUID
    language: str
    headline: str
    slug: str
    teaser: str
    changed: datetime
    sequence: int
    ending: str = ""


def entry_of(row: Deadline, told: Told) -> str:
    """Return the entry of a deadline with a day. One that is cancelled tells no words
    of its own: its article was withdrawn, or they may be why it was corrected.
    """
    event = Event()
    changed = told.changed.replace(microsecond=0)
    event.add("uid", uid_of(row, told))
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", told.sequence)
    event.add("status", "CANCELLED" if told.ending else "CONFIRMED")
    starts, ends = span_of(row)
    event.add("dtstart", starts)
    if ends:
        event.add("dtend", ends)
    event.add("transp", "TRANSPARENT")
    if told.ending:
        stage = str(capfirst(row.get_stage_display()))
        is_named = told.ending == Ending.NOTICE
        event.add("summary", f"{stage} – {told.headline}" if is_named else stage)
    else:
        add_words(event, row, told)
    return event.to_ical().decode()


def add_words(event: Event, row: Deadline, told: Told) -> None:
    one = shown_deadline(row, told.changed, is_late=False)
    event.add("summary", f"{one.name} – {told.headline}")
    parts = (strip_tags(one.change), *one.notes, told.teaser)
    event.add("description", "\n".join(filter(None, parts)) or told.headline)
    if row.place:
        event.add("location", row.place)
    event.add("url", absolute(path_to("article", told.slug, told.language)))


def uid_of(row: Deadline, told: Told) -> str:
    """Return a name for ever: translations have entries of their own, and so have other
    articles whose rows were copied.
    """
    host = settings.NEWSROOM_ORIGIN.rpartition("/")[2]
    return f"{row.key}-{told.edition}@{host}"


def span_of(row: Deadline) -> tuple[Instant, Instant | None]:
    """Return when an entry begins and ends: days, or instants in their zone."""
    closes = LocalMoment.read(row.closes)
    until = LocalMoment.read(row.until) if row.until else None
    if closes.minute is None and (until is None or until.minute is None):
        last = max(until.day, closes.day) if until else closes.day
        return closes.day, last + DAY
    is_event = until is not None
    begins = closes.begins() if is_event else closes.ends()
    ends = in_zone(until.ends(), until.zone) if until else None
    return in_zone(begins, closes.zone), ends


def in_zone(instant: datetime, name: str) -> datetime:
    """Return it in its zone; in UTC where no zone of a calendar can say it: anywhere on
    earth, and a time that comes twice.
    """
    if name in {ANYWHERE, "UTC"}:
        return instant.astimezone(UTC)
    local = instant.astimezone(ZoneInfo(name))
    other = local.replace(fold=1 - local.fold)
    return instant.astimezone(UTC) if other.utcoffset() != local.utcoffset() else local
