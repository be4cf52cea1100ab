"""The rules of English: spellings of two countries, nouns in -ing, and names."""

from collections.abc import Iterator

from articles.domain.search.language.dictionary import unended
from articles.domain.search.language.forms import FORM, FRONT, NAME, form
from articles.domain.search.language.grammar.neutral import Grammar
from articles.domain.search.language.grammar.spellings import other_spellings


class English(Grammar):
    """English, in all its regions."""

    noun_endings = frozenset(
        ("s", "es", "y", "ies", "f", "fe", "ves", "us", "i", "um", "a", "on")
    )

    def other_spellings(self, written: str) -> set[str]:
        return other_spellings(written)

    def kin(self, token: str, written: str, *, is_noun: bool) -> Iterator[str]:
        """Yield the participle for a noun of doing: “landed” for “landing”."""
        if token == written and token.endswith("ing"):
            yield FORM + token.removesuffix("ing") + "ed"

    def alternatives(self, word: str, found: str) -> tuple[str, ...]:
        # “Leaves” are of a leaf as well, where the dictionary says: of leave.
        ends = (word[:-3] + "f", word[:-3] + "fe") if word.endswith("ves") else ()
        return (found, *(one for one in ends if self.knows(one) == one))

    def meanings(self, word: str) -> list[tuple[str, str]]:
        if self.is_noun_of_doing(word):
            return [(word.lower(), form(word))]
        return [(lemma, self.token(lemma)) for lemma in self.lemmas(word)]

    def token(self, lemma: str) -> str:
        is_name = lemma.istitle() and self.is_name_too(lemma)
        return form(lemma) + (NAME if is_name else "")

    def inside(self, word: str, _lemma: str) -> Iterator[tuple[str, str]]:
        """Yield the verb of a noun of doing, which finds it as well."""
        if self.is_noun_of_doing(word):
            yield from ((FRONT, verb) for verb in self.lemmas(word))

    def signs(self, word: str) -> Iterator[str]:
        """Yield what tells small letters from a name: polish, not Polish."""
        if word.islower() and self.is_name_too(word):
            yield NAME + form(word)

    def is_noun_of_doing(self, word: str) -> bool:
        """Return whether it is a noun of its own, such as “landing”, which isn't land.
        Those have a plural.
        """
        small = word.lower()
        return small.endswith("ing") and self.knows(small + "s") == small

    def is_name_too(self, word: str) -> bool:
        """Return whether a name is another word in small letters: Polish."""
        name = word.title()
        return self.knows(name) == name and self.knows(word.lower()) is not None

    def bases(self, lemma: str) -> set[str]:
        return {lemma, unended(lemma)}
