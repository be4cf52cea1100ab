"""Countries as squares, each where it lies among the others and tinted by its number;
beside them the organisations and regions, which lie nowhere.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import cast

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from articles.domain.fragments import fingerprint
from articles.domain.label_index import Catalogue
from articles.foundation.languages import active_language, colon
from articles.foundation.slugs import paths_to
from articles.foundation.text import counted, grouped
from articles.models import KINDS, CountryOrganisation
from articles.site.charts.placing import Square, squares
from articles.site.charts.steps import Step, Steps, steps_of
from articles.site.shared import foreign

TEMPLATE = "articles/_world.html"
KIND = CountryOrganisation.url_name
# In units of the drawing: charts-world.css says how large one is on a screen.
PITCH, SIDE, ROUND = 32, 30, 3
# So many of the most used labels without a place stand beside the map.
MOST_BESIDE = 16
# A map with fewer countries shows little but empty squares.
FEWEST = 8

TILE = (
    '<a class="tile tint-{tint}" href="{path}"{language}><title>{code} {name}{colon} '
    '{said}</title><rect x="{x}" y="{y}" width="{side}" '
    'height="{side}" rx="{round}"/><text x="{middle}" y="{line}">{code}</text></a>'
)
LINE = (
    '<tr><th scope="row"><a href="{path}"{language}>{name}</a></th>'
    "<td>{number}</td></tr>"
)
PLAIN = '<text x="{middle}" y="{line}">{code}</text>'


@dataclass(frozen=True, slots=True)
class Mark:
    """A country or an organisation that articles are about."""

    label: CountryOrganisation
    number: int
    path: str

    @property
    def name(self) -> str:
        return self.label.name_in(active_language())

    @property
    def shown(self) -> str:
        return grouped(self.number)

    @property
    def said(self) -> str:
        return counted(self.number)


@dataclass(frozen=True, slots=True)
class World:
    """The drawing, what lies beside it, and the lines of its table, most used first;
    there are too many of them for a template each.
    """

    svg: SafeString
    beside: list[Mark]
    table: SafeString
    legend: list[Step]
    overview: str
    has_more: bool


def printed_world(catalogue: Catalogue, *, is_listed: bool = False) -> SafeString:
    """Return the map as a page shows it, in the active language; "" while few have any.

    `is_listed` says that the page itself lists all of them, which replaces the table.
    """

    def made() -> str:
        world = world_of(catalogue)
        context = {"world": world, "is_listed": is_listed}
        return render_to_string(TEMPLATE, context) if world else ""

    return SafeString(kept(catalogue, TEMPLATE, str(is_listed), make=made))


def world_of(catalogue: Catalogue) -> World | None:
    marks = marks_of(catalogue)
    placed = {
        square: mark
        for mark in marks
        if mark.label.kind == CountryOrganisation.Kind.COUNTRY
        and (square := squares().get(mark.label.code.upper()))
    }
    if len(placed) < FEWEST:
        return None
    tints = steps_of(mark.number for mark in placed.values())
    drawn_keys = {mark.label.pk for mark in placed.values()}
    beside = [mark for mark in marks if mark.label.pk not in drawn_keys]
    return World(
        drawn(placed, tints),
        beside[:MOST_BESIDE],
        SafeString("".join(line(one) for one in marks if one.label.pk in drawn_keys)),
        tints.legend,
        KINDS[KIND].overview,
        len(beside) > MOST_BESIDE,
    )


def marks_of(catalogue: Catalogue) -> list[Mark]:
    """Return all that have articles, the most used first, equals as in a dictionary."""
    language = active_language()
    numbers = catalogue.numbers(language).by_label[KIND]
    labels = catalogue.labels.in_order(KIND, language, numbers)
    to_label = paths_to(KIND)
    marks = [
        Mark(
            cast("CountryOrganisation", one),
            numbers[one.pk],
            to_label(one.slug_in(language)),
        )
        for one in labels
    ]
    return sorted(marks, key=lambda mark: -mark.number)


def drawn(placed: Mapping[Square, Mark], tints: Steps) -> SafeString:
    shown = [
        square for square in squares().values() if square.is_always or square in placed
    ]
    rows = [square.row for square in shown]
    columns = 1 + max(square.column for square in squares().values())
    top, width = min(rows) * PITCH, columns * PITCH
    height = (max(rows) + 1) * PITCH - top
    tiles = (
        tile(square, placed[square], tints) for square in shown if square in placed
    )
    return SafeString(
        f'<svg class="world" viewBox="0 {top} {width} {height}" width="{width}" '
        f'height="{height}" role="group" aria-labelledby="world-title">\n'
        f"{without_articles(one for one in shown if one not in placed)}\n"
        f"{'\n'.join(tiles)}\n</svg>"
    )


def without_articles(found: Iterable[Square]) -> str:
    """Draw them quietly, all at once: there is nothing to say of them."""
    found = list(found)
    squared = "".join(f"M{x} {y}h{SIDE}v{SIDE}h-{SIDE}z" for x, y in map(corner, found))
    names = "".join(PLAIN.format(code=one.code, **inside(one)) for one in found)
    return f'<g class="tiles-none" aria-hidden="true"><path d="{squared}"/>{names}</g>'


def tile(square: Square, mark: Mark, tints: Steps) -> str:
    x, y = corner(square)
    return TILE.format(
        tint=tints.tint(mark.number),
        path=mark.path,
        language=foreign(mark.label),
        code=square.code,
        name=escape(mark.name),
        colon=colon(),
        said=escape(mark.said),
        x=x,
        y=y,
        side=SIDE,
        round=ROUND,
        **inside(square),
    )


def line(mark: Mark) -> str:
    return LINE.format(
        path=mark.path,
        language=foreign(mark.label),
        name=escape(mark.name),
        number=mark.shown,
    )


def corner(square: Square) -> tuple[int, int]:
    return square.column * PITCH + 1, square.row * PITCH + 1


def inside(square: Square) -> dict[str, int]:
    """Return where a square's letters stand: below their middle lies the line."""
    x, y = corner(square)
    return {"middle": x + SIDE // 2, "line": y + 20}


def kept(catalogue: Catalogue, *name: str, make: Callable[[], str]) -> str:
    """Return the result of `make`, which uses only the catalogue and the language.

    It is made once for a catalogue; in debug mode each change of a template is seen at
    once.
    """
    if settings.DEBUG:
        return make()
    key = (*name, get_language(), fingerprint())
    if key not in catalogue.pieces:
        catalogue.pieces[key] = make()
    return catalogue.pieces[key]
