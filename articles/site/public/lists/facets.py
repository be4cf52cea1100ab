"""Facets: the values that narrow a list, each with its number of articles."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _, pgettext

from articles.domain.content import month_name
from articles.domain.fragments import fingerprint
from articles.domain.label_index import Catalogue, Numbers
from articles.foundation.slugs import path_of
from articles.models import Applicant
from articles.site.public.lists.choices import Choice, Facet, Offer
from articles.site.public.lists.labels import LIST, Listed, label_facets
from articles.site.selection import MAX_VALUES, Selection, due_name, in_periods

TEMPLATE = "articles/_facets.html"
# Each value repeats the list's address: if that has so many letters, few are offered.
LONG_ADDRESS, FEW = 500, 3


def printed_facets(
    selection: Selection,
    numbers: Numbers,
    catalogue: Catalogue,
    *,
    address: Callable[[Selection], str],
    page: str = LIST,
) -> str:
    """Return them as the page shows them, "" if there are none. `page` is the name of
    its address.

    Those of the list of all articles, and of all calls, are rendered once: their pages
    have them in common.
    """

    def made() -> str:
        facets = facets_of(selection, numbers, catalogue, address=address, page=page)
        return render_to_string(TEMPLATE, {"facets": facets}) if facets else ""

    if len(catalogue.public(selection.language)) < 2:
        # One article can't be narrowed down.
        return ""
    if selection.is_cut:
        # The numbers of a part would be taken for those of all articles.
        return ""
    if selection.size > bool(selection.deadline) or settings.DEBUG:
        return made()
    name = (TEMPLATE, page, selection.language, selection.deadline, fingerprint())
    if name not in catalogue.pieces:
        catalogue.pieces[name] = made()
    return catalogue.pieces[name]


def facets_of(
    selection: Selection,
    numbers: Numbers,
    catalogue: Catalogue,
    *,
    address: Callable[[Selection], str],
    page: str = LIST,
) -> list[Facet]:
    """Return the facets that have anything to choose or to remove. Only lists have
    those of dates.

    A value's number is that of the list which a click leads to. A value that holds
    nothing isn't offered, nor one that adds nothing to what is chosen.
    """
    has_room = selection.size < MAX_VALUES
    listed = Listed(selection, numbers, catalogue, address, page)
    facets = label_facets(listed, has_room=has_room)
    facets.append(who_facet(selection, numbers.by_code, address, has_room=has_room))
    path = in_periods(selection, address)
    if page == LIST:
        facets.append(year_facet(selection, numbers.by_month, path, has_room=has_room))
        facets.append(due_facet(selection, numbers.by_due, address))
    if len(address(selection)) > LONG_ADDRESS:
        facets = [shortened(facet) for facet in facets]
    if len(selection.years) == 1:
        facets.append(month_facet(selection, numbers.by_month, path, has_room=has_room))
    shown = [facet for facet in facets if facet.chosen or facet.offers]
    # The chosen ones stand above the others.
    return sorted(shown, key=lambda facet: not facet.chosen)


def due_facet(
    selection: Selection,
    numbers: Mapping[str, int],
    address: Callable[[Selection], str],
) -> Facet:
    """Offer what deadlines make of articles; a click exchanges what is chosen."""
    mine = selection.deadline
    chosen = []
    if mine:
        without = address(selection.due(""))
        chosen.append(Choice(due_name(mine), numbers.get(mine, 0), without, True))
    others = [
        Choice(due_name(name), number, address(selection.due(name)))
        for name, number in numbers.items()
        if name != mine
    ]
    rest = path_of("deadlines", selection.language)
    offers = [Offer(others, rest)] if others else []
    return Facet(_("deadlines and dates"), chosen, offers)


def shortened(facet: Facet) -> Facet:
    offers = [replace(offer, wide=FEW, more=0) for offer in facet.offers]
    return replace(facet, offers=offers)


def who_facet(
    selection: Selection,
    numbers: Mapping[str, int],
    address: Callable[[Selection], str],
    *,
    has_room: bool,
) -> Facet:
    """Offer those who may apply, in their order; any of the chosen ones is enough."""
    mine = set(selection.eligible)
    before = pgettext("joins a label", "or") if mine else ""

    def choice(code: str, before: str = "") -> Choice:
        name, path = (
            capfirst(str(Applicant(code).label)),
            address(selection.open_to(mine ^ {code})),
        )
        return Choice(name, numbers.get(code, 0), path, code in mine, before)

    chosen = [
        choice(code, before if number else "")
        for number, code in enumerate(selection.eligible)
    ]
    others = [choice(code, before) for code in numbers if code not in mine]
    offers = (
        [Offer(others, "", before, widens=bool(mine))] if others and has_room else []
    )
    return Facet(pgettext("of a call", "Who may apply"), chosen, offers)


def year_facet(
    selection: Selection,
    months: Mapping[tuple[int, int], int],
    path: Callable[..., str],
    *,
    has_room: bool,
) -> Facet:
    """Offer the years, newest first. Months belong to a year, so a click drops them."""
    numbers = Counter(dict.fromkeys(selection.years, 0))
    for (year, _month), number in months.items():
        numbers[year] += number
    mine = set(selection.years)
    before = pgettext("joins a label", "or") if mine else ""
    chosen = [
        Choice(str(year), numbers[year], path(mine - {year}), True, before if n else "")
        for n, year in enumerate(sorted(mine, reverse=True))
    ]
    held = sum(numbers[year] for year in mine)
    others = [
        Choice(str(year), held + numbers[year], path(mine | {year}), before=before)
        for year in sorted(numbers.keys() - mine, reverse=True)
    ]
    offer = Offer(others, reverse("archive"), before, widens=bool(mine))
    offers = [offer] if others and has_room else []
    return Facet(_("years"), chosen, offers)


def month_facet(
    selection: Selection,
    months: Mapping[tuple[int, int], int],
    path: Callable[..., str],
    *,
    has_room: bool,
) -> Facet:
    """Offer the months of the one year that is chosen, as in a calendar, unfolded."""
    [year] = selection.years
    mine = set(selection.months)
    numbers = Counter(dict.fromkeys(mine, 0))
    numbers.update({key[1]: months[key] for key in months if key[0] == year})
    before = pgettext("joins a label", "or") if mine else ""

    def name(month: int) -> str:
        return month_name(date(year, month, 1), "F")

    chosen = [
        Choice(
            name(one),
            numbers[one],
            path([year], mine - {one}),
            True,
            before if n else "",
        )
        for n, one in enumerate(sorted(mine))
    ]
    held = sum(numbers[month] for month in mine)
    others = [
        Choice(
            name(one), held + numbers[one], path([year], mine | {one}), before=before
        )
        for one in sorted(numbers.keys() - mine)
    ]
    whole = Offer(
        others, reverse("archive"), before, widens=bool(mine), wide=len(others)
    )
    return Facet(_("months"), chosen, [whole] if others and has_room else [])
