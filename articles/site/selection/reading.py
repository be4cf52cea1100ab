"""Read a selection from an address."""

import re

from django.utils.translation import gettext as _

from articles.domain import search
from articles.domain.deadlines import STATES
from articles.domain.label_index import Catalogue, Value, joined, reduced
from articles.models import KINDS, Applicant, Label
from articles.site.selection.selection import DEADLINE, ELIGIBLE, Selection
from articles.site.selection.since import SINCE, is_day

SLUG = re.compile(r"[-a-zA-Z0-9_]{1,100}")
# Labels of one kind, joined: all of them at once.
SLUGS = re.compile(f"{SLUG.pattern}(,{SLUG.pattern})*")
YEAR = re.compile(r"[1-9][0-9]{3}")
MONTH = re.compile(r"0?[1-9]|1[0-2]")
CODE = re.compile("|".join(map(re.escape, Applicant.values)))
# The most values of all kinds. Each value that a list offers repeats the chosen ones.
MAX_VALUES = 20
# The most letters of its encoded parameters: words are long in some scripts.
MAX_LETTERS = 1_500


class UnknownValueError(LookupError):
    """An address asks for a label or a date that no reader can know."""


class TooManyValuesError(ValueError):
    """An address asks for more than any list is narrowed by, in number or length."""


def read_selection(
    query, *, language: str, catalogue: Catalogue, ever: bool = False
) -> Selection:
    """Read the selection from an address; anything else in it doesn't count.

    `ever` is for feeds, which are known as long as a label ever was. Raises
    UnknownValueError and TooManyValuesError. An empty value is none: forms send such.

    A parameter that is repeated asks for any of its values; labels that stand in one,
    joined by commas, for all of them together.
    """
    slugs = {name: given(query, name, SLUGS) for name in KINDS}
    dates = {
        name: given(query, name, form)
        for name, form in (("year", YEAR), ("month", MONTH))
    }
    codes = given(query, ELIGIBLE, CODE)
    if sum(map(number_in, (*slugs.values(), *dates.values(), codes))) > MAX_VALUES:
        raise TooManyValuesError
    if dates["month"] and not dates["year"]:
        raise UnknownValueError("month")
    labels = {
        kind: known(kind, wanted, catalogue, ever=ever)
        for kind, wanted in slugs.items()
        if wanted
    }
    years, months = (tuple(sorted(map(int, dates[name]))) for name in dates)
    readers = search.Readers(catalogue.revision, catalogue.public)
    asked = search.read_query(query.get("q", ""), language, readers=readers)
    selection = Selection(
        language, labels, years, months, asked, deadline=due_in(query)
    )
    selection = selection.open_to(codes).published_since(since_in(query))
    if len(selection.query()) > MAX_LETTERS:
        raise TooManyValuesError
    return selection


def known(
    kind: str, values: set[str], catalogue: Catalogue, *, ever: bool
) -> tuple[Value, ...]:
    """Return the labels that these slugs stand for, each once, in order."""

    def found(slug: str) -> Label:
        label = catalogue.find(kind, slug, ever=ever)
        if label is None:
            raise UnknownValueError(kind)
        return label

    return reduced([joined(map(found, value.split(","))) for value in values])


def due_in(query) -> str:
    """Return the state of deadlines that is asked for, "" for none; there is one."""
    values = {value for value in query.getlist(DEADLINE) if value}
    if not values:
        return ""
    if len(values) > 1 or not values <= {*STATES}:
        raise UnknownValueError(DEADLINE)
    return values.pop()


def since_in(query) -> str:
    """Return the one day that is asked for, "" for none."""
    values = {value for value in query.getlist(SINCE) if value}
    if len(values) > 1 or not all(map(is_day, values)):
        raise UnknownValueError(SINCE)
    return values.pop() if values else ""


def given(query, name: str, form: re.Pattern) -> set[str]:
    values = {value for value in query.getlist(name) if value}
    if number_in(values) > MAX_VALUES:
        raise TooManyValuesError
    if not all(map(form.fullmatch, values)):
        raise UnknownValueError(name)
    return values


def number_in(values: set[str]) -> int:
    """Return how many these are, with all that are joined."""
    return sum(value.count(",") + 1 for value in values)


def why_too_much() -> str:
    """Say why such an address is refused, and what to do."""
    text = _("That’s too many filters: %(most)s are possible. Remove some of them.")
    return text % {"most": MAX_VALUES}
