"""The meaning of a word in a text: its tokens in the index, and its entries in the
vocabulary. Only code that writes to the index uses this module.
"""

from dataclasses import dataclass
from functools import lru_cache

from articles.domain.search.language.forms import FORM, form, letters_and_digits
from articles.domain.search.language.grammar import grammar_of
from articles.domain.search.language.vocabulary import Entry, Kind


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
    grammar, found = grammar_of(language), meanings(word, language)
    written, token = form(word), found[0][1]
    others = {FORM + written, *grammar.signs(word)} - {FORM + token}
    entries: list[Entry] = []
    for lemma, also in found:
        is_noun = lemma[:1].isupper()
        entries.append(Entry(written, also, word, Kind.WRITTEN, is_noun))
        entries.append(Entry(form(lemma), also, lemma, Kind.LEMMA, is_noun))
        others.add(also)
        for one in grammar.also(lemma):
            entries.append(Entry(form(one), also, one, Kind.INFLECTED, is_noun=True))
    for mark, part in grammar.inside(word, found[0][0]):
        lemma, also = meanings(part, language)[0]
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


@lru_cache(maxsize=50_000)
def meanings(word: str, language: str) -> list[tuple[str, str]]:
    """Return the lemmas of a word with their tokens, the likeliest first."""
    return grammar_of(language).meanings(word)
