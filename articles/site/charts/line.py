"""A line that shows how a number rises and falls: for the desk, beside the numbers.

Words and a table beside it say the same, so it is for the eyes alone.
"""

from collections.abc import Sequence
from math import ceil

from django.utils.safestring import SafeString

# In units of the drawing, which is stretched to where it stands.
WIDTH, HEIGHT, PAD = 200, 40, 2
# More numbers are added up to at most so many points, to smooth the line.
MOST_POINTS = 60

LINE = (
    '<svg class="chart-line" viewBox="0 0 {width} {height}" '
    'preserveAspectRatio="none" aria-hidden="true">'
    '<path class="chart-line-area" d="M{first} {base}L{points}L{last} {base}Z"/>'
    '<polyline class="chart-line-line" points="{points}"/></svg>'
)


def line_of(numbers: Sequence[int]) -> SafeString:
    """Return the drawing, the first number at the left; "" of fewer than two."""
    points = gathered(numbers)
    if len(points) < 2:
        return SafeString("")
    most, high = max(*points, 1), HEIGHT - 2 * PAD
    step = WIDTH / (len(points) - 1)
    placed = " ".join(
        f"{place * step:.4g},{HEIGHT - PAD - high * number / most:.4g}"
        for place, number in enumerate(points)
    )
    drawn = LINE.format(
        width=WIDTH,
        height=HEIGHT,
        points=placed,
        first=0,
        last=WIDTH,
        base=HEIGHT - PAD,
    )
    return SafeString(drawn)


def gathered(numbers: Sequence[int]) -> list[int]:
    """Add up so many at a time that they are few. A remainder is at the left, and no
    part of the line, which would otherwise seem to begin with a rise.
    """
    size = ceil(len(numbers) / MOST_POINTS)
    start = len(numbers) % size if size else 0
    return [
        sum(numbers[place : place + size])
        for place in range(start, len(numbers), size or 1)
    ]
