"""The line of a text that says until when nothing may be published. Pure.

A moment counts only if nobody could read the line in another way. Otherwise editors
are shown the line itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice

from django.utils import timezone

from articles.inbox.reading.moments.dates import parsed
from articles.inbox.reading.plain import shortened

# Such a line stands at the top of a text, and is short; so many others may be in it.
MOST_LINES, LONGEST, MOST_MENTIONS = 40, 200, 20
SPERRFRIST = r"(?:sende|presse)?sperrfrist\w*"
OTHERS = (
    r"gesperrt bis|frei(?:gegeben)?(?: zur (?:veröffentlichung|sendung))? ab|"
    r"(?:not for (?:publication|release)|hold)(?: for release)? (?:before|until)"
)
MENTION = re.compile(
    rf"\b(?:(?P<german>{SPERRFRIST})|(?P<embargo>embargo)|embargo(?:ed|é)|{OTHERS})"
    r"(?=\W|$)",
    re.IGNORECASE,
)
# Words that may stand before it in a line or a sentence that is about nothing else.
LEADS = re.compile(
    r"\W*(?:achtung|wichtig|bitte(?: beachten)?|strictly|strict|streng|"
    r"under|sous|sotto)?\W*",
    re.IGNORECASE,
)
SENTENCE_START = re.compile(r"[.!?…:;|]\s+|[–—+*]\s")
# The words by which it says until when, or begins to.
UNTIL = re.compile(
    r"\W*(?:(?:endet|gilt|läuft|ends?|lifts?|expires?|is lifted)\s+)?"
    r"(?:bis|am|until|till|to|on|at|jusqu|fino)\b|\W*(?:beachten\b)?\s*[:(–-]|\s*\d|"
    r"\s+\w+tag,",
    re.IGNORECASE,
)
# A trade has embargoes, too: these tell that it is one of a text.
OF_TEXTS = re.compile(r"\b(?:under|unter|sous|sotto|mit)\s*$", re.IGNORECASE)
LIFTS = re.compile(r"\s*(?:ends?|lifts?|expires?|is lifted)\b", re.IGNORECASE)
IN_A_LINE = re.compile(r"\s*(?::|until|till|to\b|bis|jusqu|fino|–|-)", re.IGNORECASE)
# Shortly before it, or as the first words after it, these say that there is none.
NEGATED = re.compile(
    r"\b(?:ohne|kein\w*|nie|nicht(?! vor\b)|without|no|never|sans|senza|"
    r"not(?! (?:for|before)\b)|endete\w*|galt|war|lief|ended|expired)"
    r"\s+(?:\w+\s+){0,2}\W?$",
    re.IGNORECASE,
)
NONE = re.compile(
    r"\W*(?:keine?\b(?! \w+ung\b)|none\b|no\b|entfällt|aufgehoben|abgelaufen|"
    r"endete|galt|war\b|lief|sofort|immediate|ended|expired|was\b|has been)",
    re.IGNORECASE,
)
OVER = re.compile(
    r"\b(?:ist|sind|wurde|was|has been|is) "
    r"(?:abgelaufen|aufgehoben|lifted(?! (?:at|on))|over|expired)\b",
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
    r"(?:(?<=\bUhr)|(?<=[:.]\d\d)|(?<=\b\d{4})|(?<=\b[A-Z]{2})|(?<=\b[A-Z]{3})|"
    r"(?<=\b[A-Z]{4})|(?<=\)))[.!]\s+(?=[^\W\d_])|"
    r"(?<=[a-zäöüß]{3})[.!]\s+(?=[A-ZÄÖÜ])"
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
    # A reminder that names no day says nothing against one that does.
    found = [one for one in found if re.search(r"\d", one.line)] or found
    if not found:
        return None
    moments = {one.until for one in found}
    # Two lines that disagree say nothing for sure.
    return EmbargoLine(found[0].line, moments.pop() if len(moments) == 1 else None)


def embargo_lines(subject: str, text: str) -> Iterator[EmbargoLine]:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    lines = [subject, *lines[:MOST_LINES]]
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        for said in islice(MENTION.finditer(line), MOST_MENTIONS):
            if one := stated(line, said, following):
                yield one
                break


def stated(line: str, said: re.Match[str], following: str) -> EmbargoLine | None:
    """Return what a line states by this mention; None if it is a mere mention."""
    start = sentence_start(line, said.start())
    before, rest = line[start : said.start()], line[said.end() :][:LONGEST]
    is_lead = LEADS.fullmatch(before) is not None
    if is_lead and not re.search(r"\d", rest):
        if start and not UNTIL.match(rest):
            return None
        rest, line = f"{rest} {following}"[:LONGEST], f"{line} {following}"
    if before.rstrip().endswith("("):
        rest = rest.partition(")")[0]
    sentence = SENTENCE_END.split(rest, maxsplit=1)[0]
    until = moment_in(sentence)
    if is_none(before, sentence) or not (
        is_line(said, rest) if is_lead else is_meant(before, said, sentence, until)
    ):
        return None
    if is_lead and not start:
        return EmbargoLine(line.strip()[:LONGEST], until)
    told = f"{line[start : said.end()]}{sentence_of(rest)}".strip()
    return EmbargoLine(told[-LONGEST:], until)


def sentence_start(line: str, at: int) -> int:
    first = max(0, at - LONGEST)
    ends = [found.end() for found in SENTENCE_START.finditer(line, first, at)]
    return ends[-1] if ends else first


def sentence_of(rest: str) -> str:
    """Return the rest of the sentence, with its sign."""
    end = SENTENCE_END.search(rest)
    return rest[: end.start() + 1] if end else rest


def is_none(before: str, sentence: str) -> bool:
    """Return whether the sentence says that there is none, or none any more."""
    shapes = NEGATED.search(before), NONE.match(sentence), OVER.search(sentence)
    return any(shapes)


def is_line(said: re.Match[str], rest: str) -> bool:
    """Return whether a line, or a sentence, that begins with it states one."""
    return not said["embargo"] or bool(IN_A_LINE.match(rest))


def is_meant(
    before: str, said: re.Match[str], sentence: str, until: datetime | None
) -> bool:
    """Return whether a sentence with it says until when something mayn't be told."""
    if said["embargo"] and not OF_TEXTS.search(before):
        return until is not None and bool(LIFTS.match(sentence))
    is_open = not (said["german"] or said["embargo"]) or UNTIL.match(sentence)
    return bool(is_open) and any(shape.search(sentence) for shape in DAYS)


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
