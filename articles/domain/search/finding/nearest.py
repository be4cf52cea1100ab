"""The nearest results for a query that finds nothing: all with the most of its words.

It is never shown instead of results, and never for phrases and words left out: they say
just what is wanted. Missing words are taken apart first, at hyphens or as compounds; an
address is cut to its host.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from articles.domain.search.finding.hits import Keys
from articles.domain.search.finding.query import Query
from articles.domain.search.finding.ranking import any_of
from articles.domain.search.language.forms import form
from articles.domain.search.language.grammar import grammar_of
from articles.domain.search.language.known_words import is_known
from articles.domain.search.language.web_keys import host_of
from articles.domain.search.query.parsing import Asked
from articles.domain.search.query.split_compounds import divisions, fronts
from articles.domain.search.query.terms import WORDS, Way

# A shorter part of a compound is mostly chance.
SHORTEST = 4
# A part beside a hyphen has so many letters.
TELLING = 3
# So many divisions of a compound are looked for.
MOST_DIVIDED = 2


@dataclass(frozen=True, slots=True)
class Nearest:
    """The query that finds something, and the words of the first that it lacks, as they
    were typed. `instead` are words that it has instead of typed ones.
    """

    query: Query
    without: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()


def nearest(query: Query) -> Nearest | None:
    """Return what comes nearest to a query of a reader that finds nothing public."""
    if not is_loose(query):
        return None
    typed = [group[0] for group in query.said.wanted]
    words = [str(one) for one in typed]
    tried, new = list(parted(query, typed)), query
    if [one for one, _typed in tried] != words:
        new = query.saying(" ".join(one for one, _typed in tried))
    groups = [str(group[0]) for group in new.said.wanted]
    kept = most_of(new, sets_of(new))
    said = [groups[number] for number in kept]
    if not any(one[:1].isalpha() for one in said):
        return None
    asked = new if len(kept) == len(groups) else query.saying(" ".join(said))
    has = {typed for one, typed in tried if one in said}
    return Nearest(
        asked,
        tuple(one for one in words if one not in has),
        tuple(one for one in said if one not in words),
    )


def is_loose(query: Query) -> bool:
    """Return whether its words may be taken as wishes: one of each, none quoted."""
    said = query.said
    plain = all(
        len(group) == 1 and not group[0].is_quoted and not group[0].day
        for group in said.wanted
    )
    is_for_readers = query.readers is not None and query.readers.column == WORDS
    return bool(said.wanted) and plain and not said.unwanted and is_for_readers


def sets_of(query: Query) -> list[Keys]:
    """Return what readers find by each group of its words alone, in any way."""
    groups = query.all_terms.wanted
    query.found.ask(
        (WORDS, readings)
        for group in groups
        for term in group
        for readings in term.by(WORDS)
    )
    return [query.of_any(any_of(query, group, WORDS, Way.PREFIX)) for group in groups]


def parted(query: Query, typed: Sequence[Asked]) -> Iterator[tuple[str, str]]:
    """Yield what each typed word is looked for by, with the word."""
    for asked, found in zip(typed, sets_of(query), strict=True):
        parts = () if found else parts_of(query, asked)
        yield from ((one, str(asked)) for one in (parts or (str(asked),)))


def parts_of(query: Query, asked: Asked) -> tuple[str, ...]:
    """Return the parts of a word that nothing is found by; none if it has none."""
    if asked.address:
        host = host_of(asked.address)
        return (host,) if host != asked.address else ()
    words = asked.words(query.languages[0])
    if len(words) > 1:
        # The 19 of Covid-19 and the E of e-mail say nothing by themselves.
        return tuple(word for word in words if is_telling(word))
    return divided(query, words[0]) if words else ()


def is_telling(word: str) -> bool:
    return word.isalpha() and len(word) >= TELLING


def divided(query: Query, word: str) -> tuple[str, ...]:
    """Return the parts of a compound: two words, of the language or of articles, of
    which readers know one; those of which both are long first.
    """
    found = []
    for front, head in divisions(word.lower()):
        if min(len(front), len(head)) < SHORTEST:
            continue
        first = next((one for one in fronts(front) if is_word(one, query)), "")
        known = bool(first) + is_word(head, query)
        if known:
            found.append((known, min(len(front), len(head)), first or front, head))
    best = [
        (first.capitalize(), head.capitalize())
        for _known, _length, first, head in sorted(found, reverse=True)[:MOST_DIVIDED]
    ]
    keys = keys_of_words(query, [part for parts in best for part in parts])
    for parts in best:
        found_by = [keys.get(part) for part in parts]
        # A half that the language hasn't is a name, if an article has it.
        are_words = (
            found or is_word(part, query)
            for part, found in zip(parts, found_by, strict=True)
        )
        if any(found_by) and all(are_words):
            return parts
    return ()


def keys_of_words(query: Query, words: Sequence[str]) -> dict[str, Keys]:
    """Return what readers find by each of some words alone, asked at once."""
    if not words:
        return {}
    # As alternatives none of them changes what another one means.
    asked = query.saying(" OR ".join(dict.fromkeys(words)))
    groups = zip(asked.said.wanted, asked.all_terms.wanted, strict=True)
    return {
        str(said): asked.of_any(any_of(asked, [term], WORDS, Way.PREFIX))
        for group, terms in groups
        for said, term in zip(group, terms, strict=True)
    }


def is_word(word: str, query: Query) -> bool:
    """Return whether the language has the word, or a label of the newsroom."""
    is_name = form(word) in query.directory.by_word
    return is_name or any(is_known(word, each) for each in query.languages)


def most_of(query: Query, sets: Sequence[Keys]) -> tuple[int, ...]:
    """Return the numbers of the words that articles have together: as many as possible,
    of these the rarest. Nouns count first if their capitals show them.
    """
    some = [number for number, found in enumerate(sets) if found]
    are_nouns = [
        any(one.is_noun(asked) for one in query.interpreters for asked in group)
        for group in query.said.wanted
    ]

    shows_nouns = any(grammar_of(one).has_compounds for one in query.languages)

    def weight(kept: tuple[int, ...]) -> tuple[int, int, list[tuple[bool, int]]]:
        nouns = sum(are_nouns[number] for number in kept) if shows_nouns else 0
        rarity = sorted((not are_nouns[number], len(sets[number])) for number in kept)
        return -nouns, -len(kept), rarity

    every = (
        kept
        for size in range(len(some), 0, -1)
        for kept in combinations(some, size)
        if Keys.intersection(*(sets[number] for number in kept))
    )
    return min(every, key=weight, default=())
