"""Labels by their names: the categories, topics, places and sources of a typed word.

They are looked up when somebody searches, not when articles are indexed: a label that
was renamed, merged or got an alias is found at once.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter

from django.db import connection
from django.db.models import Value
from django.utils import timezone

from articles.domain.search.language.forms import form, label_token, stem
from articles.domain.search.language.words import words_of
from articles.domain.search.query.parsing import Asked, Said
from articles.domain.search.query.terms import Reading, Readings, Way
from articles.domain.site_version import Kept, Revision, current
from articles.foundation.languages import offered
from articles.models import KINDS, WordPair, Words

# A word of a name: its stem, and as it is written.
type NameWord = tuple[str, str]
# Language, word and meaning of the pairs that editors made for the search.
type Pairs = tuple[tuple[str, str, str], ...]
PAIR = "pair"


@dataclass(slots=True, eq=False)
class Names:
    """A label with all that were merged into it: their keys, and the words of their
    names, each as it is read in each language.
    """

    kind: str
    pk: int
    keys: list = field(default_factory=list)
    names: list[list[NameWord]] = field(default_factory=list)
    # Those of them that are no aliases.
    titles: list[list[NameWord]] = field(default_factory=list)
    # As they are written: its own by language, and all others.
    own: dict[str, str] = field(default_factory=dict)
    aliases: list[str] = field(default_factory=list)

    def own_in(self, language: str) -> list[str]:
        """Return its name in a language, or the first of those that it has."""
        first = next(iter(self.own.values()), "")
        return list(filter(None, [self.own.get(language, first)]))

    def has(self, said: Iterable[Said]) -> bool:
        """Return whether one of these is part of one of its names."""
        return any(one.is_in(words) for one in said for words in self.names)

    def distance(self, groups: Iterable[list[Said]]) -> int | None:
        """Return the length of the shortest name that contains one of the first group.

        None unless its names contain one of every group.
        """
        first, *others = groups
        if not all(self.has(group) for group in others):
            return None
        found = (w for w in self.names if any(one.is_in(w) for one in first))
        return min(map(len, found), default=None)

    @property
    def tokens(self) -> list[str]:
        return [label_token(key) for key in self.keys]


class LabelDirectory:
    """All labels of the newsroom, found by the words of their names."""

    def __init__(
        self, rows: Iterable[tuple], languages: tuple[str, ...], pairs: Pairs = ()
    ):
        self.languages, self.pairs = languages, pairs
        # All names, as they are written.
        self.texts: dict[str, None] = {}
        self.words_in: dict[str, dict[str, str]] = {}
        labels: dict[tuple, Names] = {}
        self.by_word: dict[str, list[Names]] = defaultdict(list)
        for kind, pk, merged_into, key, names, aliases in rows:
            root = kind, merged_into or pk
            label = labels.setdefault(root, Names(*root))
            label.keys.append(key)
            if merged_into is None:
                label.own = dict(names)
            else:
                label.aliases += [one for _code, one in names]
            label.aliases += lines(aliases)
            for language in languages:
                for name in (*(one for _code, one in names), *lines(aliases)):
                    self.texts[name] = None
                    self.enter(label, read_name(name, language))
                label.titles += [read_name(name, language) for _code, name in names]
        self.tokens = sorted(self.by_word)

    def enter(self, label: Names, words: list[NameWord]) -> None:
        if words in label.names:
            return  # another language reads the name in the same way
        label.names.append(words)
        for word in words:
            for token in set(word):
                if label not in self.by_word[token][-1:]:
                    self.by_word[token].append(label)

    def words(self, language: str) -> dict[str, str]:
        """Return the words of all names, as they are written, each by its form.

        They are read once, because each mistyped word is compared with all of them.
        """
        if language not in self.words_in:
            self.words_in[language] = {
                word.form: word.written
                for name in self.texts
                for word in words_of(name, language)
            }
        return self.words_in[language]

    def labels(self, said: Iterable[Said]) -> list[Names]:
        """Return the labels that have one of these in one of their names."""
        found = {
            id(label): label
            for one in said
            for label in self.candidates(one)
            if label.has([one])
        }
        return list(found.values())

    def candidates(self, said: Said) -> Iterable[Names]:
        first = said.words[0]
        if said.is_prefix and len(said.words) == 1:
            begun = first[1]
            for token in self.tokens[bisect_left(self.tokens, begun) :]:
                if not token.startswith(begun):
                    break
                yield from self.by_word[token]
        else:
            for token in dict.fromkeys(first):
                yield from self.by_word.get(token, ())

    def readings(self, asked: Asked) -> Iterator[tuple[Way, Readings]]:
        """Yield the readings that find the labels of a term in the index."""
        said = asked.names(self.languages)
        ended = [one for one in said if not one.is_prefix]
        called = self.labels(ended)
        begun = [one for one in self.labels(said) if one not in called]
        for way, labels in ((Way.LABEL, called), (Way.PREFIX, begun)):
            if labels:
                tokens = dict.fromkeys(t for label in labels for t in label.tokens)
                yield way, tuple(Reading((token,)) for token in tokens)

    def called(self, groups: Sequence[Iterable[Asked]]) -> Readings:
        """Return what finds the labels of which a name has these words, and no other;
        one of each group. An alias may say less than its label is about.
        """
        said = [
            [one for asked in group for one in asked.names(self.languages)]
            for group in groups
        ]
        ended = [[one for one in some if not one.is_prefix] for some in said]
        if not ended or not all(ended):
            return ()
        length = sum(len(some[0].words) for some in ended)
        found = (
            label.tokens
            for label in self.labels(ended[0])
            if any(
                len(name) == length
                and all(any(one.is_in(name) for one in some) for some in ended)
                for name in label.titles
            )
        )
        return tuple(Reading((token,)) for tokens in found for token in tokens)

    def of_all(self, groups: Iterable[Iterable[Asked]]) -> list[tuple[str, int]]:
        """Return kind and key of the labels whose names have something of each group,
        shortest first.
        """
        said = [
            [one for asked in group for one in asked.names(self.languages)]
            for group in groups
        ]
        if not said:
            return []
        near = {(one.kind, one.pk): one.distance(said) for one in self.labels(said[0])}
        found = {each: far for each, far in near.items() if far is not None}
        return sorted(found, key=lambda each: (found[each], each))


def read_name(name: str, language: str) -> list[NameWord]:
    words = (word.written for word in words_of(name, language))
    return [(stem(word, language), form(word)) for word in words]


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """The names of all labels and the pairs of words, as they were read together."""

    labels: tuple
    pairs: Pairs
    directories: dict[tuple[str, ...], "LabelDirectory"] = field(default_factory=dict)

    def directory(self, languages: tuple[str, ...]) -> "LabelDirectory":
        # It is asked for often, and all names take long to compare.
        if languages not in self.directories:
            made = label_directory(self.labels, languages, self.pairs)
            self.directories[languages] = made
        return self.directories[languages]


def read_directory(
    languages: tuple[str, ...], tried: Pairs = (), at: Revision | None = None
) -> LabelDirectory:
    """Return all labels by their names, also those nobody sees yet: as they are now,
    or as of a revision that was just asked for.

    It has the pairs of words that editors made, and those that one tries.
    """
    directory = named(at).directory(languages)
    if tried:
        directory = copy(directory)
        directory.pairs = (*directory.pairs, *tried)
    return directory


def label_names() -> tuple:
    """Return kind, key, merge target, lasting key, and names of all labels."""
    return named().labels


def named(at: Revision | None = None) -> Named:
    # After a rollback the same count may come again.
    is_sure = not connection.in_atomic_block
    return names.at(at or current(timezone.now())) if is_sure else all_names()


def all_names(*_remembered) -> Named:
    """Read the names of all labels, and the pairs of words, in one query."""
    columns = ("pk", "merged_into", "key", "names", "aliases")
    questions = [
        kind.model.objects.order_by()
        .annotate(of_kind=Value(kind.name))
        .values_list("of_kind", *columns)
        for kind in KINDS.values()
    ]
    pairs = WordPair.objects.order_by().as_names(PAIR)
    rows = questions[0].union(*questions[1:], pairs, all=True)
    labels, paired = [], []
    # In tuples: rows are cached by what they say.
    for *first, names, aliases in rows.order_by("of_kind", "pk"):
        if first[0] == PAIR:
            paired.append(tuple(aliases.split("\n")))
        else:
            labels.append((*first, in_order(names), aliases))
    return Named(tuple(labels), tuple(paired))


def in_order(names: Words) -> tuple[tuple[str, str], ...]:
    """Return languages and names, those of the newsroom's languages first."""
    codes = dict.fromkeys((*offered(), *names))
    return tuple((code, names[code]) for code in codes if code in names)


def lines(aliases: str) -> list[str]:
    return [line for line in aliases.splitlines() if line]


# Every write to a label is counted in the sequence.
names = Kept(all_names, by=attrgetter("site", "token", "sequence"))


@lru_cache(maxsize=4)
def label_directory(
    rows: tuple, languages: tuple[str, ...], pairs: Pairs = ()
) -> LabelDirectory:
    """Make it once for the same names: they change less often than they are read."""
    return LabelDirectory(rows, languages, pairs)
