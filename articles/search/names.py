"""Labels by their names: what a typed word says of categories, topics, places, sources.

Asked when somebody searches, not when articles are indexed: a label that was renamed,
merged or got an alias is found at once.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter

from django.db import connection
from django.db.models import Value
from django.utils import timezone

from articles.models import KINDS
from articles.revision import Kept, current
from articles.search.document import label_token
from articles.search.terms import Term
from articles.search.words import Word, words_of


@dataclass(slots=True, eq=False)
class Names:
    """A label with all that were merged into it: their keys, and the words of their
    names, each as it is read in each language.
    """

    kind: str
    pk: int
    keys: list = field(default_factory=list)
    names: list[list[Word]] = field(default_factory=list)

    def has(self, terms: Iterable[Term]) -> bool:
        """Whether one of the terms is part of one of its names."""
        return any(term.is_in(words) for term in terms for words in self.names)

    def distance(self, groups: Iterable[Iterable[Term]]) -> int | None:
        """Return the length of the shortest name that one of the first group is in.

        None unless there is a term of every group in its names.
        """
        first, *others = groups
        if not all(self.has(group) for group in others):
            return None
        found = (w for w in self.names if any(term.is_in(w) for term in first))
        return min(map(len, found), default=None)

    @property
    def tokens(self) -> list[str]:
        return [label_token(key) for key in self.keys]


class Directory:
    """All labels of the newsroom, found by the words of their names."""

    def __init__(self, rows: Iterable[tuple], languages: tuple[str, ...]):
        labels: dict[tuple, Names] = {}
        self.by_word: dict[str, list[Names]] = defaultdict(list)
        for kind, pk, merged_into, key, *names, aliases in rows:
            root = kind, merged_into or pk
            label = labels.setdefault(root, Names(*root))
            label.keys.append(key)
            for language in languages:
                for name in filter(None, (*names, *aliases.splitlines())):
                    self.enter(label, words_of(name, language))
        self.tokens = sorted(self.by_word)

    def enter(self, label: Names, words: list[Word]) -> None:
        label.names.append(words)
        for word in words:
            for token in {word.stem, word.form}:
                if label not in self.by_word[token][-1:]:
                    self.by_word[token].append(label)

    def labels(self, terms: Iterable[Term]) -> list[Names]:
        """Return the labels that have one of the terms in one of their names."""
        found = {
            id(label): label
            for term in terms
            for label in self.candidates(term)
            if label.has([term])
        }
        return list(found.values())

    def candidates(self, term: Term) -> Iterable[Names]:
        for reading in term.readings:
            first = reading.tokens[0]
            if reading.is_prefix and len(reading.tokens) == 1:
                for token in self.tokens[bisect_left(self.tokens, first) :]:
                    if not token.startswith(first):
                        break
                    yield from self.by_word[token]
            else:
                yield from self.by_word.get(first, ())


def read_directory(languages: tuple[str, ...]) -> Directory:
    """Return all labels by their names as they are now, also those nobody sees yet."""
    return directory(label_names(), languages)


def label_names() -> tuple:
    """Return kind, key, what it was merged into, lasting key, names of all labels."""
    # What is undone may be counted so once more.
    is_sure = not connection.in_atomic_block
    return names.at(current(timezone.now())) if is_sure else all_names()


def all_names(*_remembered) -> tuple:
    """Read the names of all labels, in one question to the database."""
    columns = ("pk", "merged_into", "key", "name", "name_en", "aliases")
    questions = [
        kind.model.objects.order_by()
        .annotate(of_kind=Value(kind.name))
        .values_list("of_kind", *columns)
        for kind in KINDS.values()
    ]
    return tuple(questions[0].union(*questions[1:], all=True).order_by("of_kind", "pk"))


# Whatever is written of a label is counted in the sequence.
names = Kept(all_names, by=attrgetter("site", "token", "sequence"))


@lru_cache(maxsize=4)
def directory(rows: tuple, languages: tuple[str, ...]) -> Directory:
    """Make it once for the same names: they change less often than they are asked."""
    return Directory(rows, languages)
