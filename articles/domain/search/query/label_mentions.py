"""Labels that a text names: their names in any inflection, and in German compounds."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from articles.domain.search.language.forms import form, stem
from articles.domain.search.language.grammar import grammar_of
from articles.domain.search.language.lemmas import meanings
from articles.domain.search.language.words import Word, words_of
from articles.domain.search.query.label_names import LabelDirectory, Names, NameWord
from articles.domain.search.query.parsing import are_inflections, endings_in

# A shorter name that is part of a longer word is mostly chance.
LEAST_PART = 5


class LabelMention(NamedTuple):
    """A label by its kind and key, and where a text names it. `is_part` if its name is
    only a part of a compound there.
    """

    kind: str
    pk: int
    start: int
    end: int
    is_part: bool = False


def mentioned(
    text: str, language: str, directory: LabelDirectory
) -> Iterator[LabelMention]:
    """Yield the labels that a text names, in its order; the longest names alone."""
    words = words_of(text, language)
    read = [(stem(word.written, language), form(word.written)) for word in words]
    endings = endings_in(language, *directory.languages)
    done = 0
    for at, word in enumerate(words):
        if at < done:
            continue
        length, labels = named_at(read, at, directory, endings)
        if labels:
            done = at + length
            end = words[done - 1].end
            yield from (LabelMention(it.kind, it.pk, word.start, end) for it in labels)
        else:
            yield from in_compound(word, language, directory)


def named_at(
    read: list[NameWord], at: int, directory: LabelDirectory, endings: frozenset[str]
) -> tuple[int, list[Names]]:
    """Return the labels with the longest name at this place, and its length."""
    best, labels = 0, list[Names]()
    candidates = {
        id(it): it for token in set(read[at]) for it in directory.by_word.get(token, ())
    }
    for label in candidates.values():
        for name in label.names:
            if len(name) < best or not is_at(name, read[at:], endings):
                continue
            if len(name) > best:
                best, labels = len(name), []
            labels.append(label)
    return best, list(dict.fromkeys(labels))


def is_at(name: list[NameWord], read: list[NameWord], endings: frozenset[str]) -> bool:
    """Return whether words begin with a name. Of several, those before the last are
    mostly adjectives, with endings of their own: künstlicher Intelligenz.
    """
    if len(read) < len(name):
        return False
    *before, (told, last) = zip(name, read, strict=False)
    are_stems = all(one[0] == other[0] for one, other in before)
    return are_stems and are_inflections(told, last, endings)


def in_compound(
    word: Word, language: str, directory: LabelDirectory
) -> Iterator[LabelMention]:
    """Yield labels whose name, one word, is a part of this one: Klimaanpassung."""
    for part in parts_of(word.written, language):
        for label in directory.by_word.get(part, ()):
            if any(len(name) == 1 and part in name[0] for name in label.names):
                yield LabelMention(label.kind, label.pk, word.start, word.end, True)


@lru_cache(maxsize=20_000)
def parts_of(word: str, language: str) -> tuple[str, ...]:
    grammar = grammar_of(language)
    if not grammar.has_compounds:
        return ()
    lemma = meanings(word, language)[0][0]
    parts = (form(part) for _mark, part in grammar.inside(word, lemma))
    return tuple(dict.fromkeys(part for part in parts if len(part) >= LEAST_PART))
