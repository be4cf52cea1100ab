"""The form that builds a feed: what may be chosen, and what somebody chose.

It is forgiving: what isn't known is left out and said, the rest stays chosen.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.catalogue import Catalogue
from articles.models import KINDS, Label
from articles.selection import (
    MAX_VALUES,
    MONTH,
    SLUG,
    YEAR,
    Selection,
    TooManyValuesError,
    read_selection,
)

DATES = {"year": YEAR, "month": MONTH}
# So many values stand open; of more, the most used do and the others can be unfolded.
OPEN = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a parameter; `number` of articles have it, if that is said."""

    name: Label | str
    value: str
    number: int | None = None
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """The values of one parameter; labels in the order of a dictionary."""

    parameter: str
    title: str
    all: list[Choice]

    @property
    def chosen(self) -> list[Choice]:
        return [choice for choice in self.all if choice.is_chosen]

    @property
    def open(self) -> list[Choice]:
        if len(self.all) <= OPEN:
            return self.all
        chosen = self.chosen
        others = [choice for choice in self.all if not choice.is_chosen]
        most_used = sorted(others, key=lambda choice: -(choice.number or 0))
        return chosen + most_used[: max(OPEN - len(chosen), 0)]

    @property
    def folded(self) -> list[Choice]:
        shown = {choice.value for choice in self.open}
        return [choice for choice in self.all if choice.value not in shown]


def read_wish(
    query, *, language: str, catalogue: Catalogue
) -> tuple[Selection, list[str]]:
    """Read what is asked for as far as it is known; say what had to be left out."""
    troubles: list[str] = []
    wanted, room = query.copy(), MAX_VALUES
    for name in (*KINDS, *DATES):
        given = list(dict.fromkeys(filter(None, wanted.getlist(name))))
        known = known_values(name, given, catalogue)
        if name == "month" and given and not any(wanted.getlist("year")):
            known = {}
            troubles.append(_("A month needs its year, so it was left out."))
        elif len(known) < len(given):
            troubles.append(unknown_value(name))
        if len(known) > room:
            troubles.append(too_many(name, list(known.values())[room:]))
        kept = list(known)[:room]
        room -= len(kept)
        wanted.setlist(name, kept)
    while True:  # each turn leaves something out
        try:
            read = read_selection(wanted, language=language, catalogue=catalogue)
        except TooManyValuesError:
            troubles.append(shorten(wanted))
        else:
            return read, troubles


def shorten(wanted) -> str:
    """Leave out the words, or else the last value; say what that was."""
    if wanted.get("q"):
        wanted["q"] = ""
        return _("The words make the address too long, so they were left out.")
    name = [name for name in KINDS if any(wanted.getlist(name))][-1]
    *kept, last = filter(None, wanted.getlist(name))
    wanted.setlist(name, kept)
    return too_many(name, [last])


def known_values(name: str, given: list[str], catalogue: Catalogue) -> dict[str, str]:
    """Return those of these values that a list can have, each with its name."""
    if name in DATES:
        return {value: value for value in given if DATES[name].fullmatch(value)}
    slugs = (value for value in given if SLUG.fullmatch(value))
    found = ((slug, catalogue.find(name, slug)) for slug in slugs)
    return {slug: str(label) for slug, label in found if label}


def unknown_value(name: str) -> str:
    return _(
        "“%(kind)s” named something that isn't known here. It was left out; "
        "everything else is still chosen."
    ) % {"kind": title_of(name)}


def too_many(name: str, left_out: list[str]) -> str:
    text = _("A feed takes up to %(most)s values. Left out of “%(kind)s”: %(names)s.")
    names = ", ".join(left_out)
    return text % {"most": MAX_VALUES, "kind": title_of(name), "names": names}


def title_of(name: str) -> str:
    dates = {"year": _("years"), "month": _("months")}
    return capfirst(dates[name]) if name in dates else KINDS[name].title


def offered(selection: Selection, catalogue: Catalogue) -> list[Choices]:
    """Return the labels that articles in this language have, and the chosen ones."""
    language, found = selection.language, []
    for kind, numbers in catalogue.numbers(language).by_label.items():
        chosen = {label.pk for label in selection.labels.get(kind, ())}
        labels = catalogue.labels.in_order(kind, language, numbers.keys() | chosen)
        choices = [
            Choice(
                label,
                label.slug_in(language),
                numbers.get(label.pk, 0),
                label.pk in chosen,
            )
            for label in labels
        ]
        found.append(Choices(kind, title_of(kind), choices))
    return found


def chosen_dates(selection: Selection) -> list[Choices]:
    """Return the years and months that are chosen: of past times no others are offered,
    since nothing new will come to them.
    """
    names = {
        "year": {str(year): str(year) for year in selection.years},
        "month": {
            str(month): date_format(date(2000, month, 1), "F")
            for month in selection.months
        },
    }
    return [
        Choices(
            parameter,
            title_of(parameter),
            [Choice(name, value, is_chosen=True) for value, name in values.items()],
        )
        for parameter, values in names.items()
        if values
    ]
