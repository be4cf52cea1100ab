"""Labels by their names: what a typed word says of categories, topics, places, sources.

Asked when somebody searches, not when articles are indexed: a label that was renamed,
merged or got an alias is found at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from django.db.models import Value

from articles.models import Category, CountryOrganisation, Source, Topic
from articles.search.document import label_token
from articles.search.terms import Term
from articles.search.words import Word, words_of

KINDS = (Category, Topic, CountryOrganisation, Source)


@dataclass(slots=True)
class Names:
    """A label with all that were merged into it: their names and their tokens."""

    kind: str
    pk: int
    names: list[str] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)

    def has(self, terms: Iterable[Term], languages: Iterable[str]) -> bool:
        """Whether one of the terms is part of one of its names."""
        return any(
            term.is_in(name_words(name, language))
            for name in self.names
            for language in languages
            for term in terms
        )


@lru_cache(maxsize=10_000)
def name_words(name: str, language: str) -> list[Word]:
    return words_of(name, language)


def all_names() -> list[Names]:
    """Return the names of all labels, in one question to the database."""
    columns = ("pk", "merged_into", "key", "name", "name_en", "aliases")
    questions = [
        kind.objects.order_by()
        .annotate(of_kind=Value(kind.url_name))
        .values_list("of_kind", *columns)
        for kind in KINDS
    ]
    found = {}
    for kind, pk, merged_into, key, *names, aliases in questions[0].union(
        *questions[1:], all=True
    ):
        root = merged_into or pk
        entry = found.setdefault((kind, root), Names(kind, root))
        entry.names += [name for name in (*names, *aliases.splitlines()) if name]
        entry.tokens.append(label_token(key))
    return list(found.values())
