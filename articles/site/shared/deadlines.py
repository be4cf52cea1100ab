"""The deadlines of an article in words, for its page, lists and feeds.

Each names its dates, and no page says how many days are left: it would be wrong the
next day.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import pgettext

from articles.domain.content import long_day, said_moment, said_time, zone_beside
from articles.domain.deadlines import State, is_late_for_others, state_of
from articles.foundation.languages import colon
from articles.foundation.local_moment import LocalMoment
from articles.foundation.text import web_link
from articles.models import Article, Deadline

# Nobody applies for these: whoever took no part before may still come.
DATES = (Deadline.Stage.EVENT, Deadline.Stage.FORCE)
# A moment's name in a sentence.
NAMED = re.compile(r"\{\w+\}")
# Nothing is open yet, and nothing has closed.
BEFORE = datetime(1, 1, 2, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Shown:
    """`name` is in the article's language if `is_named`; `said` and `change` are HTML.
    `source` is the address that tells the change.
    """

    name: str
    is_named: bool
    state: str
    said: SafeString
    place: str
    change: SafeString
    source: str
    notes: list[str]


def deadlines_of(article: Article, *, at: datetime) -> list[Shown]:
    """Return them in the order of the content."""
    rows: Sequence[Deadline] = list(article.deadlines.all())
    is_late = is_late_for_others(rows, at)
    shown = ((row, shown_deadline(row, at, is_late=is_late)) for row in rows)
    return [replace(one, said=watched(row, at, one.said)) for row, one in shown]


def next_line(rows: Sequence[Deadline], at: datetime) -> SafeString:
    """Say what is due next, or else what was due last: “Submission: open until …”."""
    row = min(rows, key=lambda row: urgency(row, at))
    one = shown_deadline(row, at, is_late=is_late_for_others(rows, at))
    line = format_html("{}{} {}", one.name, colon(), watched(row, at, one.said))
    if not one.notes:
        return line
    return format_html('{}<span class="due-note">; {}</span>', line, one.notes[-1])


def urgency(row: Deadline, at: datetime) -> tuple[int, float]:
    """Return a key for sorting: the open one that ends first, then the one that opens
    first, then the one that closed last.
    """
    state, over = state_of(row, at), row.ends_at or row.closes_at
    if state is State.CLOSED:
        return 3, -over.timestamp() if over else 0
    if state is State.AHEAD:
        return 2, row.opens_from.timestamp()
    due = row.closes_at if row.closes_at and row.closes_at > at else over
    return (0, due.timestamp()) if due else (1, 0)


def lasting_lines(rows: Sequence[Deadline]) -> list[SafeString]:
    """Say each without the clock, for texts that are kept elsewhere, as in feeds."""
    found = []
    for row in rows:
        one = shown_deadline(row, BEFORE, is_late=False)
        line = format_html("{}{} {}", one.name, colon(), one.said)
        parts = filter(None, (line, one.place, with_source(one), *one.notes))
        found.append(SafeString("; ".join(map(conditional_escape, parts))))
    return found


def with_source(one: Shown) -> SafeString:
    """Say its change, with a link to the page that tells it."""
    if not (one.change and one.source):
        return one.change
    source = pgettext("of a change", "source")
    return format_html('{} (<a href="{}">{}</a>)', one.change, one.source, source)


def shown_deadline(row: Deadline, at: datetime, *, is_late: bool) -> Shown:
    state = state_of(row, at)
    is_open = state is not State.CLOSED
    notes = []
    if row.is_gate and is_open:
        notes.append(pgettext("deadline", "mandatory for the stages that follow"))
    if is_late and is_open and row.stage not in DATES:
        notes.append(pgettext("deadline", "only for those who took part before"))
    return Shown(
        row.named or capfirst(row.get_stage_display()),
        bool(row.named),
        state.value,
        said(row, state),
        row.place,
        change(row),
        web_link(row.told_at),
        notes,
    )


def said(row: Deadline, state: State) -> SafeString:
    """Return the sentence of a deadline, with its moments marked for machines."""
    moments: dict[str, str] = {
        "closes": marked(row.closes, row.closes_at),
        "opens": marked(row.opens, row.opens_from),
        "ends": marked(row.until, row.ends_at),
    }
    if (hours := hours_of(row)) and all(one.clock for one in hours):
        begins, ends = hours
        moments = {
            "day": long_day(begins.day),
            "begins": marked(row.closes, row.closes_at, said_time(begins.minute or 0)),
            "ends": marked(row.until, row.ends_at, said_time(ends.minute or 0)),
            "zone": zone_beside(begins),
        }
    return format_html(sentence(row, state), **moments)


def watched(row: Deadline, at: datetime, said: SafeString) -> SafeString:
    """Add when the sentence changes, its state then and its words, unless they stay:
    a script exchanges them on the second while a page is open.
    """
    over = row.ends_at or row.closes_at
    ahead = sorted(one for one in (row.opens_from, over) if one and one > at)
    if not ahead:
        return said
    now, steps = sentence(row, state_of(row, at)), []
    for moment in ahead:
        state = state_of(row, moment)
        words = sentence(row, state)
        step = f"{moment:%Y-%m-%dT%H:%M:%SZ} {state.value} "
        steps.append(step + (numbered(words, now) if words != now else ""))
    return format_html('<span data-due="{}">{}</span>', "|".join(steps), said)


def numbered(words: str, now: str) -> str:
    """Name each moment by its number in the sentence that is shown now."""
    for number, name in enumerate(NAMED.findall(now)):
        words = words.replace(name, f"{{{number}}}")
    return words


def hours_of(row: Deadline) -> tuple[LocalMoment, LocalMoment] | None:
    """Return when an event begins and ends, if that is one day in one zone."""
    if not (row.stage == row.Stage.EVENT and row.closes and row.until):
        return None
    begins, ends = LocalMoment.read(row.closes), LocalMoment.read(row.until)
    is_one = (begins.day, begins.zone) == (ends.day, ends.zone)
    return (begins, ends) if is_one else None


def sentence(row: Deadline, state: State) -> str:
    if row.stage == row.Stage.EVENT and row.closes:
        return event(row)
    if row.stage == row.Stage.FORCE and row.closes:
        if state is State.CLOSED:
            return pgettext("deadline", "in force since {closes}")
        if not row.named:  # the name of the stage says it
            return pgettext("deadline", "on {closes}")
        return pgettext("deadline", "comes into force on {closes}")
    if state is State.CLOSED:
        return pgettext("deadline", "closed since {closes}")
    if state is State.AHEAD:
        if not row.closes:
            return pgettext("deadline", "opens on {opens}")
        return pgettext("deadline", "opens on {opens}, closes on {closes}")
    if row.is_rolling:
        return (
            pgettext("deadline", "open at any time until {closes}")
            if row.closes
            else pgettext("deadline", "open at any time")
        )
    return pgettext("deadline", "open until {closes}")


def event(row: Deadline) -> str:
    hours = hours_of(row)
    if hours and all(one.clock for one in hours):
        return pgettext("deadline", "on {day}, {begins} to {ends}{zone}")
    # An end without a time adds nothing to the day that has begun.
    if row.until and not (hours and not hours[1].clock):
        return pgettext("deadline", "from {closes} to {ends}")
    return pgettext("deadline", "on {closes}")


def change(row: Deadline) -> SafeString:
    """Say that it was moved, with the former moment struck out; "" if it wasn't. The
    words fit before and after that moment.
    """
    if not row.was:
        return SafeString("")
    former = LocalMoment.read(row.was)
    if row.stage in DATES:
        form = pgettext("deadline", "Moved from {former}")
    elif not row.closes_at or former.ends() < row.closes_at:
        form = pgettext("deadline", "Extended from {former}")
    else:
        form = pgettext("deadline", "Brought forward from {former}")
    return format_html(form, former=format_html("<s>{}</s>", said_moment(former)))


def marked(text: str, at: datetime | None, words: str = "") -> SafeString:
    """Return a moment in words, with what machines read: the day, or the instant."""
    if not text or not at:
        return SafeString("")
    moment = LocalMoment.read(text)
    told = moment.day.isoformat()
    if moment.minute is not None:
        told = f"{at:%Y-%m-%dT%H:%M:%SZ}"
    said = words or said_moment(moment)
    return format_html('<time datetime="{}">{}</time>', told, said)
