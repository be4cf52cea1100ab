"""Find the labels meant by what was typed so far, while the user chooses one.

Exact names come first, then names that begin so, names with a word that does, names
that contain it; among these the most used.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from django.db import connection
from django.utils import timezone

from articles.domain.site_version import Kept, current
from articles.foundation.languages import offered, site_language
from articles.foundation.slugs import letters
from articles.foundation.text import filed_as, fold
from articles.models import KINDS, CountryOrganisation, Label, Words, words_in

NO_LETTERS = re.compile(r"[\W_]+")
# From here on two names are like each other: shared parts of three letters.
ALIKE = 0.45
# A shorter name with another letter is another name.
LETTERS = 5
MOST_SIMILAR = 5


def spellings(name: str) -> set[str]:
    """Return how a name may be typed: Österreich, osterreich, Oesterreich."""
    spelt = {name, *(name.translate(letters(each)) for each in offered())}
    said = (fold(name), *map(filed_as, spelt))
    return {NO_LETTERS.sub(" ", text).strip() or text for text in said}


def parts_of(text: str) -> set[str]:
    around = f" {text} "
    return {around[i : i + 3] for i in range(len(around) - 2)}


def edits(one: str, other: str) -> int:
    """Return how many letters have to be changed, added or taken away."""
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, start=1):
        above, row = row, [number]
        for place, another in enumerate(other):
            changed = above[place] + (letter != another)
            row.append(min(changed, above[place + 1] + 1, row[-1] + 1))
    return row[-1]


@dataclass(frozen=True)
class Named:
    """A label that may be chosen, and all its names, folded, and as they may be typed;
    with those of labels merged into it.
    """

    pk: int
    own: Words
    names: frozenset[str]
    spelt: tuple[str, ...]

    @property
    def name(self) -> str:
        """Return the name in the site's own language, else in the nearest."""
        return self.name_in(site_language())

    def name_in(self, language: str) -> str:
        return words_in(self.own, language)

    def rank(self, name: str, typed: set[str]) -> int | None:
        """Return how well it matches, 0 best; None if it doesn't."""
        if name in self.names:
            return 0
        if not typed.isdisjoint(self.spelt):
            return 1
        if any(known.startswith(one) for known in self.spelt for one in typed):
            return 2
        if any(f" {one}" in known for known in self.spelt for one in typed):
            return 3
        if any(one in known for known in self.spelt for one in typed):
            return 4
        words = [one.split() for one in typed]
        has_all = any(all(w in self._words for w in each) for each in words)
        return 5 if has_all else None

    def likeness(self, typed: set[str]) -> float:
        """Return how much a name and the typed text have in common, 1 at most."""
        shared = max(
            2 * len(mine & theirs) / (len(mine) + len(theirs))
            for mine in map(parts_of, typed)
            for theirs in self._parts
        )
        if any(f" {name} " in f" {one} " for name in self.spelt for one in typed):
            return max(shared, ALIKE)
        return shared

    def is_misspelt(self, typed: str) -> bool:
        """Return whether the typed text is one of its names but for a letter, or two
        swapped.
        """
        return any(
            edits(one, name) <= 1 + (sorted(one) == sorted(name))
            for one in spellings(typed)
            for name in self.spelt
            if len(name) >= LETTERS
        )

    @cached_property
    def _words(self) -> str:
        return " ".join(self.spelt)

    @cached_property
    def _parts(self) -> list[set[str]]:
        return list(map(parts_of, self.spelt))


def meant(
    model: type[Label], typed: str, *, used: Mapping[int, int], language: str
) -> list[Named]:
    """Return the labels that may be meant, as they are offered: all, if nothing was
    typed. `used` has for a label's key how often it is used.
    """
    name, wanted = fold(typed), spellings(typed) - {""}
    found = []
    for one in named(model):
        rank = one.rank(name, wanted) if wanted else 0
        if rank is not None:
            filed = filed_as(one.name_in(language))
            found.append(((rank, -used.get(one.pk, 0), filed, one.pk), one))
    found.sort(key=lambda pair: pair[0])
    return [one for _order, one in found]


def answers(model: type[Label], name: str) -> Named | None:
    """Return the label that is called exactly so."""
    wanted = fold(name)
    return next((one for one in named(model) if wanted in one.names), None)


def similar(model: type[Label], typed: str, *, at_least: float = ALIKE) -> list[Named]:
    """Return the labels whose names are like what was typed, the likest first."""
    wanted = spellings(typed) - {""}
    likeness = [(one.likeness(wanted), one) for one in named(model)] if wanted else []
    likest = sorted(likeness, key=lambda pair: -pair[0])[:MOST_SIMILAR]
    return [one for alike, one in likest if alike >= ALIKE]


def named(model: type[Label]) -> tuple[Named, ...]:
    """Return all labels of a kind that aren't merged into another."""
    # After a rollback the same count may come again.
    if connection.in_atomic_block:
        return read(model)
    return kept[model].at(current(timezone.now()))


def read(model: type[Label]) -> tuple[Named, ...]:
    """Read the names of a kind, in one query."""
    columns = ["pk", "merged_into", "names", "aliases"]
    # A country is known by its code as well.
    columns += ["code"] if model is CountryOrganisation else []
    own: dict[int, Words] = {}
    names: dict[int, list[str]] = defaultdict(list)
    rows = model.objects.order_by("pk").values_list(*columns)
    for pk, root, words, also, *code in rows:
        names[root or pk] += filter(None, (*words.values(), *also.splitlines(), *code))
        if root is None:
            own[pk] = words
    return tuple(
        Named(pk, words, frozenset(map(fold, names[pk])), spelt_as(names[pk]))
        for pk, words in own.items()
    )


def spelt_as(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(spelt for name in names for spelt in spellings(name)))


def kept_of(model: type[Label]) -> Kept[tuple[Named, ...]]:
    # Every write to a label is counted in the sequence.
    by = attrgetter("site", "token", "sequence")
    return Kept(lambda *_remembered: read(model), by=by)


kept = {kind.model: kept_of(kind.model) for kind in KINDS.values()}
