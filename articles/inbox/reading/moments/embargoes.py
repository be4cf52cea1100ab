"""The line of a text that says until when nothing may be published. Pure.

A moment counts only if nobody could read the line in another way. Otherwise editors
are shown the line itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils import timezone

from articles.inbox.reading.moments.dates import parsed
from articles.inbox.reading.plain import shortened

# Such a line stands at the top of a text, and is short.
MOST_LINES, LONGEST = 40, 200
SAYS = re.compile(
    r"^\W*(?:achtung|wichtig|bitte beachten|strictly|strict|under|streng)?\W*"
    r"(?:(?:sende|presse)?sperrfrist\w*|gesperrt bis|"
    r"frei(?:gegeben)?(?: zur (?:veröffentlichung|sendung))? ab|"
    r"embargo(?:ed|é)?(?=\s*(?::|until|till|to\b|bis|jusqu|fino|–|-))|"
    r"sous embargo|sotto embargo|"
    r"(?:not for (?:publication|release)|hold)(?: for release)? (?:before|until))"
    r"(?P<rest>.*)$",
    re.IGNORECASE,
)
DAYS = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)",
        r"(?<!\d)\d{1,2}\.\s?\d{1,2}\.\s?\d{4}(?!\d)",
        r"(?<!\d)\d{1,2}(?:\.|st|nd|rd|th|er|º)?\s+(?:of\s+)?[^\W\d_]{3,12}\.?,?\s+\d{4}(?!\d)",
        r"\b[^\W\d_]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}(?!\d)",
    )
)
TIME = re.compile(
    r"(?<![\d.:])(?P<h>\d{1,2})(?:[:.h](?P<m>\d\d))?(?::\d\d)?(?![\d.:/])\s*"
    r"(?P<word>uhr\b|h\b|a\.?m\b\.?|p\.?m\b\.?)?",
    re.IGNORECASE,
)
# The signs that follow a time: the first word is its zone, if it has one.
ZONE = re.compile(
    r"[\s,(\[]*(?P<zone>(?:[A-Z]{2,5}|Z)\b(?:\s?[+\u2212-]\d{1,2}(?::?\d\d)?)?|"
    r"[+\u2212-]\d{1,2}(?::?\d\d)?\b)"
)
# Zones that depend on the reader's place, or on the author's.
LOCAL = re.compile(r"local time|ortszeit|heure locale|ora locale|\bET\b|eastern", re.I)
# In feeds the text often follows in the same line, and may name other days and times.
SENTENCE_END = re.compile(
    r"(?:(?<=\bUhr)|(?<=[:.]\d\d)|(?<=\b\d{4})|(?<=\b[A-Z]{3})|(?<=\b[A-Z]{4})|(?<=\)))"
    r"[.!]\s+(?=[^\W\d_])"
)


@dataclass(frozen=True, slots=True)
class EmbargoLine:
    """`until` is None if the line leaves it open."""

    line: str
    until: datetime | None

    def before(self, text: str, longest: int) -> str:
        """Return the beginning of a text. A line whose end is open comes first."""
        if not self.until and not text.startswith(self.line):
            text = f"{self.line} – {text}"
        return shortened(text, longest)


def embargo_in(subject: str, text: str) -> EmbargoLine | None:
    """Return the embargo that a text states; None if it states none."""
    found = [*embargo_lines(subject, text)]
    if not found:
        return None
    moments = {one.until for one in found}
    # Two lines that disagree say nothing for sure.
    return EmbargoLine(found[0].line, moments.pop() if len(moments) == 1 else None)


def embargo_lines(subject: str, text: str) -> Iterator[EmbargoLine]:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    lines = [subject, *lines[:MOST_LINES]]
    for number, line in enumerate(lines):
        said = SAYS.match(line[:LONGEST])
        if not said:
            continue
        rest = said["rest"]
        if not re.search(r"\d", rest) and number + 1 < len(lines):
            rest, line = lines[number + 1], f"{line} {lines[number + 1]}"
        sentence = SENTENCE_END.split(rest[:LONGEST], maxsplit=1)[0]
        yield EmbargoLine(line[:LONGEST], moment_in(sentence))


def moment_in(said: str) -> datetime | None:
    """Return the moment that a text names with day, year and time; None if unsure."""
    days = {found.span(): found[0] for shape in DAYS for found in shape.finditer(said)}
    if len(days) != 1 or LOCAL.search(said):
        return None
    [((start, end), day)] = days.items()
    around = f"{said[:start]}|{said[end:]}"
    clock = next(
        (one for one in TIME.finditer(around) if one["m"] or one["word"]), None
    )
    if clock is None:
        return None
    zone = ZONE.match(around, clock.end())
    left = around[: clock.start()] + around[zone.end() if zone else clock.end() :]
    # Another number could be another time.
    return None if re.search(r"\d", left) else moment_of(day, clock, zone)


def moment_of(
    day: str, clock: re.Match[str], zone: re.Match[str] | None
) -> datetime | None:
    word = (clock["word"] or "").lower().replace(".", "")
    half = word if word in {"am", "pm"} else ""
    said = f"{day}, {clock['h']}:{clock['m'] or '00'} {half} "
    moment, is_guessed = parsed(said + (zone["zone"] if zone else "UTC"), "")
    if moment is None or is_guessed:
        return None
    return moment if zone else at_home(moment)


def at_home(moment: datetime) -> datetime | None:
    """Return the moment at which clocks of the newsroom show this time, if they do."""
    naive = moment.replace(tzinfo=None)
    local = naive.replace(tzinfo=timezone.get_default_timezone())
    there = local.astimezone(UTC)
    shown = there.astimezone(local.tzinfo).replace(tzinfo=None)
    is_twice = local.utcoffset() != local.replace(fold=1).utcoffset()
    return there if shown == naive and not is_twice else None
