"""Search for countries and organisations in a text, by names, aliases and codes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from django.utils import timezone

from articles.domain.site_version import Kept, current
from articles.models import CountryOrganisation

WORD = re.compile(r"[^\W_]+")
# Adjectives of a name of several words: Vereinigtes, Vereinigten, Vereinigte.
ENDING = re.compile("(?<=[a-zäöüß]{4})e[mnrs]?$")
# Words before a name that make it another place: New Mexico, Northern Ireland.
OTHER_PLACES = {"New", "Neu", "Northern"}
# Characters before and after a name that are shown as the reason: few before, as a
# short line cuts the end off.
BEFORE, AFTER = 16, 50


@dataclass(frozen=True, slots=True)
class Mention:
    """A country or organisation by its key, and the words in which it is named."""

    pk: int
    words: str


class Directory:
    """All names, found by their first words; the longest of them counts."""

    def __init__(self, labels: Iterable[CountryOrganisation]):
        self.labels = {label.pk: label for label in labels}
        self.by_word: dict[str, list[tuple[list[str], int]]] = {}
        for label in self.labels.values():
            # Regions are named everywhere, “Welt” and “Europa” most of all. Two letters
            # of a country mean something else, too: IT, BA, MA, AI.
            if label.kind == CountryOrganisation.Kind.REGION:
                continue
            is_country = label.kind == CountryOrganisation.Kind.COUNTRY
            codes = [] if is_country else [label.code]
            for one in (*label.all_names(), *codes):
                self.enter(one, label.merged_into_id or label.pk)
        for names in self.by_word.values():
            names.sort(key=lambda name: -len(name[0]))

    def enter(self, name: str, pk: int) -> None:
        words = WORD.findall(name)
        if words and words[0][0].isupper() and len("".join(words)) > 1:
            roots = spelled(words)
            self.by_word.setdefault(roots[0], []).append((roots, pk))

    def stands_for(self, pk: int) -> int:
        """Return the key of the label that this one was merged into, or its own."""
        label = self.labels.get(pk)
        return (label and label.merged_into_id) or pk

    def mentions(self, text: str) -> Iterator[Mention]:
        found = list(WORD.finditer(text))
        words = [match[0] for match in found]
        at = 0
        while at < len(words):
            named = self.named_at(words, at)
            if named is None:
                at += 1
                continue
            length, pk = named
            if not (at and words[at - 1] in OTHER_PLACES):
                yield Mention(pk, passage(text, found[at], found[at + length - 1]))
            at += length

    def named_at(self, words: list[str], at: int) -> tuple[int, int] | None:
        """Return the number of words of the name at this place, and its label's key."""
        first = words[at]
        if not first[0].isupper():
            return None
        starts = {first, ENDING.sub("", first), first.removesuffix("s")}
        for start in starts & self.by_word.keys():
            for roots, pk in self.by_word[start]:
                if is_named(words[at : at + len(roots)], roots):
                    return len(roots), pk
        return None


def spelled(words: list[str]) -> list[str]:
    """Return the words of a name without the endings of its adjectives."""
    return [*(ENDING.sub("", word) for word in words[:-1]), words[-1]]


def is_named(words: list[str], roots: list[str]) -> bool:
    """Return whether these words are the name, in any grammatical case."""
    if len(words) < len(roots) or words[-1] not in {roots[-1], f"{roots[-1]}s"}:
        return False
    return len(roots) == 1 or spelled(words)[:-1] == roots[:-1]


def passage(text: str, first: re.Match, last: re.Match) -> str:
    """Return the name as the text has it, with some words around it."""
    start, end = max(first.start() - BEFORE, 0), last.end() + AFTER
    before, after = text[start : first.start()], text[last.end() : end]
    if start:
        before = f"… {before.partition(' ')[2]}"
    if end < len(text):
        after = f"{after.rpartition(' ')[0]} …"
    return f"{before}{text[first.start() : last.end()]}{after}"


def read_directory(*_remembered) -> Directory:
    return Directory(CountryOrganisation.objects.order_by("pk"))


# Each write of a label changes the sequence.
directories = Kept(read_directory, by=attrgetter("site", "token", "sequence"))


def directory() -> Directory:
    return directories.at(current(timezone.now()))
