"""What was judged, read from the files of each set; each was written before the rules
that it judges. `later` has no articles of its own: its queries name the set whose
articles they were judged among, and are counted apart, since the rules for the others
could have been made to fit.
"""

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parent
SETS, LATER = ("own", "others"), "later"
# So many hits are seen without reading on; the first of them at a glance.
SEEN, GLANCE = 5, 3


@dataclass(frozen=True, slots=True)
class Judged:
    """A query with what should be found by it, by the names of articles.

    One of `first` has to be seen at a glance, nothing of `never` at all. Where `first`
    is empty, nothing should be found. It was judged among the samples and one set.
    `group` is what it is counted with.
    """

    language: str
    typed: str
    first: frozenset[str]
    relevant: frozenset[str]
    never: frozenset[str]
    judged: str
    group: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word that was typed wrong, and what is meant; "" if it was typed right."""

    language: str
    typed: str
    meant: str
    group: str


def rows(name: str) -> Iterator[tuple[str, dict[str, str]]]:
    for one in (*SETS, LATER):
        with (PACKAGE / one / name).open(encoding="utf-8", newline="") as file:
            yield from ((one, row) for row in csv.DictReader(file))


def articles() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the articles of each set with its name; translations share a name."""
    for one in SETS:
        read = tomllib.loads((PACKAGE / one / "articles.toml").read_text("utf-8"))
        yield from ((one, article) for article in read["article"])


def queries() -> list[Judged]:
    return [
        Judged(
            row["language"],
            row["typed"],
            *(frozenset(row[name].split()) for name in ("first", "relevant", "never")),
            judged=row.get("among", one),
            group=group_of(one, row),
        )
        for one, row in rows("queries.csv")
    ]


def group_of(one: str, row: dict[str, str]) -> str:
    language = row["language"]
    return f"{language}, {LATER}" if one == LATER else language


def spellings() -> list[Spelling]:
    """Return words that were typed wrong, and words that were typed right."""
    return [
        Spelling(
            row["language"], row["typed"], row.get("meant", ""), group_of(one, row)
        )
        for name in ("misspelt.csv", "spelt.csv")
        for one, row in rows(name)
    ]
