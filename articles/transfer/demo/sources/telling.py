"""The stories of the demo's sources at a moment: some that were written for it, and
others that go on without end.
"""

import csv
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
# One more entry appears so often; so many of them were there before the demo began.
EVERY, BEFORE = timedelta(minutes=4), 40
# Entries of the kind that go on which a feed names.
MOST = 40
# The sources that go on publishing, in turns; every third entry is told by the next of
# them as well, mostly in another language, so long after. The last has only a page: the
# links of its first look are no news, those that come later are.
GOING_ON = ("agentur", "council", "ministerium", "alliance", "musterstadt")
ECHO = timedelta(minutes=9)
DAY = re.compile(r"\{\+([0-9]{1,3})\}")
MONTHS = {
    "de": (
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August",
        "September", "Oktober", "November", "Dezember",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August",
        "September", "October", "November", "December",
    ),
}  # fmt: skip
INVENTED = {
    "de": "Diese Einrichtung und ihre Meldungen sind erfunden.",
    "en": "This institution and its news are invented.",
}


@dataclass(frozen=True, slots=True)
class Feed:
    """The address of a feed, or of the page of a source without one. `ill` says what is
    wrong with it: gone, encoding, moved, login or slow.
    """

    source: str
    name: str
    name_en: str
    language: str
    path: str
    form: str
    ill: str

    @property
    def moved_to(self) -> str:
        return f"/{self.source}/news.{self.form}" if self.ill == "moved" else ""

    @property
    def title(self) -> str:
        return self.name if self.language == "de" else self.name_en


@dataclass(frozen=True, slots=True)
class Entry:
    """`link` is empty unless it leads to another server."""

    key: str
    at: datetime
    title: str
    text: str
    link: str = ""

    def address(self, feed: Feed, origin: str) -> str:
        return self.link or f"{origin}/{feed.source}/news/{self.key}"


@cache
def table(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def feeds() -> tuple[Feed, ...]:
    return tuple(Feed(**row) for row in table("feeds.csv"))


def entries_of(feed: Feed, since: datetime, now: datetime) -> list[Entry]:
    """Return the entries of a feed, the newest first."""
    newest = int((now - since) / EVERY)
    numbers = range(max(-BEFORE, newest - MOST * len(GOING_ON)), newest + 1)
    found = [entry for n in numbers if (entry := continued(feed, n, since))]
    found = [*found[-MOST:], *written(feed, since)]
    return sorted((one for one in found if one.at <= now), key=lambda one: one.at)[::-1]


def written(feed: Feed, since: datetime) -> Iterator[Entry]:
    """Yield the stories that were written for this source."""
    for row in table("stories.csv"):
        if row["source"] == feed.source:
            at = since - timedelta(hours=float(row["hours"]))
            title, text = (
                in_days(row[one], since, feed.language) for one in ("title", "text")
            )
            yield Entry(row["key"], at, title, text, row["link"])


def continued(feed: Feed, number: int, since: datetime) -> Entry | None:
    """Return the entry with this number, if it is one of this source."""
    tells = [GOING_ON[(number + n) % len(GOING_ON)] for n in range(2)]
    if feed.source not in tells[: 1 if number % 3 else 2]:
        return None
    end, point = ("", ",") if feed.language == "de" else ("_en", ".")
    at, chosen = since + number * EVERY, hashlib.sha256(str(number).encode()).digest()
    place = table("places.csv")[chosen[0] % len(table("places.csv"))]
    words = table("running.csv")[chosen[1] % len(table("running.csv"))]
    told = {
        "land": place[f"land{end}"],
        "town": place[f"town{end}"],
        "number": 12 + chosen[2] % 60 * 3,
        "sum": f"{2 + chosen[3] % 38}{point}{1 + chosen[4] % 9}",
        "months": 3 + chosen[5] % 10,
        "day": day_in(at + timedelta(days=20 + chosen[6] % 60), feed.language),
    }
    title, text = (words[f"{one}{end}"].format(**told) for one in ("title", "text"))
    is_echo = feed.source == tells[1]
    return Entry(str(number), at + ECHO * is_echo, title, text)


def story(feed: Feed, key: str, since: datetime) -> Entry | None:
    """Return a story of a source by its key, however old it is."""
    if key.removeprefix("-").isdecimal() and len(key) < 9:
        return continued(feed, int(key), since)
    return next((one for one in written(feed, since) if one.key == key), None)


def in_days(text: str, since: datetime, language: str) -> str:
    """Return a text in which `{+30}` is the day in thirty days."""
    return DAY.sub(
        lambda found: day_in(since + timedelta(days=int(found[1])), language), text
    )


def day_in(day: datetime, language: str) -> str:
    point = "." if language == "de" else ""
    return f"{day.day}{point} {MONTHS[language][day.month - 1]} {day.year}"
