"""The place of each country's square among the others: `world.txt`, north above.

No map is measured and no border drawn: a square says who lies beside whom, and all are
of one size. In small letters stand territories that have a square only while articles
are about them; so does every place that nobody would look for otherwise.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

WORLD = Path(__file__).with_name("world.txt")
SEA = "--"


@dataclass(frozen=True, slots=True)
class Square:
    """`is_always` says whether it is drawn when no article is about it."""

    code: str
    row: int
    column: int
    is_always: bool


@cache
def squares() -> dict[str, Square]:
    """Return the squares by ISO code, row by row from the north, from the west."""
    return {
        word.upper(): Square(word.upper(), row, column, word.isupper())
        for row, line in enumerate(WORLD.read_text(encoding="utf-8").splitlines())
        for column, word in enumerate(line.split())
        if word != SEA
    }
