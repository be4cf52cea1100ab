"""The knowledge of dictionaries: lemmas, and their inflections.

Each takes a quarter of a second and 20 MB to load. So only code that writes to the
index loads them. Searches query the vocabulary, which stores the results.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from types import ModuleType

from articles.domain.search.language.forms import form

# From a word, as it is written, to its lemma.
type Knows = Callable[[str], str | None]

UNENDED = re.compile("(?:en|n|e|er|um|us|on|is|y|fe?)$")


@cache
def known(dictionary: str) -> Knows:
    """Return the function from a word to its lemma, by a dictionary of simplemma."""
    if not dictionary:
        return unknown
    factory = library().dictionaries.LOW_MEMORY_DICTIONARY_FACTORY
    return factory.get_dictionary(dictionary).get


def words_in(dictionary: str) -> set[str]:
    """Return all words of a dictionary, and their lemmas."""
    words = library().dictionaries.DefaultDictionaryFactory().get_dictionary(dictionary)
    return {*words, *words.values()}


def unknown(_word: str) -> None:
    """Know no word."""


@cache
def strategy():
    return library().DefaultStrategy(low_memory=True)


def library() -> ModuleType:
    from simplemma import strategies  # noqa: PLC0415 (readers don't need it)

    return strategies


def lemma_of(word: str, dictionary: str) -> str | None:
    """Return the lemma of a word in any case, by the rules of its language too."""
    is_name = word.isupper() and len(word) > 1
    if not dictionary or not word.isalpha() or is_name:
        return None
    found = strategy().get_lemma(word, dictionary)
    return found if found and form(found) else None


def unended(lemma: str) -> str:
    """Return a German or an English lemma as it is before other endings."""
    return UNENDED.sub("", lemma)


def inflected(
    lemma: str, bases: Iterable[str], endings: Iterable[str], knows: Knows
) -> set[str]:
    """Return the words of a lemma, as far as endings show."""
    tried = (base + ending for base in bases for ending in ("", *endings))
    return {one for one in tried if knows(one) == lemma}
