"""The parts of the home page: the places of articles, and which countries they have
together; and what pages say before the first article appears.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from articles.domain.fragments import Given, Named
from articles.domain.label_index import Catalogue, Members, joined, most_used
from articles.foundation.slugs import path_of
from articles.models import Category, CountryOrganisation, Label
from articles.site.public.calls.lines import lines_of
from articles.site.public.cards import lead_card, tiles
from articles.site.selection import Selection
from articles.site.shared import cache_report, other_languages

# So many stand beside the one that leads, with their headline alone, and below it in a
# row, with their picture, after one that is as wide as the page. Without a picture the
# one that leads is half as high.
BESIDE, BESIDE_WORDS, IN_A_ROW = 6, 3, 3
PICTURE = 'class="card-picture"'
# The categories of so many recent articles are looked at; so many of them get a section
# in rows of three, with so many headlines at most and at least.
RECENT, SECTIONS, ROW, HEADLINES, FEW = 100, 6, 3, 3, 2
# So many pairs, of so many countries and organisations that most articles have.
PAIRS, AMONG = 5, 8
BROWSED = 3  # articles, from which on there is a choice of them


@dataclass(frozen=True, slots=True)
class Brief:
    """An article that is shown by its headline, below its categories, and by what is
    due next, if anything is.
    """

    article: Named
    categories: list[Label]
    due: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """The newest of a category that the page doesn't show already; `number` is of all
    that readers find there.
    """

    category: Label
    number: int
    articles: Sequence[Named]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two labels, as in “A and B”, where the articles with both are, and how many."""

    names: str
    path: str
    number: int


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A page in another language that has so many articles."""

    language: str
    path: str
    number: int


@dataclass(frozen=True, slots=True)
class Beginning:
    """A language in which nothing is public yet, and the others that have articles."""

    elsewhere: list[Elsewhere]


@dataclass(frozen=True, slots=True)
class Front:
    """`lead`, `wide` and `row` are rendered cards, the first two of at most one."""

    lead: list[Given]
    beside: list[Brief]
    wide: list[Given]
    row: list[Given]
    sections: list[Section]

    @property
    def texts(self) -> list[str]:
        """The rendered parts that may say what is due."""
        cards = (*self.lead, *self.wide, *self.row)
        return [card.text for card in cards] + [one.due for one in self.beside]


def beginning_of(
    language: str, catalogue: Catalogue, name: str = "home"
) -> Beginning | None:
    """Return it for the page with this name; None once there is an article."""
    if catalogue.public(language):
        return None
    counted = [(code, len(catalogue.public(code))) for code in other_languages()]
    return Beginning(
        [
            Elsewhere(code, path_of(name, code), number)
            for code, number in counted
            if number
        ]
    )


def front_of(catalogue: Catalogue, language: str, leading: list[int]) -> Front:
    """Compose it of the leading article and the newest.

    All but the lead are fetched in one query.
    """
    at, public = catalogue.revision, catalogue.public(language)
    newest, _more = catalogue.newest(public, RECENT)
    order = list(dict.fromkeys([*leading[:1], *newest]))
    # If its card can't be made, the next article leads.
    while not (lead := lead_card(order[:1], at=at)) and order:
        order = order[1:]
    has_picture = any(PICTURE in card.text for card in lead)
    beside = BESIDE if has_picture else BESIDE_WORDS
    shown = order[1 : beside + IN_A_ROW + 2]
    left = public - Members([*order[:1], *shown])
    chosen = categories_of(catalogue, newest, left)
    further = [pk for _label, pks in chosen for pk in pks]
    found = {one.pk: one for one in tiles([*shown, *further], at=at)}
    given = [found[pk] for pk in shown if pk in found]
    numbers = catalogue.numbers(language).by_label[Category.url_name]
    return Front(
        lead=lead,
        beside=briefs(given[:beside], catalogue),
        wide=given[beside : beside + 1],
        row=given[beside + 1 :],
        sections=[
            Section(label, numbers[label.pk], [found[pk] for pk in pks if pk in found])
            for label, pks in chosen
        ],
    )


def categories_of(
    catalogue: Catalogue, newest: Iterable[int], left: Members
) -> list[tuple[Label, list[int]]]:
    """Return the categories used most lately, each with its newest articles of those
    that are left. None stands in two of them, and no row is half empty.
    """
    kind = Category.url_name
    found: list[tuple[Label, list[int]]] = []
    used = catalogue.by_label(kind, Members(newest))
    for label in ranked(catalogue, kind, used, len(used)):
        pks, _more = catalogue.newest(catalogue.about(label) & left, HEADLINES)
        if len(pks) >= FEW and len(found) < SECTIONS:
            left -= Members(pks)
            found.append((label, pks))
    found = found[: len(found) // ROW * ROW] or found
    cache_report.shown(*(label.shown_key for label, _pks in found))
    return found


def briefs(articles: Sequence[Named], catalogue: Catalogue) -> list[Brief]:
    """Say of each in which categories it is, without asking for its rows."""
    kind, among = Category.url_name, Members([one.pk for one in articles])
    used = catalogue.by_label(kind, among)
    labels = [catalogue.labels.by_pk[kind][pk] for pk in used]
    cache_report.shown(*(label.shown_key for label in labels))
    having = [(label, catalogue.about(label)) for label in sorted(labels, key=str)]
    lines = lines_of(among, catalogue)
    return [
        Brief(
            one,
            [label for label, members in having if one.pk in members],
            lines.get(one.pk, ""),
        )
        for one in articles
    ]


def pairs(catalogue: Catalogue, language: str) -> list[Pair]:
    """Return which countries and organisations most articles have together."""
    kind, public = CountryOrganisation.url_name, catalogue.public(language)
    if len(public) < BROWSED:
        return []
    numbers = catalogue.numbers(language).by_label[kind]
    sets = {
        label: catalogue.about(label) & public
        for label in ranked(catalogue, kind, numbers, AMONG)
    }
    found = [(len(sets[a] & sets[b]), a, b) for a, b in combinations(sets, 2)]
    # Of equal ones the first are those of the more frequent labels.
    found = sorted(found, key=lambda one: -one[0])[:PAIRS]
    cache_report.shown(*(label.shown_key for label in sets))
    return [pair_of(language, both, number) for number, *both in found if number]


def pair_of(language: str, both: list[Label], number: int) -> Pair:
    together = joined(both)
    path = Selection(language, {CountryOrganisation.url_name: (together,)}).path()
    return Pair(str(together), path, number)


def ranked(
    catalogue: Catalogue, kind: str, numbers: Mapping[int, int], most: int
) -> list[Label]:
    """Return the labels with the highest numbers; equals as their names have it."""
    known = catalogue.labels.by_pk[kind]
    order = sorted(
        most_used(numbers, most),
        key=lambda pk: (-numbers[pk], str(known[pk]).casefold(), pk),
    )
    return [known[pk] for pk in order[:most]]
