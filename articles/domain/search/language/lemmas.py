"""The meaning of a word in a text: its tokens in the index, and its entries in the
vocabulary. Only code that writes to the index uses this module.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from articles.domain.search.language.compounds import divided, parts
from articles.domain.search.language.dictionary import (
    doing,
    is_name_too,
    is_noun_of_doing,
    known,
    lemmas,
    of_all,
    of_both,
)
from articles.domain.search.language.vocabulary import Entry, Kind
from articles.domain.search.language.words import (
    FORM,
    FRONT,
    HEAD,
    NAME,
    form,
    letters_and_digits,
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """`token` replaces the word in the index, `others` find it as well. `entries` are
    for the vocabulary; inflections of a lemma follow when it is new there.
    """

    token: str
    others: frozenset[str]
    entries: tuple[Entry, ...]


@lru_cache(maxsize=50_000)
def meaning(word: str, language: str) -> Meaning:
    found = lemmas_of(word, language)
    written, token = form(word), found[0][1]
    others: set[str] = {FORM + written} - {FORM + token}
    if language == "en" and word.islower() and is_name_too(word):
        # Small letters tell it from the name.
        others.add(NAME + written)
    entries: list[Entry] = []
    for lemma, also in found:
        is_noun = lemma[:1].isupper()
        entries.append(Entry(written, also, word, Kind.WRITTEN, is_noun))
        entries.append(Entry(form(lemma), also, lemma, Kind.LEMMA, is_noun))
        others.add(also)
        for one in doing(lemma) if language == "de" else ():
            entries.append(Entry(form(one), also, one, Kind.INFLECTED, is_noun=True))
    for mark, part in inside(word, found[0][0], language):
        lemma, also = lemmas_of(part, language)[0]
        others.add(mark + also)
        entries.append(Entry(written, mark + also, word, Kind.PART))
        is_noun = lemma[:1].isupper()
        entries.append(Entry(form(lemma), also, lemma, Kind.LEMMA, is_noun))
    for part in letters_and_digits(word):
        others.add(form(part))
        entries.append(Entry(written, form(part), word, Kind.PART))
        is_noun = part[:1].isupper()
        entries.append(Entry(form(part), form(part), part, Kind.LEMMA, is_noun))
    return Meaning(token, frozenset(others - {token}), tuple(dict.fromkeys(entries)))


def lemmas_of(word: str, language: str) -> list[tuple[str, str]]:
    """Return the lemmas of a word with their tokens. A word for women gets the token of
    the word for all, and a compound that no dictionary has gets the lemma by its last
    part. People who do research are researchers: “Forschende”, “Forscher”.
    """
    if language == "en" and is_noun_of_doing(word):
        return [(word.lower(), form(word))]
    found: list[tuple[str, str]] = []
    for lemma in lemmas(word, language):
        is_unknown = language == "de" and known("de")(lemma) is None
        if is_unknown and lemma == word and (apart := divided(word)):
            found.append((apart.lemma, form(apart.lemma)))
        elif language == "de" and (both := of_both(lemma)):
            found += [(both[0], form(both[0])), (lemma, form(both[0]))]
        elif language == "en" and lemma.istitle() and is_name_too(lemma):
            found.append((lemma, form(lemma) + NAME))
        else:
            found.append((lemma, form(lemma)))
    if language == "de":
        found += [(one, form(one)) for one in of_all(word)]
    return found


def inside(word: str, lemma: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of a compound, each with its mark. For an English noun of doing,
    yield the verb, which finds it as well.
    """
    if language == "de":
        fronts, heads = parts(lemma if lemma[:1].isupper() else word)
        yield from ((HEAD, part) for part in sorted(heads))
        yield from ((FRONT, part) for part in sorted(fronts))
    elif is_noun_of_doing(word):
        yield from ((FRONT, verb) for verb in lemmas(word, "en"))
