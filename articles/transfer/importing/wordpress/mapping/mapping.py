"""The mapping of WordPress's categories, tags and authors: given, or guessed."""

from collections.abc import Mapping as Table
from dataclasses import dataclass, field

from articles.foundation.text import fold
from articles.transfer.importing.known import MAX_NAME, KnownNames
from articles.transfer.importing.wordpress.export.index import Index
from articles.transfer.importing.wordpress.export.items import Term

LEAVE_OUT = "leave-out"
# WordPress's category for unsorted posts, in the languages of our sites.
UNSORTED = {
    "uncategorized", "uncategorised", "allgemein", "unkategorisiert",
    "nicht kategorisiert", "ohne kategorie",
}  # fmt: skip


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
    """`unnamed` collects what a file didn't name (`is_read`), so was guessed."""

    known: dict[str, KnownNames]
    rules: dict[tuple[str, str], Rule] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    is_read: bool = False
    # The words for taxonomies and authors in the old site's addresses, if other ones.
    words: dict[str, str] = field(default_factory=dict)
    unnamed: dict[Term, Rule] = field(default_factory=dict)

    def rule(self, term: Term) -> Rule:
        key = term.taxonomy, term.slug
        if key not in self.rules:
            self.rules[key] = self.guess(term)
            if self.is_read or term.taxonomy not in {"category", "post_tag"}:
                self.unnamed[term] = self.rules[key]
        return self.rules[key]

    def guess(self, term: Term) -> Rule:
        return guess(term, self.known)


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
