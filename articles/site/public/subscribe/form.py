"""The form that builds a feed: the possible choices, and the user's.

It is forgiving: unknown values are left out with a message, the rest stays chosen.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _, pgettext

from articles.domain.content import month_name
from articles.domain.deadlines import STATES
from articles.domain.label_index import Catalogue, Together, each_of, slug_of
from articles.models import KINDS, Applicant, Label
from articles.site.selection import (
    CODE,
    DEADLINE,
    ELIGIBLE,
    MAX_VALUES,
    MONTH,
    SINCE,
    SLUG,
    YEAR,
    Selection,
    TooManyValuesError,
    due_name,
    read_selection,
)

OTHERS = {"year": YEAR, "month": MONTH, ELIGIBLE: CODE}
# So many values stand open; of more, the most used do and the others can be unfolded.
OPEN = 8
# This parameter names the kinds of which all ticked labels are wanted at once, not any.
ALL = "all"
# No further values of an address are looked up: some slugs cost a query.
MOST_LOOKED_UP = 3 * MAX_VALUES


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a parameter; `number` of articles have it, if that is known."""

    name: Label | str
    value: str
    number: int | None = None
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """The values of one parameter; labels in the order of a dictionary.

    All that are chosen may be wanted at once, if it `is_joinable`; `is_joined` says so.
    Of one that `is_single`, one value or none can be chosen.
    """

    parameter: str
    title: str
    all: list[Choice]
    is_joinable: bool = False
    is_joined: bool = False
    is_single: bool = False

    @property
    def labels(self) -> list[Choice]:
        """Those of one label, which has a page and a feed of its own."""
        return [choice for choice in self.all if not isinstance(choice.name, str)]

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
    """Read the known part of the request; say what had to be left out."""
    troubles: list[str] = []
    wanted, room = query.copy(), MAX_VALUES
    for name in (*KINDS, *OTHERS):
        given = list(dict.fromkeys(filter(None, wanted.getlist(name))))
        known = known_values(name, given, catalogue)
        if name == "month" and given and not any(wanted.getlist("year")):
            known = {}
            troubles.append(_("Please choose a year to go with the month."))
        elif set(known) != set(given):
            troubles.append(unknown_value(name))
        kept, beyond = within(room, known)
        if beyond:
            troubles.append(too_many(name, [known[value] for value in beyond]))
        room -= sum(map(number_in, kept))
        is_joined = name in KINDS and name in wanted.getlist(ALL)
        wanted.setlist(name, [",".join(kept)] if is_joined else kept)
    states = list(dict.fromkeys(filter(None, wanted.getlist(DEADLINE))))
    if len(states) > 1 or not {*states} <= {*STATES}:
        troubles.append(unknown_value(DEADLINE))
        states = []
    wanted.setlist(DEADLINE, states)
    # All that a feed will bring will have been published since any day.
    wanted.setlist(SINCE, [])
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
        return _(
            "Your words make the address too long, so they were left out. Use fewer."
        )
    name = [name for name in KINDS if any(wanted.getlist(name))][-1]
    *kept, last = filter(None, wanted.getlist(name))
    rest, _comma, left_out = last.rpartition(",")
    wanted.setlist(name, [*kept, rest])
    return too_many(name, [left_out])


def within(room: int, values: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the values for which there is room, and the others."""
    kept: list[str] = []
    beyond: list[str] = []
    for value in values:
        has_room = sum(map(number_in, kept)) + number_in(value) <= room
        (kept if has_room and not beyond else beyond).append(value)
    return kept, beyond


def number_in(value: str) -> int:
    """Return how many labels a value names at once."""
    return value.count(",") + 1


def known_values(name: str, given: list[str], catalogue: Catalogue) -> dict[str, str]:
    """Return those of these values that a list can have, each with its name. Values of
    several labels at once keep the known ones.
    """
    if name in OTHERS:
        return {value: value for value in given if OTHERS[name].fullmatch(value)}
    slugs = dict.fromkeys(slug for value in given for slug in value.split(","))
    looked_up = list(filter(SLUG.fullmatch, slugs))[:MOST_LOOKED_UP]
    found = {slug: catalogue.find(name, slug) for slug in looked_up}
    known = {}
    for value in given:
        kept = [slug for slug in value.split(",") if found.get(slug)]
        if kept:
            known[",".join(kept)] = ", ".join(str(found[slug]) for slug in kept)
    return known


def unknown_value(name: str) -> str:
    return _(
        "Part of your choice under “%(kind)s” no longer exists. The rest of your "
        "selection is unchanged."
    ) % {"kind": title_of(name)}


def too_many(name: str, left_out: list[str]) -> str:
    text = _(
        "A feed can combine up to %(most)s subjects. Left out of “%(kind)s”: %(names)s."
    )
    names = ", ".join(left_out)
    return text % {"most": MAX_VALUES, "kind": title_of(name), "names": names}


def title_of(name: str) -> str:
    if name in KINDS:
        return KINDS[name].title
    others = {
        "year": _("years"),
        "month": _("months"),
        DEADLINE: _("deadlines and dates"),
        ELIGIBLE: pgettext("of a call", "Who may apply"),
    }
    return capfirst(others[name])


def offered(selection: Selection, catalogue: Catalogue) -> list[Choices]:
    """Return the labels that articles in this language have, and the chosen ones."""
    numbers = catalogue.numbers(selection.language).by_label
    return [choices_of(kind, selection, numbers[kind], catalogue) for kind in KINDS]


def choices_of(
    kind: str, selection: Selection, numbers: dict[int, int], catalogue: Catalogue
) -> Choices:
    """Return the labels to be ticked. Labels chosen together are ticked one by one if
    nothing else is chosen, else as one tick.
    """
    language, values = selection.language, selection.labels.get(kind, ())
    together = [value for value in values if isinstance(value, Together)]
    is_joined = bool(together) and len(values) == 1
    labels = each_of(values[0]) if is_joined else values
    chosen = {one.pk for one in labels if not isinstance(one, Together)}
    known = catalogue.labels.in_order(kind, selection.language, numbers.keys() | chosen)
    choices = [
        Choice(
            label, label.slug_in(language), numbers.get(label.pk, 0), label.pk in chosen
        )
        for label in known
    ]
    if not is_joined:
        ticked = [
            Choice(str(one), slug_of(one, language), is_chosen=True) for one in together
        ]
        choices = ticked + choices
    return Choices(kind, title_of(kind), choices, len(choices) > 1, is_joined)


def who_may_apply(selection: Selection, catalogue: Catalogue) -> Choices:
    """Return those for whom there are articles in this language, and chosen ones."""
    numbers = catalogue.numbers(selection.language).by_code
    mine = selection.eligible
    choices = [
        Choice(capfirst(str(one.label)), one.value, numbers.get(one, 0), one in mine)
        for one in Applicant
        if one in numbers or one in mine
    ]
    return Choices(ELIGIBLE, title_of(ELIGIBLE), choices)


def states(selection: Selection, catalogue: Catalogue) -> Choices:
    """Return what deadlines make of articles in this language, and what is chosen."""
    numbers, mine = catalogue.numbers(selection.language).by_due, selection.deadline
    choices = [
        Choice(capfirst(due_name(one)), one, numbers.get(one, 0), one == mine)
        for one in STATES
        if one in numbers or one == mine
    ]
    return Choices(DEADLINE, title_of(DEADLINE), choices, is_single=True)


def chosen_dates(selection: Selection) -> list[Choices]:
    """Return the years and months that are chosen. Others aren't offered, since nothing
    new will come to past times.
    """
    names = {
        "year": {str(year): str(year) for year in selection.years},
        "month": {
            str(month): month_name(date(2000, month, 1), "F")
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
