"""Ways to misspell a word, and a distance between two words by these.

Two correctly spelt words differ in any letters. A user who mistypes one doubles a
letter or doesn't, swaps two, leaves one out, hits the key beside it or both, or writes
letters that sound the same.
"""

from itertools import combinations

KEYBOARDS = (
    ("qwertzuiop", "asdfghjkl", "yxcvbnm"),
    ("qwertyuiop", "asdfghjkl", "zxcvbnm"),
)
SOUNDS = ("aeiou", "ijy", "szcx", "ckqg", "dt", "bp", "fvw", "mn")
# The cost of a mistake: a doubled letter; any likely mistake; a letter too many that no
# finger hits in passing; a letter for one that is nothing like it.
DOUBLED, LIKELY, UNLIKELY, FARTHEST = 0.5, 1.0, 1.5, 2.5
# A wrong first letter is rare: it costs half a point more.
FIRST = 0.5


def beside() -> set[tuple[str, str]]:
    """Return the letters that lie beside each other, on any keyboard."""
    found: set[tuple[str, str]] = set()
    for rows in KEYBOARDS:
        places = {
            letter: (row, column + row / 2)
            for row, letters in enumerate(rows)
            for column, letter in enumerate(letters)
        }
        for one, other in combinations(places, 2):
            (row, column), (below, along) = places[one], places[other]
            if abs(row - below) <= 1 and abs(column - along) <= 1:
                found |= {(one, other), (other, one)}
    return found


NEIGHBOURS = beside()
ALIKE = NEIGHBOURS | {(a, b) for some in SOUNDS for a in some for b in some}


def distance(typed: str, meant: str) -> float:
    """Return how wrong it is to type one word for another."""
    rows = [[0.0] * (len(meant) + 1) for _letter in range(len(typed) + 1)]
    for place in range(1, len(meant) + 1):
        rows[0][place] = rows[0][place - 1] + left_out(meant, place - 1)
    for at in range(1, len(typed) + 1):
        rows[at][0] = rows[at - 1][0] + too_many(typed, at - 1)
        for place in range(1, len(meant) + 1):
            one, other = typed[at - 1], meant[place - 1]
            least = min(
                rows[at - 1][place - 1] + instead(one, other),
                rows[at - 1][place] + too_many(typed, at - 1),
                rows[at][place - 1] + left_out(meant, place - 1),
            )
            if at > 1 < place and typed[at - 2 : at] == meant[place - 2 : place][::-1]:
                least = min(least, rows[at - 2][place - 2] + LIKELY)
            rows[at][place] = least
    return rows[-1][-1] + FIRST * (typed[:1] != meant[:1])


def instead(typed: str, meant: str) -> float:
    if typed == meant:
        return 0
    return LIKELY if (typed, meant) in ALIKE else FARTHEST


def left_out(word: str, place: int) -> float:
    return DOUBLED if is_doubled(word, place) else LIKELY


def too_many(word: str, place: int) -> float:
    if is_doubled(word, place):
        return DOUBLED
    around = word[max(place - 1, 0) : place] + word[place + 1 : place + 2]
    is_hit = any((one, word[place]) in NEIGHBOURS for one in around)
    return LIKELY if is_hit else UNLIKELY


def is_doubled(word: str, place: int) -> bool:
    return word[place] == word[place - 1 : place]
