"""Facets: what a list can be narrowed by, each value with how many articles it has."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.catalogue import Catalogue, Numbers
from articles.models import KINDS, Label
from articles.selection import MAX_VALUES, Selection, adding, in_periods
from articles.typeset import fingerprint

TEMPLATE = "articles/_facets.html"

# How many values stand open, and how many more can be unfolded; the overviews have all.
OPEN, FOLDED = 8, 32
# Each value repeats the list's address: if that has so many letters, few are offered.
LONG_ADDRESS, FEW = 500, 3


@dataclass(frozen=True, slots=True)
class Choice:
    """One value. `path` adds it to the selection, or removes it if it is chosen."""

    name: Label | str
    number: int
    path: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one kind, the chosen ones first, unless it stands as a whole.

    Of the others, `wide` of them stand open and `more` can be unfolded.
    """

    title: str
    choices: list[Choice]
    overview: str
    is_whole: bool = False
    wide: int = field(default_factory=lambda: OPEN)
    more: int = field(default_factory=lambda: FOLDED)

    @property
    def open(self) -> list[Choice]:
        return (
            self.choices if self.is_whole else [*self.chosen, *self.others[: self.wide]]
        )

    @property
    def folded(self) -> list[Choice]:
        return [] if self.is_whole else self.others[self.wide : self.wide + self.more]

    @property
    def has_rest(self) -> bool:
        return len(self.others) > self.wide + self.more

    @property
    def chosen(self) -> list[Choice]:
        return [choice for choice in self.choices if choice.is_chosen]

    @property
    def others(self) -> list[Choice]:
        return [choice for choice in self.choices if not choice.is_chosen]


def printed_facets(
    selection: Selection,
    numbers: Numbers,
    catalogue: Catalogue,
    *,
    address: Callable[[Selection], str],
) -> str:
    """Return them as the page shows them, "" if there are none.

    Those of the list of all articles are printed once: its pages have them in common.
    """

    def made() -> str:
        facets = facets_of(selection, numbers, catalogue, address=address)
        return render_to_string(TEMPLATE, {"facets": facets}) if facets else ""

    if selection.size or settings.DEBUG:
        return made()
    name = (TEMPLATE, selection.language, fingerprint())
    if name not in catalogue.pieces:
        catalogue.pieces[name] = made()
    return catalogue.pieces[name]


def facets_of(
    selection: Selection,
    numbers: Numbers,
    catalogue: Catalogue,
    *,
    address: Callable[[Selection], str],
) -> list[Facet]:
    """Return the facets that have anything to choose or to remove.

    A value's number is how many articles it holds together with what is chosen in the
    other facets; what is chosen in its own doesn't count. So in a facet without choice
    it is the number of the list that a click leads to, and in one with a choice, where
    a click widens the list, it is what the value brings along. A value that holds
    nothing isn't offered, so no click leads to an empty list.
    """
    facets = [
        label_facet(selection, kind, numbers.by_label[kind], catalogue, address)
        for kind in KINDS
    ]
    path = in_periods(selection, address)
    facets.append(year_facet(selection, numbers.by_month, path))
    if len(selection.years) == 1:
        facets.append(month_facet(selection, numbers.by_month, path))
    if len(address(selection)) > LONG_ADDRESS:
        facets = [replace(facet, wide=FEW, more=0) for facet in facets]
    return [facet for facet in facets if facet.choices]


def has_room(selection: Selection) -> bool:
    """Whether there may be a further value."""
    return selection.size < MAX_VALUES


def most_used(numbers: Mapping[int, int]) -> list[int]:
    """Return the labels that may be shown: names decide among those used equally."""
    ranked = sorted(numbers.values(), reverse=True)
    least = ranked[OPEN + FOLDED] if len(ranked) > OPEN + FOLDED else 0
    return [label for label, number in numbers.items() if number >= least]


def label_facet(selection, kind, numbers, catalogue, address) -> Facet:
    """Order labels by number, equals as in a dictionary; chosen ones come first."""
    chosen = selection.labels.get(kind, ())
    choices = [
        Choice(one, numbers.get(one.pk, 0), address(selection.without(kind, one)), True)
        for one in chosen
    ]
    if has_room(selection):
        labels, path = catalogue.labels, adding(selection, kind)
        places = labels.places(kind, selection.language)
        mine = {label.pk for label in chosen}
        others = (pk for pk in most_used(numbers) if pk not in mine)
        ranked = sorted(others, key=lambda pk: (-numbers[pk], places[pk]))
        shown = [labels.by_pk[kind][pk] for pk in ranked[: OPEN + FOLDED + 1]]
        choices += [Choice(one, numbers[one.pk], path(one)) for one in shown]
    title = str(KINDS[kind].model._meta.verbose_name_plural)
    return Facet(title, choices, KINDS[kind].overview)


def year_facet(selection, months: Mapping[tuple[int, int], int], path) -> Facet:
    """Offer the years, newest first. Months belong to a year, so a click drops them."""
    numbers = Counter(dict.fromkeys(selection.years, 0))
    for (year, _month), number in months.items():
        numbers[year] += number
    choices = [
        Choice(
            str(year),
            numbers[year],
            path({year} ^ set(selection.years)),
            year in selection.years,
        )
        for year in sorted(numbers, reverse=True)
        if year in selection.years or has_room(selection)
    ]
    return Facet(_("years"), choices, reverse("archive"))


def month_facet(selection, months: Mapping[tuple[int, int], int], path) -> Facet:
    """Offer the months of the one year that is chosen, as in a calendar, unfolded."""
    [year] = selection.years
    numbers = Counter(dict.fromkeys(selection.months, 0))
    numbers.update({key[1]: months[key] for key in months if key[0] == year})
    choices = [
        Choice(
            date_format(date(year, month, 1), "F"),
            numbers[month],
            path([year], {month} ^ set(selection.months)),
            month in selection.months,
        )
        for month in sorted(numbers)
        if month in selection.months or has_room(selection)
    ]
    return Facet(_("months"), choices, reverse("archive"), is_whole=True)
