"""What WordPress's categories, tags and authors become here: read, or guessed."""

import tomllib
from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from articles.importing.known import MAX_NAME, KnownNames, all_known
from articles.importing.wordpress.index import Index
from articles.importing.wordpress.items import Term
from articles.importing.wordpress.remarks import ExportRefused
from articles.models import KINDS
from articles.text import clean_line, fold

LEAVE_OUT = "leave-out"
# What WordPress gives to what nobody sorted, in the languages of our sites.
UNSORTED = {
    "uncategorized", "uncategorised", "allgemein", "unkategorisiert",
    "nicht kategorisiert", "ohne kategorie",
}  # fmt: skip
TERM = {"from", "slug", "name", "articles", "becomes", "as"}
PERSON = {"login", "articles", "name", "organisation"}


@dataclass(frozen=True, slots=True)
class Rule:
    """`becomes` is a kind of label or `LEAVE_OUT`, `name` what the label is called."""

    becomes: str
    name: str


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    organisation: str = ""


@dataclass(slots=True)
class Mapping:
    """`unnamed` collects what a file didn't name, so that it was guessed."""

    known: dict[str, KnownNames]
    rules: dict[tuple[str, str], Rule] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    is_read: bool = False
    unnamed: dict[Term, Rule] = field(default_factory=dict)

    def rule(self, term: Term) -> Rule:
        key = term.taxonomy, term.slug
        if key not in self.rules:
            self.rules[key] = guess(term, self.known)
            if self.is_read or term.taxonomy not in {"category", "post_tag"}:
                self.unnamed[term] = self.rules[key]
        return self.rules[key]


def guess(term: Term, known: Table[str, KnownNames]) -> Rule:
    """Guess what a term is: by the labels that are there, then by its taxonomy."""
    name = term.name[:MAX_NAME]
    if fold(name) in UNSORTED or term.slug in UNSORTED:
        return Rule(LEAVE_OUT, name)
    own = "category" if term.taxonomy == "category" else "topic"
    for kind in (own, "country", "topic", "category"):
        if known[kind].find(name):
            return Rule(kind, name)
    sorts = term.taxonomy in {"category", "post_tag"}
    return Rule(own if sorts else LEAVE_OUT, name)


def people_of(index: Index) -> dict[str, Person]:
    return {login: Person(name) for login, name in index.people.items() if name}


def guessed(index: Index) -> Mapping:
    """Return what is guessed of all, by the labels that are there."""
    return Mapping(all_known(), people=people_of(index))


def read_mapping(path: Path, index: Index) -> Mapping:
    """Refused, with the place, if it isn't such a file; OSError if it can't be read."""
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise refused(path, f"It is no TOML: {error}.") from error
    mapping = Mapping(all_known(), people=people_of(index), is_read=True)
    if strange := set(said) - {"label", "author"}:
        first = sorted(strange)[0]
        raise refused(path, f"It holds {first!r}; known are [[label]] and [[author]].")
    for number, row in enumerate(rows(path, said, "label", TERM), start=1):
        add_rule(mapping, path, number, row)
    for row in rows(path, said, "author", PERSON):
        names = (clean_line(str(row.get(one, "")))[:MAX_NAME] for one in PARTS)
        mapping.people[str(row.get("login", ""))] = Person(*names)
    return mapping


PARTS = ("name", "organisation")


def rows(path: Path, said: dict, table: str, known: set[str]) -> list[dict[str, Any]]:
    found = said.get(table, [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise refused(path, f"Its {table}s don't begin with [[{table}]].")
    for number, row in enumerate(found, start=1):
        if strange := set(row) - known:
            raise refused(
                path, f"[[{table}]] number {number} has {sorted(strange)[0]!r}."
            )
    return found


def add_rule(mapping: Mapping, path: Path, number: int, row: dict[str, Any]) -> None:
    key = str(row.get("from", "category")), str(row.get("slug", ""))
    becomes = row.get("becomes", "")
    name = clean_line(str(row.get("as") or row.get("name") or key[1]))
    place = f"[[label]] number {number} ({key[1]})"
    if becomes not in {*KINDS, LEAVE_OUT}:
        kinds = ", ".join([*KINDS, LEAVE_OUT])
        raise refused(path, f"{place} becomes {becomes!r}; there are: {kinds}.")
    if not key[1] or not name:
        raise refused(path, f"{place} lacks a slug or a name.")
    if len(name) > MAX_NAME:
        raise refused(path, f"{place}: the name has more than {MAX_NAME} letters.")
    if key in mapping.rules:
        raise refused(path, f"{place} stands there twice.")
    mapping.rules[key] = Rule(becomes, name)


def refused(path: Path, why: str) -> ExportRefused:
    return ExportRefused(
        f"The mapping {path} can't be read; nothing was stored.",
        why,
        "Correct it, or write a new one with --write-mapping FILE.",
    )
