"""“Did you mean”: proposals for users who found nothing, only on request.

Proposals are only words of articles that the asker may read, or of their labels. Only
these articles count for the frequency of a word.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations, groupby
from operator import itemgetter

from rapidfuzz import process
from rapidfuzz.distance import OSA

from articles.domain.search.finding.hits import Keys
from articles.domain.search.finding.query import Query
from articles.domain.search.finding.ranking import any_of, ranked
from articles.domain.search.language import vocabulary
from articles.domain.search.language.forms import FORM, form, inside
from articles.domain.search.language.known_words import is_known
from articles.domain.search.language.misspellings import distance
from articles.domain.search.query.lookup import memory
from articles.domain.search.query.parsing import Asked, Sentence
from articles.domain.search.query.terms import WORDS, Reading, Readings, Way

# From so many letters on a word may have one wrong, and from more on two. From the
# third number on names of labels may have half a letter more: users look for them.
ONE_WRONG, TWO_WRONG, NAME_WRONG = 4, 9, 6
MORE = 0.5
# From so many letters on, a word with a letter changed is no other word.
LONG = 12
# So many letters may differ, whatever the distance.
MOST_OTHERS = 2
# So many words are compared by frequency, the most similar first.
MOST_LIKE, MOST_COUNTED = 40, 12
# So many queries with fewer words are offered.
MOST_FEWER = 3


def suggest(asked: Query) -> str:
    """Return the query with misspelt words replaced; "" if there is nothing to propose,
    or if the result would find nothing either.
    """
    text, terms = asked.text, asked.sentence.all_wanted
    for term, keys in zip(terms, sets_of(asked), strict=True):
        # Inside a longer query nobody knows what a phrase finds by itself.
        if keys or asked.found.is_narrowed:
            continue
        words = term.words(asked.languages[0])
        for word in words:
            if is_right(word, asked.languages):
                continue
            # A word by itself has been looked for already.
            if len(words) > 1 and seen(asked.saying(word)):
                continue
            better = (best(asked, word, each) for each in asked.languages)
            if likest := next(filter(None, better), ""):
                text = put(text, word, likest)
    return text if text != asked.text and seen(asked.saying(text)) else ""


def is_right(word: str, languages: Iterable[str]) -> bool:
    """Return whether it is spelt right, though no article has it. Long words are no
    others by a letter, and dictionaries have errors, too.
    """
    return len(form(word)) < LONG and any(is_known(word, each) for each in languages)


def put(text: str, word: str, better: str) -> str:
    return re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", lambda _m: better, text)


def seen(asked: Query) -> Keys:
    """Return all results of the query that the asker may see."""
    tiers = ranked(asked)
    return asked.of_any(tiers[0].union(*tiers[1:]))


def sets_of(asked: Query) -> list[Keys]:
    """Return the results of each wanted term by itself, found in any way."""
    return [
        asked.of_any(any_of(asked, [term], WORDS, Way.PREFIX))
        for term in asked.terms.all_wanted
    ]


def best(asked: Query, word: str, language: str) -> str:
    """Return the intended word, as it is written; "" if none is near enough."""
    written = form(word)
    if len(written) < ONE_WRONG or not written.isalpha():
        return ""
    beyond = MOST_OTHERS if len(written) >= NAME_WRONG else 1
    names = asked.directory.words(language)
    shortest = max(len(written) - beyond, ONE_WRONG)
    lengths = range(shortest, len(written) + beyond + 1)
    stored = [one for each in lengths for one in words_of(asked, language, each)]
    called = [one for one in names if one.isalpha() and len(one) >= ONE_WRONG]
    found = {
        one: distance(written, one)
        for some in (stored, called)
        for one in alike(written, some, beyond)
    }
    most = most_wrong(written)
    near = sorted(
        (far, one)
        for one, far in found.items()
        if far <= most + MORE * (one in names and len(written) >= NAME_WRONG)
    )[:MOST_COUNTED]
    for _distance, equal in groupby(near, key=itemgetter(0)):
        # Words at a greater distance are tried only if readers have none of these.
        if likest := most_used(asked, [one for _far, one in equal]):
            return names.get(likest) or vocabulary.shown(language, [likest])[likest]
    return ""


def most_used(asked: Query, words: list[str]) -> str:
    """Return the word that most articles have; "" if the asker may see none."""
    signs = {one: signs_of(asked, one) for one in words}
    asked.found.ask((WORDS, readings) for readings in signs.values())
    counted = [
        (-uses, one)
        for one in words
        if (uses := len(asked.of_any(asked.found.at(WORDS, signs[one]))))
    ]
    return min(counted)[1] if counted else ""


def words_of(asked: Query, language: str, length: int) -> list[str]:
    """Return the words of a length that anybody wrote; read once for a revision."""
    kept, key = memory(asked.at), ("length", language, length)
    if key not in kept:
        found = vocabulary.occurring(language, length, asked.budget.ask)
        # Joined as one text: a list of so many words takes ten times as much memory.
        kept[key] = "\n".join(one for one in found if one.isalpha())
    return str(kept[key]).split("\n")


def alike(written: str, words: list[str], most: int) -> list[str]:
    """Return the words with the fewest different letters."""
    found = process.extract(
        written,
        words,
        scorer=OSA.distance,
        score_cutoff=most,
        limit=MOST_LIKE,
    )
    return [one for one, _far, _place in found]


def most_wrong(written: str) -> float:
    """Return how much may be wrong in a word of so many letters."""
    return min(max(1, 2 - (TWO_WRONG - len(written)) / 2), 2)


def signs_of(asked: Query, written: str) -> Readings:
    """Return the tokens of articles that have a word, or a label of that name."""
    tokens = [FORM + written, *inside(written)]
    for label in asked.directory.by_word.get(written, ()):
        tokens += label.tokens
    return tuple(Reading((token,)) for token in tokens)


def fewer(asked: Query) -> list[str]:
    """Return queries with fewer of the words, as they would be typed, that do find
    something: first those that lack one, those with most hits first.
    """
    sentence, groups = asked.sentence, asked.terms.wanted
    if len(groups) < 2 or seen(asked) or asked.found.is_narrowed:
        return []
    sets = [asked.of_any(any_of(asked, group, WORDS, Way.PREFIX)) for group in groups]
    left_out = any_of(asked, asked.terms.unwanted, WORDS, Way.LABEL)
    for number in range(len(groups) - 1, 0, -1):
        found = []
        for kept in combinations(range(len(groups)), number):
            first, *others = (sets[place] for place in kept)
            if hits := len(first.intersection(*others) - left_out):
                found.append((-hits, kept))
        if found:
            best_first = sorted(found)[:MOST_FEWER]
            return [said(sentence, kept) for _hits, kept in best_first]
    return []


def said(sentence: Sentence, kept: tuple[int, ...]) -> str:
    wanted: tuple[tuple[Asked, ...], ...] = tuple(sentence.wanted[n] for n in kept)
    return str(replace(sentence, wanted=wanted))
