"""What was judged, read from the files of each set; each was written before the rules
that it judges. The sets after the first two have no articles of their own: their
queries name the set whose articles they were judged among, and are counted apart, since
the rules for the others could have been made to fit.

`readers` were typed by somebody who knew no rule, `founders` by somebody who knew what
had failed before: of both all that a page shows is judged, also what comes nearest.
"""

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parent
SETS, LATER, TYPED = ("own", "others"), "later", ("readers", "founders")
# So many hits are seen without reading on; the first of them at a glance.
SEEN, GLANCE = 5, 3


@dataclass(frozen=True, slots=True)
class Judged:
    """A query with what should be found by it, by the names of articles.

    One of `first` has to be seen at a glance, nothing of `never` at all. Where `first`
    is empty, nothing should be found. It was judged among the samples and one set.
    `group` is what it is counted with, `cause` what made such queries fail before.
    """

    language: str
    typed: str
    first: frozenset[str]
    relevant: frozenset[str]
    never: frozenset[str]
    judged: str
    group: str
    cause: str = ""

    @property
    def is_of_all_shown(self) -> bool:
        """True if what stands below an empty list counts as found."""
        return bool(self.cause)


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word that was typed wrong, and what is meant; "" if it was typed right."""

    language: str
    typed: str
    meant: str
    group: str


def rows(name: str) -> Iterator[tuple[str, dict[str, str]]]:
    for one in (*SETS, LATER, *TYPED):
        path = PACKAGE / one / name
        if one in TYPED and not path.exists():
            continue  # nothing of this kind was judged there
        with path.open(encoding="utf-8", newline="") as file:
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
            cause=row.get("cause", ""),
        )
        for one, row in rows("queries.csv")
    ]


def group_of(one: str, row: dict[str, str]) -> str:
    language = row["language"]
    return language if one in SETS else f"{language}, {one}"


def spellings() -> list[Spelling]:
    """Return words that were typed wrong, and words that were typed right."""
    return [
        Spelling(
            row["language"], row["typed"], row.get("meant", ""), group_of(one, row)
        )
        for name in ("misspelt.csv", "spelt.csv")
        for one, row in rows(name)
    ]
