"""Find the labels that an item names, and weigh them by how editors decided before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import prod
from typing import NamedTuple

from django.utils.translation import gettext as _

from articles.domain import search
from articles.foundation.languages import SOURCE, UnknownLanguage, row_of
from articles.inbox.likeness import Place, places_in
from articles.inbox.suggesting.vocabulary import COUNTRY, Vocabulary, vocabulary

NAME, ADJECTIVE, TOWN, COMPOUND, RULE = "name", "adjective", "town", "compound", "rule"
TITLE, TEXT = "title", "text"
# The sureness of a mention, by its kind and its place.
SURE = {NAME: 0.9, ADJECTIVE: 0.8, TOWN: 0.7, COMPOUND: 0.6, RULE: 1.0}
PLACED = {TITLE: 0.9, TEXT: 0.6}
# Letters of an item that are read.
READ = 4_000
# A label is suggested from this score on; refusals lower it.
LEAST = 0.2
# Decisions that a reason has at first: one accepted, none refused.
AT_FIRST = 1

# The times that editors accepted and refused a label that was suggested for a reason:
# by the reason, the label's kind and its key.
type Practice = Mapping[tuple[str, str, int], tuple[int, int]]
NO_PRACTICE: Practice = {}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A label that an item may be about, and the word that says so.

    `reason` tells how the word names it: by a name, an adjective, a town, as part of a
    compound, or by an editor's rule. `where` is the title or the text.
    """

    kind: str
    label_pk: int
    name: str
    reason: str
    word: str
    score: float
    where: str = TEXT

    @property
    def why(self) -> str:
        if self.reason == RULE:
            return _("by the rule for “%(word)s”") % {"word": self.word}
        if self.where == TITLE:
            return _("because of “%(word)s” in the title") % {"word": self.word}
        return _("because of “%(word)s” in the text") % {"word": self.word}


class Mention(NamedTuple):
    kind: str
    pk: int
    reason: str
    word: str
    where: str

    @property
    def sure(self) -> float:
        return SURE[self.reason] * PLACED[self.where]


def suggestions_for(
    title: str, text: str, language: str, *, practice: Practice = NO_PRACTICE
) -> list[Suggestion]:
    """Return the newsroom's labels that an item names, the surest first."""
    return suggest(title, text, language, among=vocabulary(), practice=practice)


def suggest(
    title: str,
    text: str,
    language: str,
    *,
    among: Vocabulary,
    practice: Practice = NO_PRACTICE,
) -> list[Suggestion]:
    """Return the labels of a vocabulary that an item names, the surest first."""
    found: dict[tuple[str, int], list[Mention]] = {}
    for where, words in ((TITLE, title), (TEXT, text[:READ])):
        for mention in mentions(words, where, known(language), among):
            found.setdefault((mention.kind, mention.pk), []).append(mention)
    suggested = (suggestion(each, among, practice) for each in found.values())
    return sorted(
        (one for one in suggested if one.score >= LEAST),
        key=lambda one: (-one.score, one.kind, one.label_pk),
    )


def known(language: str) -> str:
    try:
        return row_of(language).code if language else SOURCE
    except UnknownLanguage:
        return SOURCE


def suggestion(
    mentions: list[Mention], among: Vocabulary, practice: Practice
) -> Suggestion:
    """Return the suggestion of one label, with the reason that makes it surest."""
    best = max(mentions, key=lambda one: one.sure)
    kind, pk, reason, word, where = best
    sure = 1 - prod(1 - one.sure for one in mentions)
    score = sure * accepted(practice.get((reason, kind, pk), (0, 0)))
    return Suggestion(kind, pk, among.name_of(kind, pk), reason, word, score, where)


def accepted(decisions: tuple[int, int]) -> float:
    """Return the share that editors accepted, all while nothing was decided."""
    yes, no = decisions
    return (yes + AT_FIRST) / (yes + no + AT_FIRST)


def mentions(
    text: str, where: str, language: str, among: Vocabulary
) -> Iterator[Mention]:
    yield from places(text, where, among)
    for found in search.mentioned(text, language, among.names):
        reason = COMPOUND if found.is_part else NAME
        word = text[found.start : found.end]
        yield Mention(found.kind, found.pk, reason, word, where)


def places(text: str, where: str, among: Vocabulary) -> Iterator[Mention]:
    """Yield countries and organisations by their names; then by other words."""
    taken: set[int] = set()
    for pk, start, end in among.places.find(text):
        taken.update(range(start, end))
        yield Mention(COUNTRY, pk, NAME, text[start:end], where)
    for place in places_in(text):
        label = among.by_code.get(place.code)
        if label is not None and place.start not in taken:
            yield Mention(COUNTRY, label, reason_of(place), place.word, where)


def reason_of(place: Place) -> str:
    return TOWN if place.kind == TOWN else ADJECTIVE
