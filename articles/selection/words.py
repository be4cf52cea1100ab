"""Say in words what a selection holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from articles.models import KINDS

if TYPE_CHECKING:
    from articles.selection.selection import Selection


def name(selection: Selection) -> str:
    label = selection.only_label
    return label.name_apart if label else selection.in_words()


def in_words(selection: Selection, number: int | None) -> str:
    parts, articles = phrases(selection), _("Articles")
    if number is not None:
        articles = ngettext("%(number)s article", "%(number)s articles", number)
        shown = number_format(number, force_grouping=True)
        articles %= {"number": shown if number else pgettext("number", "No")}
    if parts:
        return f"{articles} {', '.join(parts)}"
    return articles + when(selection, ", ")


def phrases(selection: Selection) -> list[str]:
    parts = [
        kind.sentence % {"names": alternatives(map(str, selection.labels[name]))}
        for name, kind in KINDS.items()
        if name in selection.labels
    ]
    if selection.q:
        parts = [_("matching “%(words)s”") % {"words": selection.q}, *parts]
    return [*parts, when(selection)] if parts and selection.years else parts


def when(selection: Selection, before: str = "") -> str:
    """Name the years or months, after `before`; "" if there are none."""
    years, months = selection.years, selection.months
    form, year = "F Y" if months else "Y", ""
    if len(years) == 1 < len(months):
        form, year = "F", f" {years[0]}"
    names = [date_format(first, form) for first, _last in selection.spans()]
    return before + alternatives(names) + year if names else ""


def alternatives(names: Iterable[str]) -> str:
    """Join names as in “A, B or C”."""
    *others, last = names
    if not others:
        return last
    return _("%(others)s or %(last)s") % {"others": ", ".join(others), "last": last}
