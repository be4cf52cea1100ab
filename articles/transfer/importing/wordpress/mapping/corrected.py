"""Read the mapping file that somebody corrected; refuse any error in it before
anything is imported.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from articles.foundation.text import clean_line
from articles.models import KINDS
from articles.transfer.importing.known import MAX_NAME, all_known
from articles.transfer.importing.wordpress.export.index import Index
from articles.transfer.importing.wordpress.export.remarks import (
    ExportRefused,
    Remark,
    shortened,
)
from articles.transfer.importing.wordpress.export.withheld import ANY, Shown, fits
from articles.transfer.importing.wordpress.mapping.mapping import (
    LEAVE_OUT,
    Mapping,
    Person,
    Rule,
    people_of,
)

TABLES = {
    "label": {"from", "slug", "name", "articles", "becomes", "as"},
    "author": {"login", "articles", "name", "organisation"},
}
LISTS, SHOWN = ("shortcodes", "blocks"), "shown"
ADDRESSES = "addresses"
KNOWN = "known are [shortcodes], [blocks], [addresses], [[label]] and [[author]]"
# A finding of `unknown_in`, or the beginning of some. Comments and classes may have any
# signs.
PATTERN = re.compile(
    r"[^\[\]*]{1,310}|[^\[\]*]{0,310}[^\s\[\]*]{2}\*|(?:<!--|\.).{2,310}", re.DOTALL
)
Key = tuple[str, str]


@dataclass(slots=True)
class Said:
    """The contents of the file; empty, if there is none (`path`)."""

    path: Path | None = None
    rules: dict[Key, Rule] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    shown: Shown = field(default_factory=Shown)
    words: dict[str, str] = field(default_factory=dict)

    def mapping(self, index: Index) -> Mapping:
        """Refused if somebody would be named otherwise than the file wants."""
        self.refuse_strangers(index)
        return Mapping(
            all_known(),
            rules=dict(self.rules),
            people=people_of(index) | self.people,
            is_read=self.path is not None,
            words=self.words,
        )

    def refuse_strangers(self, index: Index) -> None:
        """A name that is misspelt would leave the real one in print."""
        strange = self.people.keys() - index.people.keys() - index.creators.keys()
        named = {login for login, name in index.people.items() if name}
        unnamed = (index.creators.keys() & named) - self.people.keys()
        if self.path and strange and unnamed:
            raise refused(
                self.path,
                f"Nobody's login is “{shortened(min(strange))}”; and nothing is said "
                f"of “{shortened(min(unnamed))}”, whom the export would name.",
            )

    def unmatched(self, index: Index) -> Iterator[Remark]:
        """Yield a remark on each entry about something that isn't in the export."""
        terms = {(term.taxonomy, term.slug) for term in index.terms}
        logins = index.people.keys() | index.creators.keys()
        for taxonomy, slug in (one for one in self.rules if one not in terms):
            yield self.remark(f"no article has “{shortened(slug)}” ({taxonomy})")
        for login in (one for one in self.people if one not in logins):
            yield self.remark(f"nobody's login is “{shortened(login)}”")
        for one in self.shown.named:
            if not any(fits(name, one) for name in index.unknown):
                yield self.remark(
                    f"no article has the shortcode or block “{shortened(one)}”"
                )

    def remark(self, why: str) -> Remark:
        return Remark(
            f"The mapping {self.path} says something that does nothing: {why} in this "
            "file.",
            "Correct its spelling, or take it out.",
        )


def read_mapping(path: Path) -> Said:
    """Refused, with the place, if it can't be taken as it stands."""
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise refused(path, f"{error.strerror}.") from error
    except RecursionError as error:
        raise refused(path, "It is no TOML: brackets in brackets, too deep.") from error
    except ValueError as error:
        # Also signs that aren't UTF-8, and numbers of thousands of digits.
        raise refused(path, f"It is no TOML: {shortened(str(error), 200)}.") from error
    if strange := set(said) - {*TABLES, *LISTS, ADDRESSES}:
        raise refused(path, f"It holds {min(strange)!r}; {KNOWN}.")
    shown = [one for name in LISTS for one in shown_in(path, said, name)]
    read = Said(path, shown=Shown(tuple(shown)), words=words_in(path, said))
    for number, row in rows(path, said, "label"):
        add_rule(read, path, number, row)
    for number, row in rows(path, said, "author"):
        add_person(read, path, number, row)
    return read


def words_in(path: Path, said: dict[str, Any]) -> dict[str, str]:
    """Return the words of the old site's addresses, by what they stand for."""
    table = said.get(ADDRESSES, {})
    if not isinstance(table, dict):
        raise refused(path, f"Its words of addresses don't begin with [{ADDRESSES}].")
    for key, value in table.items():
        if not isinstance(value, str) or not value.strip("/ "):
            raise refused(
                path, f'[{ADDRESSES}] {key} isn\'t a word of addresses, as "thema".'
            )
    return {key: value.strip("/ ") for key, value in table.items()}


def shown_in(path: Path, said: dict[str, Any], name: str) -> list[str]:
    table = said.get(name, {})
    if not isinstance(table, dict):
        raise refused(path, f"Its {name} don't begin with [{name}].")
    if strange := set(table) - {SHOWN}:
        raise refused(path, f"[{name}] has {min(strange)!r}; known is “{SHOWN}”.")
    named = table.get(SHOWN, [])
    place = f"[{name}] {SHOWN}"
    if not isinstance(named, list):
        raise refused(path, f'{place} is {type_of(named)}, not a list as ["box"].')
    for one in named:
        if not isinstance(one, str) or not PATTERN.fullmatch(one):
            raise refused(
                path,
                f"{place} holds {shortened(repr(one))}. A name has no brackets; a "
                f"beginning of names has two letters at least, and {ANY} behind it.",
            )
    if twice := {one for one in named if named.count(one) > 1}:
        raise refused(path, f"{place} holds {min(twice)!r} twice.")
    return named


def rows(
    path: Path, said: dict[str, Any], table: str
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows of a table with their numbers; all they say are texts."""
    found = said.get(table, [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise refused(path, f"Its {table}s don't begin with [[{table}]].")
    for number, row in enumerate(found, start=1):
        place = f"[[{table}]] number {number}"
        if strange := set(row) - TABLES[table]:
            known = ", ".join(sorted(TABLES[table]))
            raise refused(path, f"{place} has {min(strange)!r}; known are: {known}.")
        for key, value in row.items():
            wanted = int if key == "articles" else str
            if type(value) is not wanted:
                what = "a number" if wanted is int else 'a text as "…"'
                raise refused(
                    path, f"{place}: {key!r} is {type_of(value)}, not {what}."
                )
        yield number, row


def add_rule(said: Said, path: Path, number: int, row: dict[str, str]) -> None:
    key = row.get("from", "category"), row.get("slug", "")
    becomes = row.get("becomes", "")
    name = clean_line(row.get("as") or row.get("name") or key[1])
    place = f"[[label]] number {number} ({shortened(key[1])})"
    if becomes not in {*KINDS, LEAVE_OUT}:
        kinds = ", ".join([*KINDS, LEAVE_OUT])
        becomes = shortened(repr(becomes))
        raise refused(path, f"{place} becomes {becomes}; there are: {kinds}.")
    if not key[1] or not name:
        raise refused(path, f"{place} lacks a slug or a name.")
    if len(name) > MAX_NAME:
        raise refused(path, f"{place}: the name has more than {MAX_NAME} letters.")
    if key in said.rules:
        raise refused(path, f"{place} stands there twice.")
    said.rules[key] = Rule(becomes, name)


def add_person(said: Said, path: Path, number: int, row: dict[str, str]) -> None:
    login = row.get("login", "").strip()
    place = f"[[author]] number {number} ({shortened(login)})"
    if not login:
        raise refused(path, f"{place} lacks the login, by which the author is known.")
    if login in said.people:
        raise refused(path, f"{place} stands there twice.")
    name, organisation = (
        clean_line(row.get(one, "")) for one in ("name", "organisation")
    )
    if len(name) > MAX_NAME or len(organisation) > MAX_NAME:
        raise refused(path, f"{place}: a name has more than {MAX_NAME} letters.")
    said.people[login] = Person(name, organisation)


def type_of(value: Any) -> str:
    kinds = {list: "a list", dict: "a table", str: "a text", bool: "true or false"}
    return kinds.get(type(value), "a number or date")


def refused(path: Path, why: str) -> ExportRefused:
    return ExportRefused(
        f"The mapping {path} can't be taken; nothing was stored.",
        why,
        "Correct it, or write a new one with --write-mapping FILE.",
    )
