"""The joints of German compounds, where a long word may be divided at a line's end:
Assoziierungs-abkommen.

Pages ask for them, and no process that answers readers has a dictionary. So the filters
of known words decide. A joint that might as well be one letter further is none: no
hyphen is better than one that makes readers stumble.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from articles.domain.search.language.grammar.compounds import NO_FRONT, NO_HEAD
from articles.domain.search.language.known_words import is_known

# Shorter words aren't divided, and no side of a joint has less letters.
SHORTEST, SHORTEST_SIDE = 12, 4
# Joints this close to each other are two readings: Antrags-teller, Antrag-steller.
CLOSE = 2
# Both sides are known, or one is and the other is a compound.
KNOWN, COMPOUND = 2, 1
# Endings of words, which no head begins with, though dictionaries have them as words.
ENDING = re.compile(
    "ion|ung(?!ar|eheuer)|heit|k?eit|schaft|haft(?!ung|strafe)|ität|isch|ism|iv|"
    "lich(?!t)|ling|end(?:e[rnms]?)?$|ier|e?st(?:e[nrs]?|ern)?$|tum|nis|r?innen$|"
    "e?ren$|ern$|erei|age|enz|anz|iker|ike?n?$|s?che[mnrs]?$|bungen|n?ellen$|e?uren$"
)
# A genitive joins what these end: Forschungs-preis, never Forschung-spreis.
JOINED_BY_S = re.compile("(?:ung|heit|keit|schaft|tät|ion|tum|ling)s$")


def joints_of(word: str, language: str) -> tuple[int, ...]:
    """Return the places at which a noun may be divided; none for any other word."""
    if len(word) < SHORTEST or not word.isalpha() or not word.istitle():
        return ()
    return tuple(joints_inside(word.lower(), language))


def joints_inside(word: str, language: str) -> Iterator[int]:
    """Yield the places in a word in small letters, and in its longer sides."""
    if len(word) >= SHORTEST and (place := joint(word, language)):
        yield from joints_inside(word[:place], language)
        yield place
        behind = joints_inside(word[place:], language)
        yield from (place + further for further in behind)


@lru_cache(maxsize=20_000)
def joint(word: str, language: str) -> int:
    """Return the likeliest place, 0 if there is none."""
    found = {
        place: weight
        for place in range(SHORTEST_SIDE - 1, len(word) - SHORTEST_SIDE + 1)
        if (weight := likelihood(word[:place], word[place:], language))
    }
    best = [place for place in found if found[place] == max(found.values())]
    # A filter takes a few strings for words, seldom for one in the middle.
    best.sort(key=lambda place: abs(2 * place - len(word)))
    near = [place for place in best if abs(place - best[0]) <= CLOSE]
    if len(near) > 1:
        near = [place for place in near if JOINED_BY_S.search(word[:place])]
    return near[0] if len(near) == 1 and near[0] >= SHORTEST_SIDE else 0


def likelihood(front: str, head: str, language: str) -> int:
    """Return how likely these are the sides of a compound, 0 if they aren't."""
    if ENDING.match(head) or head in NO_HEAD:
        return 0
    before = KNOWN if is_front(front, language) else is_compound(front, language)
    if not before:
        return 0
    after = KNOWN if is_known(head, language) else is_compound(head, language)
    return before + after if after and before + after > KNOWN else 0


def is_front(side: str, language: str) -> bool:
    """Return whether it is a word, with the letter that joins it or without its e."""
    bare = side[:-1] if side.endswith("s") and not side.endswith("ss") else side
    if side in NO_FRONT or bare in NO_FRONT:
        return False
    return any(is_known(one, language) for one in {side, bare, f"{side}e"})


def is_compound(side: str, language: str) -> int:
    """Return the weight of a side that is divided itself, 0 for any other."""
    if len(side) <= 2 * SHORTEST_SIDE:
        return 0
    bare = side.removesuffix("s")
    return COMPOUND if joint(side, language) or joint(bare, language) else 0
