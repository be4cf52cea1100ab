"""Propose deadlines out of sentences. A person takes each, or leaves it.

A day counts by the word before it and by cues in its sentence; a wrong day is worse
than none. The words are those of the language table.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from articles.editing.deadlines.reading import (
    DAY_MONTH,
    ISO,
    MONTH_DAY,
    NUMBERS,
    UnreadError,
    read_moment,
)
from articles.editing.deadlines.words import months
from articles.foundation.languages import row_of
from articles.foundation.local_moment import LocalMoment

SENTENCE = re.compile(r"(?<=[.!?])(?<!\d\.)\s+(?=[^\W\d_])")
# A time with its zone: behind the day, or between a word and “on”.
CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d)?\s?(?:uhr|[ap]\.?m\.?)|\d{1,2}:\d\d|noon|midnight|"
    r"mittags?|mitternacht)"
)
BEHIND = re.compile(
    rf",?\s*(?:um |at )?(?P<clock>{CLOCK})(?P<zone>\s*\(?[^\W\d]+(?:\s(?:time|zeit|"
    rf"ortszeit))?\)?)?",
    re.IGNORECASE,
)
BEFORE = re.compile(
    rf"(?P<clock>{CLOCK})(?P<zone>\s*\(?[^\W\d]+(?:\stime)?\)?)?\s+on\s*$",
    re.IGNORECASE,
)
WEEKDAY = re.compile(r"[^\W\d]+(?:tag|woch|day),?\s*(?:the |der |den |dem )?$")
# “1. bis 15. Juni”, “1 to 15 June”: the first day has no month of its own.
FIRST_OF_TWO = re.compile(
    r"\b(?P<d>\d{1,2})\.?(?=\s(?:auf den|bis zum|bis|und|to|and|until)\s\d{1,2}\.?\s?"
    r"(?P<m>[^\W\d]{3,})\.?(?:,?\s(?P<y>\d{4}))?)"
)
# So far before a day its word stands.
NEAR = 30
# More days than these in one sentence are a table or a calendar, in which no word says
# what a day is. A person looks at no more proposals than those.
MOST_DAYS, MOST = 50, 100


@dataclass(frozen=True, slots=True)
class Found:
    """A day in a sentence, as text, with its place there."""

    start: int
    end: int
    line: str


@dataclass(slots=True)
class Proposal:
    """`closes` is None for what is open at any time; `because` is the sentence."""

    closes: LocalMoment | None
    because: str
    opens: LocalMoment | None = None
    was: LocalMoment | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence in small letters, and what it says of all its days."""

    text: str
    is_moved: bool
    has_others: bool
    has_cues: bool
    is_anywhere: bool


@dataclass(slots=True)
class Roles:
    closes: list[LocalMoment] = field(default_factory=list)
    opens: LocalMoment | None = None
    was: LocalMoment | None = None


def propose(text: str, *, language: str, zone: str, today: date) -> list[Proposal]:
    """Return the deadlines that sentences of plain text name, up to `MOST`."""
    words, found = Words(language), list[Proposal]()
    for sentence in SENTENCE.split(text):
        found += proposed_by(sentence.strip(), words, zone, today)
        if len(found) >= MOST:
            break
    return found[:MOST]


def proposed_by(
    sentence: str, words: "Words", zone: str, today: date
) -> list[Proposal]:
    folded = sentence.casefold()
    days = days_in(folded)
    if not days:
        is_rolling = words.rolling.search(folded) and not words.others.search(folded)
        return [Proposal(None, sentence)] if is_rolling else []
    if len(days) > MOST_DAYS:
        return []
    roles = roles_of(words.said_in(folded), days, words, zone, today)
    if roles.was and not roles.closes:
        return []
    return [
        Proposal(
            at,
            sentence,
            opens=roles.opens if at is roles.closes[-1] else None,
            was=roles.was if at is roles.closes[-1] else None,
        )
        for at in roles.closes
    ]


class Words:
    """The words of a language as patterns, which match nothing where it has none."""

    def __init__(self, language: str):
        due = row_of(language).due
        self.rolling, self.others = anywhere(due.rolling), anywhere(due.others)
        self.cues, self.moved = anywhere(due.cues), anywhere(due.moved)
        self.until, self.on = at_end(due.until), at_end(due.on)
        self.opens = at_end(due.opens, due.on)
        self.former = at_end(due.former)
        self.since, self.to = at_end(due.since), at_end(due.to)

    def said_in(self, folded: str) -> Said:
        return Said(
            folded,
            is_moved=bool(self.moved.search(folded)),
            has_others=bool(self.others.search(folded)),
            has_cues=bool(self.cues.search(folded)),
            is_anywhere="aoe" in folded or "anywhere on earth" in folded,
        )


@lru_cache(maxsize=100)
def anywhere(words: str) -> re.Pattern:
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)")


@lru_cache(maxsize=100)
def at_end(words: str, then: str = "") -> re.Pattern:
    """Match words at the end of a text; one of `then` may stand behind them."""
    behind = rf"(?:\s+(?:{alternatives(then)}))?" if then else ""
    return re.compile(rf"(?<!\w)(?:{alternatives(words)}){behind}\s*:?\s*$")


def alternatives(words: str) -> str:
    each = sorted(words.split(), key=len, reverse=True)
    shapes = (
        re.escape(w).replace(r"\*", r"\w*").replace(r"\-", r"[\s-]") for w in each
    )
    return "|".join(shapes) or "(?!)"


def days_in(folded: str) -> list[Found]:
    """Return the days in their order; one more than `MOST_DAYS` if there are more."""
    taken: list[Found] = []
    for shape in (ISO, NUMBERS, FIRST_OF_TWO, DAY_MONTH, MONTH_DAY):
        for found in shape.finditer(folded):
            is_new = all(
                found.end() <= t.start or found.start() >= t.end for t in taken
            )
            month = found["m"]
            if is_new and (month.isdecimal() or month.rstrip(".") in months()):
                line = found[0]
                if shape is FIRST_OF_TWO:
                    line = f"{found['d']} {month} {found['y'] or ''}"
                taken.append(Found(found.start(), found.end(), line))
                if len(taken) > MOST_DAYS:
                    return taken
    return sorted(taken, key=lambda one: one.start)


def roles_of(
    said: Said, days: list[Found], words: Words, zone: str, today: date
) -> Roles:
    roles, since = Roles(), 0
    for day in days:
        before, since = lead_of(said.text, since, day.start), day.end
        moment = moment_of(said, day, zone, today)
        if moment is None:
            continue
        match role_of(said, before, words, is_last=day is days[-1]):
            case "was":
                roles.was = moment
            case "opens":
                roles.opens = moment
            case "closes":
                roles.closes.append(moment)
    return roles


def role_of(said: Said, before: str, words: Words, *, is_last: bool) -> str:
    """Return what a day is by the words before it: `closes`, `opens`, `was`; "" for a
    day that is none of these.
    """
    if words.former.search(before) or (said.is_moved and words.since.search(before)):
        return "was"
    if said.is_moved and words.to.search(before):
        return "closes"
    if said.has_others:
        return ""
    if words.opens.search(before) or (words.since.search(before) and not is_last):
        return "opens"
    if words.until.search(before):
        return "closes"
    if said.has_cues and is_after(before, words):
        # The first of two days is the former one then, the last one the new.
        return "was" if said.is_moved and not is_last else "closes"
    return ""


def is_after(before: str, words: Words) -> bool:
    """Return whether a day stands behind a word that may name a deadline, or a sign."""
    return bool(words.on.search(before) or before.rstrip().endswith(":"))


def lead_of(said: str, since: int, start: int) -> str:
    """Return the words before a day, without a weekday, or a time before “on”."""
    before = said[max(since, start - NEAR) : start]
    before = WEEKDAY.sub("", before)
    if found := BEFORE.search(before):
        # “by 5 pm on” is as “by”, “at 5 pm on” as “on”.
        lead = before[: found.start()].rstrip()
        return f"{lead.removesuffix(' at')} on" if lead.endswith(" at") else lead
    return before


def moment_of(said: Said, day: Found, zone: str, today: date) -> LocalMoment | None:
    line, lead = day.line, said.text[max(0, day.start - NEAR) : day.start]
    if found := BEHIND.match(said.text, day.end) or BEFORE.search(lead):
        line += f" {found['clock']} {found['zone'] or ''}"
    if said.is_anywhere and "aoe" not in line:
        line += " aoe"
    for attempt in (
        line,
        f"{day.line} {found['clock']}" if found else day.line,
        day.line,
    ):
        try:
            return read_moment(attempt, zone=zone, today=today)
        except UnreadError:
            continue
    return None
