"""What was judged, read from the files of each set; both were written before the search
that they judge.
"""

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parent
SETS = ("own", "others")
# So many hits are seen without reading on; the first of them at a glance.
SEEN, GLANCE = 5, 3


@dataclass(frozen=True, slots=True)
class Judged:
    """A query with what should be found by it, by the names of articles.

    One of `first` has to be seen at a glance, nothing of `never` at all. Where `first`
    is empty, nothing should be found. It was judged among the samples and one set.
    """

    language: str
    typed: str
    first: frozenset[str]
    relevant: frozenset[str]
    never: frozenset[str]
    judged: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word that was typed wrong, and what is meant; "" if it was typed right."""

    language: str
    typed: str
    meant: str = ""


def rows(name: str) -> Iterator[tuple[str, dict[str, str]]]:
    for one in SETS:
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
            judged=one,
        )
        for one, row in rows("queries.csv")
    ]


def misspelt() -> list[Spelling]:
    found = rows("misspelt.csv")
    return [Spelling(row["language"], row["typed"], row["meant"]) for _, row in found]


def spelt() -> list[Spelling]:
    return [Spelling(row["language"], row["typed"]) for _, row in rows("spelt.csv")]
