"""The knowledge of German and English dictionaries: lemmas, and their inflections.

They take most of a second and 40 MB to load. So only code that writes to the index
loads them. Searches query the vocabulary, which stores the results.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from types import ModuleType

from articles.domain.search.language.words import form

ENDINGS = {
    "de": "e en er ern es em n s ns st t et te ten tet test end ende enden ender endes "
    "ste sten nen innen",
    "en": "s es ed d ing er est a i ae ies ied ves",
}
ADJECTIVE = ("e", "er", "es", "en", "em")
UNENDED = re.compile("(?:en|n|e|er|um|us|on|is|y|fe?)$")
LAST_VOWEL = re.compile("(au|[aou])(?=[^aouäöü]*$)")
UMLAUTS = {"au": "äu", "a": "ä", "o": "ö", "u": "ü"}
WITHOUT_UMLAUT = str.maketrans("äöü", "aou")
DOING = re.compile("([A-ZÄÖÜ][a-zäöüß]{2,})end(?:e[rnms]?)")
# Letters after which an s ends a word that isn't in the plural.
NO_PLURAL = frozenset("suiaoy")


@cache
def known(language: str) -> Callable[[str], str | None]:
    """Return the function from a word, as it is written, to its lemma."""
    factory = library().dictionaries.LOW_MEMORY_DICTIONARY_FACTORY
    return factory.get_dictionary(language).get


@cache
def strategy():
    return library().DefaultStrategy(low_memory=True)


def library() -> ModuleType:
    from simplemma import strategies  # noqa: PLC0415 (readers don't need it)

    return strategies


@lru_cache(maxsize=50_000)
def lemmas(word: str, language: str) -> tuple[str, ...]:
    """Return the lemmas that a word may have, as it is written, the likeliest first."""
    found = None
    is_name = word.isupper() and len(word) > 1
    if word.isalpha() and not is_name:
        found = strategy().get_lemma(word, language)
    if not found or not form(found):
        return (without_plural(word),)
    if language == "de":
        return tuple(dict.fromkeys((*adjective(word, found), found, *swiss(word))))
    # “Leaves” are of a leaf as well, where the dictionary says: of leave.
    ends = (word[:-3] + "f", word[:-3] + "fe") if word.endswith("ves") else ()
    return (found, *(one for one in ends if known(language)(one) == one))


def adjective(word: str, found: str) -> tuple[str, ...]:
    """Return the adjective of a word that begins a sentence: “Grüner Wasserstoff”,
    though it may be somebody's name.
    """
    small = word.lower()
    if found != word or word == small:
        return ()
    lemma = known("de")(small) or ""
    is_inflected = lemma and small in {lemma + end for end in ADJECTIVE}
    return (lemma,) if is_inflected else ()


def swiss(word: str) -> tuple[str, ...]:
    """Return the lemma of a word in Switzerland, which has no ß: “Strasse”. But
    “Massen” belong to Masse everywhere, since they are hardly of a Maß.
    """
    knows = known("de")
    if "ss" not in word or knows(word) == word:
        return ()
    found = knows(word.replace("ss", "ß"))
    is_like = found and len(form(found)) >= len(form(word)) - 1
    return (found,) if found and (is_like or not knows(word)) else ()


def of_both(word: str) -> tuple[str, ...]:
    """Return the word for all that belongs to one for women: to “Ärztin”, “Arzt”."""
    knows = known("de")
    if not (word.endswith("in") and word[0].isupper() and knows(word + "nen")):
        return ()
    stem = word[:-2]
    for base in (stem, stem + "e", stem.translate(WITHOUT_UMLAUT)):
        lemma = knows(base) or ""
        if lemma[:1].isupper():
            return (lemma,)
    return ()


def of_all(word: str) -> tuple[str, ...]:
    """Return the person who does what a participle names: to “Forschende” the
    “Forscher”. The word for women shows that it is a person.
    """
    knows = known("de")
    if not (found := DOING.fullmatch(word)):
        return ()
    agent = found[1] + "er"
    return (agent,) if knows(agent) == agent and knows(agent + "in") else ()


def doing(lemma: str) -> tuple[str, ...]:
    """Return the same the other way round, inflected: to “Forscher” “Forschende”."""
    knows = known("de")
    verb = lemma.removesuffix("er") + "end"
    if not (lemma.endswith("er") and knows(lemma + "in") and knows(verb.lower())):
        return ()
    return tuple(verb + end for end in ("e", "en", "er"))


def is_noun_of_doing(word: str) -> bool:
    """Return whether it is an English noun of its own, such as “landing”, which isn't
    land. Those have a plural.
    """
    small = word.lower()
    return small.endswith("ing") and known("en")(small + "s") == small


def is_name_too(word: str) -> bool:
    """Return whether an English name is another word in small letters: Polish."""
    knows, name = known("en"), word.title()
    return knows(name) == name and knows(word.lower()) is not None


def without_plural(word: str) -> str:
    """Return a word that no dictionary knows without the s of a plural or genitive."""
    is_ended = len(word) > 4 and word.isalpha() and word[-1] == "s"
    return word[:-1] if is_ended and word[-2] not in NO_PLURAL else word


def inflections(lemma: str, language: str) -> set[str]:
    """Return the words of a lemma, as far as endings and umlauts show."""
    if not lemma.isalpha():
        return set()
    bases = {lemma, UNENDED.sub("", lemma)}
    bases |= {LAST_VOWEL.sub(lambda m: UMLAUTS[m[0]], base) for base in bases}
    endings = ["", *ENDINGS[language].split()]
    tried = (base + ending for base in bases for ending in endings)
    knows = known(language)
    return {one for one in tried if knows(one) == lemma}
