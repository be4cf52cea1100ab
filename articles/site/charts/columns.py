"""Articles per year as columns, each the way to the list of its year."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString

from articles.foundation.languages import colon
from articles.foundation.text import counted, grouped

# In units of the drawing: charts-world.css says how large one is on a screen.
PITCH, GAP, HIGHEST, ABOVE, BELOW = 28, 6, 64, 16, 18
BASE = ABOVE + HIGHEST
# A column with anything in it is seen.
LEAST = 2
# A column has no room for more digits than these; its name and the table say them.
ROOM = 3
# If there are more years than FEW, some are named: first, last, and each so many-th.
FEW, NAMED = 7, 5

MARK = (
    '<a class="column" rel="nofollow" href="{path}" aria-label="{year}{colon} {said}">'
    '<rect class="column-reach" x="{x}" y="0" width="{pitch}" height="{base}"/>'
    '<rect class="column-bar" x="{bar}" y="{top}" width="{width}" height="{height}"/>'
    "{number}</a>"
)
NUMBER = '<text x="{x}" y="{y}">{number}</text>'
YEAR = '<text class="column-year" x="{x}" y="{y}">{year}</text>'


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table."""

    year: int
    number: str
    path: str


@dataclass(frozen=True, slots=True)
class Columns:
    """The drawing, and the same as lines of a table, the newest year first."""

    svg: SafeString
    lines: list[Line]


def columns_of(
    by_month: Mapping[tuple[int, int], int],
    path: Callable[[Collection[int], Collection[int]], str],
) -> Columns | None:
    """Return columns from the first to the last year; None if there is one at most.

    `path` says where the list of some years and months is found.
    """
    numbers: Counter[int] = Counter()
    for (year, _month), number in by_month.items():
        numbers[year] += number
    if len(numbers) < 2:
        return None
    paths = {year: path([year], ()) for year in numbers}
    lines = [
        Line(year, grouped(numbers[year]), paths[year])
        for year in sorted(numbers, reverse=True)
    ]
    return Columns(drawn(numbers, paths), lines)


def drawn(numbers: Mapping[int, int], paths: Mapping[int, str]) -> SafeString:
    first, last, most = min(numbers), max(numbers), max(numbers.values())
    years = range(first, last + 1)
    width, height = len(years) * PITCH, BASE + BELOW
    parts = [
        f'<svg class="chart-columns" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="group" aria-labelledby="per-year">'
    ]
    for place, year in enumerate(years):
        if year in numbers:
            parts.append(column(year, numbers[year], most, paths[year], place * PITCH))
    parts.append(f'<path class="column-base" d="M0 {BASE}H{width}"/>')
    parts.append('<g aria-hidden="true">')
    for place, year in enumerate(years):
        if is_named(year, first, last):
            middle = place * PITCH + PITCH // 2
            parts.append(YEAR.format(x=middle, y=height - 4, year=year))
    parts.append("</g></svg>")
    return SafeString("\n".join(parts))


def column(year: int, number: int, most: int, path: str, x: int) -> str:
    height = max(round(HIGHEST * number / most), LEAST)
    shown = grouped(number)
    has_room = len(str(number)) <= ROOM
    above = NUMBER.format(x=x + PITCH // 2, y=BASE - height - 4, number=shown)
    return MARK.format(
        path=escape(path),
        year=year,
        colon=colon(),
        said=escape(counted(number)),
        x=x,
        pitch=PITCH,
        base=BASE,
        bar=x + GAP // 2,
        top=BASE - height,
        width=PITCH - GAP,
        height=height,
        number=above if has_room else "",
    )


def is_named(year: int, first: int, last: int) -> bool:
    """Return whether its name stands below: many names would be hard to read."""
    if year in {first, last} or last - first < FEW:
        return True
    return year % NAMED == 0 and year - first > 1 and last - year > 1
