"""Places and organisations that a text names: by their names, by adjectives, by words
for the people there, and by towns. The table is made by `bin/places`.
"""

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from articles.editing.preflight import NamesInText
from articles.foundation.languages import SOURCE, active_language

TABLE = Path(__file__).parent / "data" / "places.csv"
COUNTRY, TOWN, ADJECTIVE = "country", "town", "adjective"
# Columns of the table that aren't a language.
OTHERS = {"kind", "code", "key", "names", "stems"}
# Endings of adjectives that are found by their stems.
ENDINGS = ("", "e", "em", "en", "er", "es")
WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# No adjective is shorter.
LEAST = 4


class Place(NamedTuple):
    """A country, organisation or town where a text names it. A town has the code of its
    country, and a key of its own.
    """

    kind: str
    code: str
    key: str
    word: str
    start: int


class Row(NamedTuple):
    kind: str
    code: str
    key: str
    names: dict[str, str]


class Gazetteer:
    def __init__(self, rows: list[dict[str, str]]):
        self.names: NamesInText[Row] = NamesInText()
        self.stems: dict[str, Row] = {}
        self.by_key: dict[tuple[bool, str], Row] = {}
        for told in rows:
            names = {code: told[code] for code in told.keys() - OTHERS}
            row = Row(told["kind"], told["code"], told["key"], names)
            self.by_key[row.kind == TOWN, row.key] = row
            for name in told["names"].split("|"):
                self.names.enter(name, row)
            for stem in filter(None, told["stems"].split("|")):
                self.stems |= {stem + ending: row for ending in ENDINGS}

    def find(self, text: str) -> Iterator[Place]:
        taken: set[int] = set()
        for row, start, end in self.names.find(text):
            taken.update(range(start, end))
            if row.code:
                yield Place(row.kind, row.code, row.key, text[start:end], start)
        for start, word in words_with_places(text):
            known = self.stems.get(word.casefold()) if len(word) >= LEAST else None
            if known and start not in taken:
                yield Place(ADJECTIVE, known.code, known.key, word, start)


def words_with_places(text: str) -> Iterator[tuple[int, str]]:
    """Yield words, and those that hyphens join: us-amerikanisch."""
    for match in WORDS.finditer(text):
        yield match.start(), match[0]
        if "-" in match[0]:
            at = match.start()
            for part in match[0].split("-"):
                yield at, part
                at += len(part) + 1


def read_table() -> list[dict[str, str]]:
    return list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer(read_table())


def places_in(text: str) -> list[Place]:
    """Return the places in the order of the text."""
    return sorted(gazetteer().find(text), key=lambda place: place.start)


def name_of(kind: str, key: str) -> str:
    """Return the name of a place in the language of the interface."""
    row = gazetteer().by_key.get((kind == TOWN, key))
    if row is None:
        return key
    return row.names.get(active_language()) or row.names[SOURCE]


def country_of(town: str) -> str:
    """Return the code of the country that a town is in, "" for an unknown one."""
    row = gazetteer().by_key.get((True, town))
    return row.code if row else ""
