"""The parts of German compounds: “Lichtquelle” is in “Synchrotronlichtquelle”.

The sequence of letters suggests divisions of a word. One is accepted if the dictionary
knows both sides. Three words in one are divided twice.
"""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

from articles.domain.search.language.dictionary import Knows
from articles.domain.search.language.forms import form

# From here on a division is likely; less will do where a side is a compound itself.
LIKELY, SURE, POSSIBLE = 0.5, 0.75, -0.8
# So many divisions are looked at, the likeliest first.
MOST_TRIED = 2
SHORTEST = 6


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Letters that begin or end words without being words.
NO_FRONT = words(
    """
    ab an auf aus bei ein mit nach vor zu zum zur über unter um durch ver zer
    ent er be ge un ur her hin wider zurück zusammen gegen inter pro bis dar in
    im ich innen rinnen und and end gen sch ant
    """
)
NO_HEAD = NO_FRONT | words(
    """
    schaft heit keit ung tum nis ling ion ionen ende ern ren den der die das des
    """
)
# A user who searches for “Land” doesn't mean every place with that in its name.
NAMES = words(
    """
    Dänemark Deutschland Deutschlands Elfenbeinküste England Estland Feuerland
    Finnland Frankreich Friesland Griechenland Grönland Helgoland Holland Irland
    Island Jütland Königreich Lappland Lettland Neuseeland Niederlande
    Nordirland Ostdeutschland Österreich Rheinland Russland Saarland Schottland
    Seeland Steiermark Swasiland Thailand Westdeutschland Weißrussland
    """
)


class Division(NamedTuple):
    """The lemmas of both sides, how likely it is, and the lemma of the whole."""

    front: str
    head: str
    score: float
    lemma: str


@cache
def splitter() -> Callable[[str], list[tuple[float, str, str]]]:
    from charsplit_fst import Splitter  # noqa: PLC0415 (readers don't need it)

    return Splitter().split_compound


def parts(word: str, knows: Knows) -> tuple[set[str], set[str]]:
    """Return the lemmas that a compound begins with or has inside, and those that it
    ends with; empty sets for other words.
    """
    fronts: set[str] = set()
    heads: set[str] = set()
    if found := divided(word, knows):
        fronts.add(found.front)
        heads.add(found.head)
        inner_fronts, inner_heads = parts(found.front, knows)
        fronts |= inner_fronts | inner_heads
        inner_fronts, inner_heads = parts(found.head, knows)
        fronts |= inner_fronts
        heads |= inner_heads
    return fronts - heads, heads


@lru_cache(maxsize=20_000)
def divided(word: str, knows: Knows) -> Division | None:
    is_noun = word.istitle() and word.isalpha()
    if len(word) < SHORTEST or not is_noun or word in NAMES:
        return None
    for score, front, head in splitter()(word)[:MOST_TRIED]:
        if score <= POSSIBLE:
            continue
        before, after = front_of(front, knows), head_of(head, knows)
        if before and after:
            sides = (front, head)
            if score >= LIKELY or any(compound(side, knows) for side in sides):
                lemma = word[: len(word) - len(head)] + after.lower()
                return Division(before, after, score, lemma)
    return None


def compound(word: str, knows: Knows) -> str | None:
    """Return the lemma of a sure compound, also with the s that joins it."""
    for one in (word, word[:-1]):
        found = divided(one, knows)
        if found and found.score >= SURE:
            return found.lemma
    return None


def front_of(side: str, knows: Knows) -> str | None:
    """Return the lemma of a front, with or without the letters that join it."""
    bare = [side[:-1], side] if side.endswith("s") else [side]
    if len(side) < 3 or any(one.lower() in NO_FRONT for one in bare):
        return None
    for one in (*bare, side + "e", side + "en", side + "n"):
        lemma = knows(one) or ""
        if lemma[:1].isupper() and len(lemma) > 2:
            return lemma
    small = side.lower()
    return knows(small + "en") or knows(small) or compound(side, knows)


def head_of(side: str, knows: Knows) -> str | None:
    if len(side) < 3 or side.lower() in NO_HEAD:
        return None
    lemma = knows(side) or compound(side, knows)
    is_noun = lemma and lemma[0].isupper() and len(lemma) > 2
    return lemma if is_noun and form(lemma) else None
