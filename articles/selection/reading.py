"""Read a selection from an address."""

import re
from datetime import datetime

from articles import search
from articles.models import KINDS, Label
from articles.selection.labels import find_labels
from articles.selection.selection import Selection

SLUG = re.compile(r"[-a-zA-Z0-9_]{1,100}")
YEAR = re.compile(r"[1-9][0-9]{3}")
MONTH = re.compile(r"0?[1-9]|1[0-2]")
MAX_VALUES = 20


class UnknownValueError(LookupError):
    """An address asks for a label or a date that no reader can know."""


def read_selection(
    query, *, language: str, at: datetime, ever: bool = False
) -> Selection:
    """Read what an address asks for; what it says beyond that doesn't count.

    `ever` is for feeds, as in `known_labels`. Raises UnknownValueError. An empty value
    is none: forms send such.
    """
    slugs = {name: given(query, name, SLUG) for name in KINDS}
    labels = find_labels(slugs, at=at, ever=ever)
    for name in KINDS:
        if slugs[name] - labels[name].keys():
            raise UnknownValueError(name)
    years = sorted({int(year) for year in given(query, "year", YEAR)})
    months = sorted({int(month) for month in given(query, "month", MONTH)})
    if months and not years:
        raise UnknownValueError("month")
    asked = search.read_query(query.get("q", ""), language)
    chosen = {name: in_order(found) for name, found in labels.items() if found}
    return Selection(language, chosen, tuple(years), tuple(months), asked)


def in_order(found: dict[str, Label]) -> tuple[Label, ...]:
    """Return each label once; two slugs may stand for the same one."""
    return tuple(sorted(dict.fromkeys(found.values()), key=str))


def given(query, name: str, form: re.Pattern) -> set[str]:
    values = {value for value in query.getlist(name) if value}
    if len(values) > MAX_VALUES or not all(map(form.fullmatch, values)):
        raise UnknownValueError(name)
    return values
