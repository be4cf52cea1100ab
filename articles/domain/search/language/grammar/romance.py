"""The rules of French and Italian: nouns that are verbs, too."""

from collections.abc import Iterator
from functools import cached_property

from articles.domain.search.language.forms import FRONT
from articles.domain.search.language.grammar.neutral import Grammar

# The endings of nouns, and those of the verbs that have such a form in the present:
# « la finance » and « elle finance », “la firma” and “il ministro firma”.
NOUNS_AND_VERBS = (("e", "er"), ("a", "are"), ("o", "are"))
# The endings of nouns and of their plurals.
PLURALS = (("", "s"), ("", "x"), ("a", "e"), ("o", "i"), ("e", "i"))
SINGULARS = tuple((many, one) for one, many in PLURALS)


class Romance(Grammar):
    """French or Italian: the dictionary tells which of these rules apply."""

    @cached_property
    def frequent(self) -> frozenset[str]:
        return frozenset((self.row.stop_words + self.row.question_words).split())

    def lemmas(self, word: str) -> tuple[str, ...]:
        """Return the word itself if it says nothing: else « été », a summer, would be
        found in each text that has an « est ».
        """
        if word.lower() in self.frequent:
            return (word.lower(),)
        return super().lemmas(word)

    def alternatives(self, word: str, found: str) -> tuple[str, ...]:
        """Return other lemmas beside that of the dictionary, which knows one for each
        form: “dato” is a datum, too, « taxes » are of a « taxe », and “firmata” is of
        “firmato”, which is of “firmare”.
        """
        small = word.lower()
        nouns = [small] if self.is_singular(small) else []
        if found != small and not nouns:
            nouns = [
                one for one in with_endings(small, SINGULARS) if self.knows(one) == one
            ]
        verb = self.knows(found) or found
        first = (small, found) if small in nouns else (found, *nouns)
        return tuple(dict.fromkeys((*first, verb)))

    def is_singular(self, word: str) -> bool:
        """Return whether the dictionary has its plural."""
        return any(self.knows(one) == word for one in with_endings(word, PLURALS))

    def inside(self, word: str, lemma: str) -> Iterator[tuple[str, str]]:
        """Yield the verb of which a noun may be a form; it finds the noun as well."""
        if word.lower() in self.frequent:
            return
        for verb in with_endings(lemma, NOUNS_AND_VERBS):
            if self.knows(verb) == verb:
                yield FRONT, verb


def with_endings(word: str, endings: tuple[tuple[str, str], ...]) -> list[str]:
    """Return a word with other endings, for each that it has."""
    return [
        word.removesuffix(end) + other for end, other in endings if word.endswith(end)
    ]
