"""The other meanings that words of a query may have.

The longest run of words that means something counts: “Deutsche Forschungsgemeinschaft”
means the DFG, and no Germany. Each of its words gets the meaning, so that a text with
it has all of them. So do two words with the compound that they make: “sea bed” is a
seabed, too. Phrases in quotes, words to leave out, and words beside an OR stand as they
were typed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from articles.domain.search.language.words import words_of
from articles.domain.search.query.dates import said_in
from articles.domain.search.query.label_names import LabelDirectory
from articles.domain.search.query.parsing import Asked, Sentence
from articles.domain.search.query.widening import Meaning, Meanings
from articles.domain.search.synonyms.label_meanings import meant_by_labels
from articles.domain.search.synonyms.place_adjectives import town_of
from articles.domain.search.synonyms.tables import Key, key_in, key_of, table_of

# So many words are one name at most, and so many meanings of a word are looked for.
LONGEST, MOST = 6, 8
# A word of fewer letters beside another may be its ending: Plan S isn't the plan's.
PAIR, SHORTEST = 2, 3


@dataclass(frozen=True, slots=True)
class Run:
    """Terms that follow each other, and their words as they were typed."""

    start: int
    terms: tuple[Asked, ...]
    words: tuple[str, ...]
    is_last: bool

    @property
    def places(self) -> set[int]:
        return {*range(self.start, self.start + len(self.terms))}


def meanings_of(
    sentence: Sentence, languages: Iterable[str], directory: LabelDirectory
) -> Meanings:
    found: dict[Asked, dict[Meaning, None]] = defaultdict(dict)
    for language in languages:
        for term in sentence.all_wanted:
            if term.day:
                said = said_in(term.day, language)
                found[term].update((Meaning(language, text), None) for text in said)
        done: set[int] = set()
        for run in runs(sentence, language):
            if not done.isdisjoint(run.places):
                continue
            meant = tuple(dict.fromkeys(of_run(run, language, directory)))[:MOST]
            if meant:
                done |= run.places
            for term in run.terms:
                found[term].update(dict.fromkeys(meant))
        for run in runs(sentence, language, longest=PAIR):
            for term in run.terms:
                found[term].update(dict.fromkeys(compound(run, language)))
    return {term: tuple(meant) for term, meant in found.items() if meant}


def compound(run: Run, language: str) -> Iterator[Meaning]:
    """Yield two words written as one."""
    both = "".join(run.words).lower()
    is_pair = len(run.terms) == len(run.words) == PAIR and both.isalpha()
    if is_pair and min(map(len, run.words)) >= SHORTEST:
        yield Meaning(language, both)


def runs(sentence: Sentence, language: str, longest: int = LONGEST) -> Iterator[Run]:
    """Yield all runs of terms, the longest first."""
    terms = [
        group[0] if len(group) == 1 and not group[0].is_quoted else None
        for group in sentence.wanted
    ]
    spoken = [tuple(term.words(language)) if term else () for term in terms]
    for length in range(min(len(terms), longest), 0, -1):
        for start in range(len(terms) - length + 1):
            end = start + length
            some = tuple(term for term in terms[start:end] if term)
            words = tuple(word for one in spoken[start:end] for word in one)
            if len(some) == length and 0 < len(words) <= LONGEST:
                yield Run(start, some, words, is_last=end == len(terms))


def of_run(run: Run, language: str, directory: LabelDirectory) -> Iterator[Meaning]:
    key = key_of(run.words, language)
    texts = [
        *in_pairs(key, language, directory),
        *in_table(key, run, language),
        *town_of(run.words, language, directory, is_last=run.is_last),
    ]
    for text in texts:
        yield Meaning(language, text)
        # The newsroom may have a name of its own for it.
        for name, needs in meant_by_labels(
            key_words(text, language), language, directory, is_name=True
        ):
            yield Meaning(language, name, needs)
    for name, needs in meant_by_labels(run.words, language, directory):
        if key_in(name, language) != key:
            yield Meaning(language, name, needs)


def in_pairs(key: Key, language: str, directory: LabelDirectory) -> Iterator[str]:
    yield from paired(directory.pairs, language).get(key, ())


@lru_cache(maxsize=8)
def paired(
    pairs: tuple[tuple[str, str, str], ...], language: str
) -> dict[Key, tuple[str, ...]]:
    """Return what the pairs of a language mean; made once for the same pairs."""
    found: dict[Key, list[str]] = defaultdict(list)
    for spoken, word, means in pairs:
        if spoken == language:
            found[key_in(word, language)].append(means)
    return {key: tuple(every) for key, every in found.items()}


def in_table(key: Key, run: Run, language: str) -> Iterator[str]:
    typed = " ".join(run.words)
    for row in table_of(language).get(key, ()):
        if row.is_typed(typed, is_last=run.is_last):
            yield from row.means


@lru_cache(maxsize=2_000)
def key_words(text: str, language: str) -> tuple[str, ...]:
    return tuple(word.written for word in words_of(text, language))
