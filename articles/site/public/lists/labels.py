"""The facets of labels: any of them, or all of them at once.

A label narrows the list if nothing of its kind is chosen yet. Otherwise it can be added
in two ways: *together with* the chosen one, which narrows, or *or*, which widens.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _, pgettext

from articles.domain.label_index import (
    Catalogue,
    Numbers,
    Value,
    each_of,
    joined,
    most_used,
)
from articles.foundation.slugs import path_to
from articles.models import KINDS, Label
from articles.site.public.lists.choices import FOLDED, OPEN, Choice, Facet, Offer
from articles.site.public.lists.narrowing import removals
from articles.site.selection import Selection, adding, alternatives

# The name of the address of lists.
LIST = "articles"


@dataclass(frozen=True, slots=True)
class Listed:
    """A list, and what its facets are made of; `page` is the name of its address."""

    selection: Selection
    numbers: Numbers
    catalogue: Catalogue
    address: Callable[[Selection], str]
    page: str = LIST


def label_facets(listed: Listed, *, has_room: bool) -> list[Facet]:
    """Return that of each kind; `has_room` says if there may be a further value."""
    return [
        Facet(
            str(KINDS[kind].model._meta.verbose_name_plural),
            chosen_labels(listed, kind) + exchange(listed, kind),
            offers(listed, kind) if has_room else [],
        )
        for kind in KINDS
    ]


def chosen_labels(listed: Listed, kind: str) -> list[Choice]:
    """Return each chosen label; the last of several together has their number."""
    values = listed.selection.labels.get(kind, ())
    held = {
        (value, each_of(value)[-1]): listed.numbers.by_value[kind][value]
        for value in values
    }
    of_each = [(value, label) for value in values for label in each_of(value)]
    return [
        Choice(label, held.get(one), listed.address(without), True, before)
        for one, (before, label, without) in zip(
            of_each, removals(listed.selection, kind), strict=True
        )
    ]


def exchange(listed: Listed, kind: str) -> list[Choice]:
    """Return, for two labels, the choice of both instead of any, or any of both."""
    values = listed.selection.labels.get(kind, ())
    labels = [label for value in values for label in each_of(value)]
    if len(labels) != 2:
        return []
    one, other = labels
    # The number of either is the sum of each, less that of both; and the reverse.
    of_each, total = listed.numbers.by_label[kind], listed.numbers.total
    number = of_each.get(one.pk, 0) + of_each.get(other.pk, 0) - total
    if not number:
        return []
    new: tuple[Value, ...] = (one, other)
    name = alternatives(map(str, labels))
    if len(values) == 2:
        new, name = (joined(labels),), str(joined(labels))
    return [Choice(name, number, listed.address(listed.selection.choosing(kind, new)))]


def offers(listed: Listed, kind: str) -> list[Offer]:
    """Return the labels to add to the chosen ones: together with them, and besides."""
    selection, numbers = listed.selection, listed.numbers
    alone, values = numbers.by_label[kind], selection.labels.get(kind, ())
    if not values:
        path = adding(selection, kind, page=listed.page)
        return offer(listed, kind, alone, path, KINDS[kind].overview)
    mine = {label.pk for value in values for label in each_of(value)}
    both = {pk: n for pk, n in numbers.together[kind].items() if pk not in mine}
    more = {
        pk: numbers.total + number - both.get(pk, 0)
        for pk, number in alone.items()
        if pk not in mine and number > both.get(pk, 0)
    }
    rest = KINDS[kind].overview
    either = pgettext("joins a label", "or")
    path = adding(selection, kind, page=listed.page)
    found = offer(listed, kind, more, path, rest, either, widens=True)
    if len(values) == 1:
        if selection.only_label and KINDS[kind].is_subject:
            rest = path_to(f"{kind}_partners", selection.only_label.slug)
        path = adding(selection, kind, to=values[0], page=listed.page)
        found = offer(listed, kind, both, path, rest, _("together with")) + found
    return found


def offer(
    listed: Listed,
    kind: str,
    numbers: Mapping[int, int],
    path: Callable[[Label], str],
    rest: str,
    title: str = "",
    *,
    widens: bool = False,
) -> list[Offer]:
    """Order labels by number, equals as in a dictionary; none are no offer."""
    labels, language = listed.catalogue.labels, listed.selection.language
    places = labels.places(kind, language)
    used = most_used(numbers, OPEN + FOLDED + 1)
    ranked = sorted(used, key=lambda pk: (-numbers[pk], places[pk]))
    shown = [labels.by_pk[kind][pk] for pk in ranked[: OPEN + FOLDED + 1]]
    choices = [Choice(one, numbers[one.pk], path(one), before=title) for one in shown]
    return [Offer(choices, rest, title, widens)] if choices else []
