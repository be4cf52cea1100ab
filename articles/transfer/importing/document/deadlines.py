"""Read a document's line of deadlines: `Frist: Vollantrag: 15.3.2027 17:00 Brüssel; …`.

Each has its moment behind a colon, and before it what it is the deadline of. A stage
may be “(mandatory)”; a moment may be “at any time”, or have “(formerly 15.1.2027)”.
“From … to …” says when a call opens and closes, of an event when it begins and ends; an
event may be “in Bonn”, or “online”.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.utils.translation import gettext as _

from articles.editing.deadlines import UnreadError, read_moment
from articles.foundation.local_moment import LocalMoment
from articles.foundation.text import clean_line, fold
from articles.models import Deadline, given
from articles.transfer.importing.document.deadline_words import (
    pattern,
    stages,
    words_for,
)
from articles.transfer.importing.document.decoding import Line
from articles.transfer.importing.document.error import DocumentError, shortened
from articles.transfer.importing.document.remarks import Remarks, Unread
from articles.transfer.importing.document.spans import Span, read, read_span

DEADLINES = "deadlines"
EVENT = Deadline.Stage.EVENT
# A span that lasts no longer, and has no name of a stage, is an event.
DAYS_OF_EVENT = 7
# A colon with a blank behind it: 17:00 has none.
NAMED = re.compile(r"(?P<name>.+?):\s+(?P<moment>.+)")
REMARKED = re.compile(r"(?P<said>.*?)\s*\((?P<remark>[^()]+)\)")
FORMER = r"(?:{former})\b:?\s*(?P<was>.+)"
MOVED = r"(?:{moved})\b[,:\s]*(?P<said>.*)"
ROLLING = r"(?:{rolling})\b[,\s]*(?P<said>.*)"
SPAN = r"""
    (?:(?:{from})\s+(?P<first>.+?)(?=\s+(?:{to})\s|$))?
    (?:\s*(?:{to})\s+)?
    (?P<last>.*)
"""
PLACED = r"""
    (?P<said>.+?)[,\s]\s*(?:(?:{place})\s+(?P<place>.+)|(?P<online>{online}))
"""
PLACE = r"(?:{place})\s+(?P<place>.+)"
# A remark with one of these means a zone, known or not.
OF_ZONES = {"local", "ortszeit", "time", "zeit"}


@dataclass(frozen=True, slots=True)
class Reading:
    """One part of the line, for the row of that number."""

    part: str
    number: int
    line: Line
    remarks: Remarks
    today: date
    # Of moments that name none; "" for the site's.
    zone: str = ""

    def moment(self, name: str, text: str, zone: str = "") -> LocalMoment | str:
        """Return the moment, or the text as it was typed if `remarks` keep it."""
        try:
            return read_moment(
                text, zone=zone or self.zone or settings.TIME_ZONE, today=self.today
            )
        except UnreadError as error:
            remedy = _("Correct the deadline, or leave the line out.")
            refusal = DocumentError(str(error), remedy, self.line.number)
            self.remarks.refuse(
                Unread(DEADLINES, self.number, name, self.part, refusal)
            )
            return text


def read_deadlines(
    line: Line, remarks: Remarks, *, about: str, today: date
) -> tuple[dict[str, Any], ...]:
    """Return a row for each part of the line. `remarks` refuse one that isn't clear, or
    keep it.

    The keys of the rows follow from `about`, a name of the story, and from their
    stages: another day has the same. Without it, rows have none yet.
    """
    rows: list[dict[str, Any]] = []
    for number, part in enumerate(filter(None, map(clean_line, line.text.split(";")))):
        row = row_of(Reading(part, number, line, remarks, today))
        before = sum(one["stage"] == row["stage"] for one in rows)
        key = uuid5(NAMESPACE_URL, f"{about} {row['stage']} {before}")
        rows.append(row | {"key": str(key) if about else ""})
    return tuple(rows)


@dataclass(slots=True)
class Part:
    """A part: its name, its moments in words, and what stands in brackets."""

    name: str
    said: str
    was: str = ""
    place: str = ""
    is_gate: bool = False
    is_moved: bool = False
    remarks: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, text: str, today: date) -> "Part":
        found = NAMED.fullmatch(text)
        one = cls(found["name"], found["moment"]) if found else cls("", text)
        gate = REMARKED.fullmatch(one.name)
        if gate and fold(gate["remark"]) in words_for("gate"):
            one.name, one.is_gate = gate["said"], True
        if fold(one.name) in words_for("moved"):
            one.name, one.is_moved = "", True
        while one.take_remark(today):
            pass
        if moved := pattern(MOVED).fullmatch(one.said):
            one.said, one.is_moved = moved["said"], True
        return one

    def take_remark(self, today: date) -> bool:
        """Take what stands in brackets at the end, unless it belongs to the moment."""
        if not (found := REMARKED.fullmatch(self.said)):
            return False
        remark, word = found["remark"], fold(found["remark"])
        if former := pattern(FORMER).fullmatch(remark):
            self.was = former["was"]
        elif word in words_for("gate"):
            self.is_gate = True
        elif word in words_for("online"):
            self.place = remark
        elif placed := pattern(PLACE).fullmatch(remark):
            self.place = placed["place"]
        elif is_remark(remark, today):
            self.remarks.append(remark)
        else:
            return False
        self.said = found["said"]
        return True


def is_remark(text: str, today: date) -> bool:
    """Return whether it can't say a time or a zone."""
    if any(sign.isdigit() for sign in text) or OF_ZONES & {*fold(text).split()}:
        return False
    return read(f"{today} {text}", today) is None


def read_deadline(
    text: str, *, stage: str = "", zone: str = "", today: date
) -> dict[str, Any]:
    """Return the row that one line of a form says, in `zone` if it names none;
    DocumentError if it isn't clear.
    """
    line = Line(clean_line(text))
    return row_of(Reading(line.text, 0, line, Remarks(), today, zone), stage)


def row_of(one: Reading, stage: str = "") -> dict[str, Any]:
    """Return the row for a part; `stage` is that of a form."""
    part = Part.of(one.part, one.today)
    name_by_remark(part, one)
    named = stages().get(fold(part.name), "")
    stage = named or stage
    said, place = part.said, part.place
    if placed := pattern(PLACED).fullmatch(said):
        said, place = placed["said"], placed["place"] or placed["online"]
    rolling = pattern(ROLLING).fullmatch(said)
    open_said = rolling["said"] if rolling else said
    span = read_span(open_said, zone=one.zone, today=one.today)
    if span and part.is_moved and not part.was:
        said, part.was, span = str(span.last), str(span.first), None
        part.said = said
    is_event = stage == EVENT or (not stage and is_short(span))
    if is_event:
        moments = moments_of_event(said, span, part.was, one) | {"place": place}
    else:
        # Only an event has a place.
        moments = moments_of_call(part, None if place else span, one)
    known = EVENT if is_event else stage
    return {
        "stage": str(known or Deadline.Stage.SUBMISSION),
        "named": "" if named else part.name,
        "is_gate": part.is_gate,
        **moments,
    }


def name_by_remark(part: Part, one: Reading) -> None:
    """Take a remark for the name of a part that has none; say so, and what is lost."""
    for remark in part.remarks:
        if part.name or fold(remark) in words_for("moved"):
            told = _("“(%(text)s)” beside a deadline was left out.")
        else:
            part.name = remark
            told = _("“%(text)s” was taken for the name of a deadline.")
        one.remarks.add(told % {"text": shortened(remark)}, line=one.line.number or 0)


def is_short(span: Span | None) -> bool:
    return span is not None and not span.is_open and span.days <= DAYS_OF_EVENT


def moments_of_call(part: Part, span: Span | None, one: Reading) -> dict[str, Any]:
    rolling = pattern(ROLLING).fullmatch(part.said)
    opens: LocalMoment | str
    closes: LocalMoment | str
    if span:
        opens, closes = span.first, span.last
    else:
        said = rolling["said"] if rolling else part.said
        said += f" ({part.place})" if part.place else ""
        found = given(pattern(SPAN).fullmatch(said))
        first, last = found["first"] or "", found["last"]
        closes = one.moment("closes", last) if last or not rolling else ""
        # The others may leave out the zone that the last one names.
        opens = first and one.moment("opens", first, zone_of(closes))
    was = part.was and one.moment("was", part.was, zone_of(closes))
    return {
        "opens": str(opens),
        "closes": str(closes),
        "is_rolling": bool(rolling),
        "was": str(was),
    }


def moments_of_event(
    said: str, span: Span | None, was: str, one: Reading
) -> dict[str, Any]:
    until: LocalMoment | str
    closes: LocalMoment | str
    if span:
        closes, until = span.first, span.last
    else:
        found = given(pattern(SPAN).fullmatch(said))
        first, last = found["first"] or "", found["last"]
        until = one.moment("until", last) if first and last else ""
        closes = one.moment("closes", first or last, zone_of(until))
    return {
        "closes": str(closes),
        "until": str(until),
        "is_rolling": False,
        "was": str(was and one.moment("was", was, zone_of(until) or zone_of(closes))),
    }


def zone_of(moment: LocalMoment | str) -> str:
    return moment.zone if isinstance(moment, LocalMoment) else ""
