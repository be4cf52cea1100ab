"""Read a document's line of deadlines: `Frist: Vollantrag: 15.3.2027 17:00 Brüssel; …`.

Each has its moment behind a colon, and before it what it is the deadline of. A stage
may be “(mandatory)”; a moment may be “at any time”, or have “(formerly 15.1.2027)”.
“From … to …” says when a call opens and closes, of an event when it begins and ends; an
event may be “in Bonn”.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.utils.translation import gettext as _, override, pgettext_lazy

from articles.editing.deadlines import UnreadError, read_moment
from articles.foundation.languages import SOURCE, offered
from articles.foundation.local_moment import LocalMoment
from articles.foundation.text import clean_line, fold
from articles.models import Deadline, given
from articles.transfer.importing.document.decoding import Line
from articles.transfer.importing.document.error import DocumentError
from articles.transfer.importing.document.remarks import Remarks, Unread

DEADLINES = "deadlines"
# A colon with a blank behind it: 17:00 has none.
NAMED = re.compile(r"(?P<name>.+?):\s+(?P<moment>.+)")
REMARKED = re.compile(r"(?P<name>.*)\((?P<remark>[^()]+)\)")
FORMERLY = re.compile(r"(?P<moment>.+?)\s*\((?P<word>\w+)\s+(?P<was>[^()]+)\)")
# Written in documents; a bar stands between alternatives.
WORDS = {
    "gate": pgettext_lazy("deadline in a document", "mandatory"),
    "former": pgettext_lazy("deadline in a document", "formerly"),
    "rolling": pgettext_lazy("deadline in a document", "at any time"),
    "from": pgettext_lazy("deadline in a document", "from"),
    "to": pgettext_lazy("deadline in a document", "to|until"),
    "place": pgettext_lazy("deadline in a document", "in"),
}
SPAN = r"""
    (?:(?P<rolling>{rolling})\b[,\s]*)?
    (?:(?:{from})\s+(?P<first>.+?)(?=\s+(?:{to})\s|$))?
    (?:\s*(?:{to})\s+)?
    (?P<last>.*)
"""
PLACED = r"(?P<moment>.+?)[,\s]\s*(?:{place})\s+(?P<place>.+)"


@dataclass(frozen=True, slots=True)
class Reading:
    """One part of the line, for the row of that number."""

    part: str
    number: int
    line: Line
    remarks: Remarks
    today: date

    def moment(self, name: str, text: str, zone: str = "") -> LocalMoment | str:
        """Return the moment, or the text as it was typed if `remarks` keep it."""
        try:
            return read_moment(text, zone=zone or settings.TIME_ZONE, today=self.today)
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

    The keys of the rows follow from `about`: read again, the document has the same.
    """
    rows = []
    for number, part in enumerate(filter(None, map(clean_line, line.text.split(";")))):
        key = uuid5(NAMESPACE_URL, f"{about} {number} {part}")
        row = row_of(Reading(part, number, line, remarks, today))
        rows.append(row | {"key": str(key)})
    return tuple(rows)


def row_of(one: Reading) -> dict[str, Any]:
    found = NAMED.fullmatch(one.part)
    name, moment = (found["name"], found["moment"]) if found else ("", one.part)
    name, is_gate = without_remark(name, "gate")
    stage = stages().get(fold(name))
    was = ""
    former = FORMERLY.fullmatch(moment)
    if former and fold(former["word"]) in words_for("former"):
        moment, was = former["moment"], former["was"]
    if stage == Deadline.Stage.EVENT:
        moments = moments_of_event(moment, was, one)
    else:
        moments = moments_of_call(moment, was, one)
    return {
        "stage": stage or Deadline.Stage.SUBMISSION.value,
        "named": "" if stage else name,
        "is_gate": is_gate,
        **moments,
    }


def moments_of_call(said: str, was: str, one: Reading) -> dict[str, Any]:
    first, last, is_rolling = span_of(said)
    closes = one.moment("closes", last) if last or not is_rolling else ""
    # The others may leave out the zone that the last one names.
    zone = zone_of(closes)
    return {
        "opens": str(first and one.moment("opens", first, zone)),
        "closes": str(closes),
        "is_rolling": is_rolling,
        "was": str(was and one.moment("was", was, zone)),
    }


def moments_of_event(said: str, was: str, one: Reading) -> dict[str, Any]:
    placed = pattern(PLACED).fullmatch(said)
    first, last, _is_rolling = span_of(placed["moment"] if placed else said)
    until = one.moment("until", last) if first and last else ""
    zone = zone_of(until)
    return {
        "closes": str(one.moment("closes", first or last, zone)),
        "until": str(until),
        "is_rolling": False,
        "place": placed["place"] if placed else "",
        "was": str(was and one.moment("was", was, zone)),
    }


def zone_of(moment: LocalMoment | str) -> str:
    return moment.zone if isinstance(moment, LocalMoment) else ""


def span_of(said: str) -> tuple[str, str, bool]:
    """Return the first and the last moment in words, and whether it is open always."""
    found = given(pattern(SPAN).fullmatch(said))
    return found["first"] or "", found["last"], bool(found["rolling"])


def without_remark(name: str, what: str) -> tuple[str, bool]:
    """Return a name without its remark in brackets, and whether it had that."""
    found = REMARKED.fullmatch(name)
    if found and fold(found["remark"]) in words_for(what):
        return found["name"].strip(), True
    return name, False


def pattern(shape: str) -> re.Pattern[str]:
    """Return an expression with the words for it, in the languages of the newsroom."""
    return pattern_in(shape, (*offered(), SOURCE))


@cache
def pattern_in(shape: str, codes: tuple[str, ...]) -> re.Pattern[str]:
    # A blank in a word is one in a verbose expression, too.
    words = {
        what: "|".join(sorted(map(re.escape, words_in(what, codes)))) for what in WORDS
    }
    return re.compile(shape.format(**words), re.IGNORECASE | re.VERBOSE)


def words_for(what: str) -> set[str]:
    """Return what is written for it, in the languages of the newsroom."""
    return words_in(what, (*offered(), SOURCE))


@cache
def words_in(what: str, codes: tuple[str, ...]) -> set[str]:
    found = set()
    for code in codes:
        with override(code):
            found |= set(map(fold, str(WORDS[what]).split("|")))
    return found


def stages() -> dict[str, str]:
    """Return the stages by their names, in the languages of the newsroom."""
    return stages_in((*offered(), SOURCE))


@cache
def stages_in(codes: tuple[str, ...]) -> dict[str, str]:
    return dict(names_in(codes))


def names_in(codes: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for code in codes:
        with override(code):
            for stage in Deadline.Stage:
                yield fold(str(stage.label)), stage.value
