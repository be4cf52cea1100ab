"""The rules for a language of which nothing else is known.

A word is inflected as its dictionary and its endings show. There are no compounds and
no other spellings.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property

from articles.domain.search.language.dictionary import (
    Knows,
    inflected,
    known,
    lemma_of,
)
from articles.domain.search.language.forms import form, stem
from articles.foundation.languages import Language

# Letters after which an s ends a word that isn't in the plural.
NO_PLURAL = frozenset("suiaoy")


class Grammar:
    """The rules of one language, which the row of the language names."""

    # A pattern of what may end a word that means people of any gender.
    gendered = ""
    has_compounds = False

    def __init__(self, row: Language):
        self.row = row

    # -- What texts and queries need: no dictionary

    @cached_property
    def endings(self) -> tuple[str, ...]:
        return tuple(self.row.endings.split())

    @cached_property
    def elided(self) -> tuple[str, ...]:
        """The words that lose their vowel and are written with the next one."""
        return tuple(self.row.elided.split())

    @property
    def has_inflections(self) -> bool:
        """Return whether one inflection of a word leads to the others."""
        return bool(self.row.dictionary or self.row.stemmer)

    @cached_property
    def noun_endings(self) -> frozenset[str]:
        """The endings, as forms, by which words with the same stem may differ."""
        return frozenset(map(form, self.endings))

    def ungendered(self, written: str) -> str:
        """Return a word without the signs that only mark a gender."""
        return written

    def without_plural(self, word: str) -> str:
        """Return a word that no dictionary knows without the s of a plural or genitive,
        if the language has such an s.
        """
        if "s" not in self.endings:
            return word
        is_ended = len(word) > 4 and word.isalpha() and word[-1] == "s"
        return word[:-1] if is_ended and word[-2] not in NO_PLURAL else word

    def other_spellings(self, _written: str) -> Iterable[str]:
        """Return the forms of the same word in other countries."""
        return ()

    def kin(self, _token: str, _written: str, *, is_noun: bool) -> Iterator[str]:
        """Yield the tokens that a word leads to, besides its own."""
        yield from ()

    def joints(self, _word: str) -> tuple[int, ...]:
        """Return the places at which a long word may be divided at a line's end."""
        return ()

    # -- What the index needs: the dictionary, if there is one

    @cached_property
    def knows(self) -> Knows:
        return known(self.row.dictionary)

    def token(self, lemma: str) -> str:
        """Return the token of a lemma. Where no dictionary joins the inflections, their
        stem does, if there is a stemmer.
        """
        return form(lemma) if self.row.dictionary else stem(lemma, self.row.code)

    def lemmas(self, word: str) -> tuple[str, ...]:
        """Return the lemmas that a word may have, as it is written, the likeliest
        first.
        """
        if found := lemma_of(word, self.row.dictionary):
            return self.alternatives(word, found)
        return (self.without_plural(word),)

    def alternatives(self, _word: str, found: str) -> tuple[str, ...]:
        """Return what a dictionary found, and other lemmas that the word may have."""
        return (found,)

    def meanings(self, word: str) -> list[tuple[str, str]]:
        """Return the lemmas of a word with their tokens."""
        return [(lemma, self.token(lemma)) for lemma in self.lemmas(word)]

    def inside(self, _word: str, _lemma: str) -> Iterator[tuple[str, str]]:
        """Yield words that find this one below the word itself, each with its mark."""
        yield from ()

    def signs(self, _word: str) -> Iterator[str]:
        """Yield tokens that tell the word from another one with the same form."""
        yield from ()

    def also(self, _lemma: str) -> tuple[str, ...]:
        """Return words that mean the same as a lemma, inflected."""
        return ()

    def bases(self, lemma: str) -> set[str]:
        """Return the lemma as it may be before endings."""
        return {lemma} | {lemma.removesuffix(one) for one in self.endings}

    def inflections(self, lemma: str) -> set[str]:
        """Return the words of a lemma that the dictionary knows."""
        if not self.row.dictionary or not lemma.isalpha():
            return set()
        return inflected(lemma, self.bases(lemma), self.endings, self.knows)
