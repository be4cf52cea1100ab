"""Search for countries and organisations in a text, by names, aliases and codes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

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


class Found[Key](NamedTuple):
    """The key of a name, and where a text has it."""

    key: Key
    start: int
    end: int


class NamesInText[Key]:
    """Names with their keys, found by their first words; the longest of them counts."""

    def __init__(self) -> None:
        self.by_word: dict[str, list[tuple[list[str], Key]]] = {}

    def enter(self, name: str, key: Key) -> None:
        words = WORD.findall(name)
        if words and words[0][0].isupper() and len("".join(words)) > 1:
            roots = spelled(words)
            known = self.by_word.setdefault(roots[0], [])
            known.append((roots, key))
            known.sort(key=lambda name: -len(name[0]))

    def find(self, text: str) -> Iterator[Found[Key]]:
        found = list(WORD.finditer(text))
        words = [match[0] for match in found]
        at = 0
        while at < len(words):
            named = self.named_at(words, at)
            if named is None:
                at += 1
                continue
            length, key = named
            if not (at and words[at - 1] in OTHER_PLACES):
                yield Found(key, found[at].start(), found[at + length - 1].end())
            at += length

    def named_at(self, words: list[str], at: int) -> tuple[int, Key] | None:
        """Return the number of words of the name at this place, and its key."""
        first = words[at]
        if not first[0].isupper():
            return None
        starts = {first, ENDING.sub("", first), first.removesuffix("s")}
        for start in starts & self.by_word.keys():
            for roots, key in self.by_word[start]:
                if is_named(words[at : at + len(roots)], roots):
                    return len(roots), key
        return None


@dataclass(frozen=True, slots=True)
class Mention:
    """A country or organisation by its key, its name in the text, and the words in
    which it is named.
    """

    pk: int
    name: str
    words: str


class Directory(NamesInText[int]):
    """The names of all labels for countries and organisations."""

    def __init__(self, labels: Iterable[CountryOrganisation]):
        super().__init__()
        self.labels = {label.pk: label for label in labels}
        for label in self.labels.values():
            # Regions are named everywhere, “Welt” and “Europa” most of all. Two letters
            # of a country mean something else, too: IT, BA, MA, AI.
            if label.kind == CountryOrganisation.Kind.REGION:
                continue
            is_country = label.kind == CountryOrganisation.Kind.COUNTRY
            codes = [] if is_country else [label.code]
            for one in (*label.all_names(), *codes):
                self.enter(one, label.merged_into_id or label.pk)

    def stands_for(self, pk: int) -> int:
        """Return the key of the label that this one was merged into, or its own."""
        label = self.labels.get(pk)
        return (label and label.merged_into_id) or pk

    def mentions(self, text: str) -> Iterator[Mention]:
        for pk, start, end in self.find(text):
            yield Mention(pk, text[start:end], passage(text, start, end))


def spelled(words: list[str]) -> list[str]:
    """Return the words of a name without the endings of its adjectives."""
    return [*(ENDING.sub("", word) for word in words[:-1]), words[-1]]


def is_named(words: list[str], roots: list[str]) -> bool:
    """Return whether these words are the name, in any grammatical case."""
    if len(words) < len(roots) or words[-1] not in {roots[-1], f"{roots[-1]}s"}:
        return False
    return len(roots) == 1 or spelled(words)[:-1] == roots[:-1]


def passage(text: str, begun: int, ended: int) -> str:
    """Return the name as the text has it, with some words around it."""
    start, end = max(begun - BEFORE, 0), ended + AFTER
    before, after = text[start:begun], text[ended:end]
    if start:
        before = f"… {before.partition(' ')[2]}"
    if end < len(text):
        after = f"{after.rpartition(' ')[0]} …"
    return f"{before}{text[begun:ended]}{after}"


def read_directory(*_remembered) -> Directory:
    return Directory(CountryOrganisation.objects.order_by("pk"))


# Each write of a label changes the sequence.
directories = Kept(read_directory, by=attrgetter("site", "token", "sequence"))


def directory() -> Directory:
    return directories.at(current(timezone.now()))
