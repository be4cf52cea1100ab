"""The readings of a term by other words that mean the same, below the word itself.

As for typed words, those that the asker may not know lead nowhere. A meaning that comes
from the names of a label needs an article with the label that the asker may know.
"""

from collections.abc import Iterable, Iterator
from itertools import islice, product
from typing import NamedTuple

from articles.domain.search.language.forms import HEAD, form, stem
from articles.domain.search.language.words import words_of
from articles.domain.search.query.expansion import Interpreter
from articles.domain.search.query.label_names import LabelDirectory, Names
from articles.domain.search.query.parsing import Asked, are_inflections, endings_in
from articles.domain.search.query.terms import Reading, Readings, Way

# So many lemmas of each word of a phrase are tried, and so many phrases.
MOST_LEMMAS, MOST_PHRASES = 3, 4


class Meaning(NamedTuple):
    """Words that texts of a language say. `needs` are tokens of a label: without an
    article that has one, the asker may not know that it is called so.
    """

    language: str
    text: str
    needs: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(one.written for one in words_of(self.text, self.language))


type Meanings = dict[Asked, tuple[Meaning, ...]]


def meant(
    meanings: Iterable[Meaning],
    interpreters: Iterable[Interpreter],
    directory: LabelDirectory,
) -> Iterator[tuple[Way, Readings]]:
    """Yield the readings; each by itself, so that all are known before it is decided
    which of them count.
    """
    reading = {one.language: one for one in interpreters}
    for one in meanings:
        reader = reading.get(one.language)
        if reader is None or (one.needs and not reader.knows(one.needs)):
            continue
        yield from in_texts(one.words, reader)
        labels = called(one.words, one.language, directory)
        if tokens := [token for label in labels for token in label.tokens]:
            yield Way.SYNONYM, tuple(Reading((token,)) for token in tokens)


def in_texts(
    words: tuple[str, ...], reader: Interpreter
) -> Iterator[tuple[Way, Readings]]:
    # These words are spelt right; similar words aren't meant.
    senses = [reader.sense(word, or_near=False) for word in words]
    if len(words) == 1:
        for token in senses[0].whole or (form(words[0]),):
            yield Way.SYNONYM, (Reading((token,)), Reading((HEAD + token,)))
        return
    lemmas = [
        ((*sense.whole, *sense.plain) or (form(word),))[:MOST_LEMMAS]
        for word, sense in zip(words, senses, strict=True)
    ]
    some = product(*lemmas)
    for tokens in islice(some, MOST_PHRASES):
        yield Way.SYNONYM, (Reading(tokens, is_meant=True),)


def called(
    words: tuple[str, ...], language: str, directory: LabelDirectory
) -> list[Names]:
    """Return the labels that are called exactly so, in any inflection."""
    if not words:
        return []
    read = [(stem(word, language), form(word)) for word in words]
    endings = endings_in(language, *directory.languages)
    near = {id(it): it for one in read[0] for it in directory.by_word.get(one, ())}
    return [
        label
        for label in near.values()
        if any(
            len(name) == len(read)
            and all(
                are_inflections(one, other, endings)
                for one, other in zip(read, name, strict=True)
            )
            for name in label.names
        )
    ]
