"""Say in words what a selection holds."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol

from django.utils.translation import gettext as _, ngettext, pgettext

from articles.domain.content import cited_day, month_name
from articles.domain.deadlines import CLOSED, OPEN, OPENING, SOON_NAMES
from articles.domain.label_index import Together, Value
from articles.foundation.text import grouped
from articles.models import KINDS, Applicant, Label, LabelKind


class Narrowed(Protocol):
    """The facts of a selection that its sentence needs."""

    @property
    def labels(self) -> Mapping[str, tuple[Value, ...]]: ...
    @property
    def years(self) -> tuple[int, ...]: ...
    @property
    def eligible(self) -> tuple[str, ...]: ...
    @property
    def months(self) -> tuple[int, ...]: ...
    @property
    def deadline(self) -> str: ...
    @property
    def since(self) -> str: ...
    @property
    def q(self) -> str: ...
    @property
    def only_label(self) -> Label | None: ...
    def spans(self) -> list[tuple[date, date]]: ...


def name(selection: Narrowed) -> str:
    label = selection.only_label
    return label.name_apart if label else in_words(selection, None)


def in_words(selection: Narrowed, number: int | None) -> str:
    parts, articles = phrases(selection), _("Articles")
    if number is not None:
        articles = ngettext("%(number)s article", "%(number)s articles", number)
        articles %= {"number": grouped(number) if number else pgettext("number", "No")}
    return f"{articles} {', '.join(parts)}" if parts else articles


def phrases(selection: Narrowed) -> list[str]:
    parts = [
        phrase(kind, selection.labels[name])
        for name, kind in KINDS.items()
        if name in selection.labels
    ]
    if selection.eligible:
        names = alternatives(str(Applicant(code).label) for code in selection.eligible)
        parts.append(
            pgettext("who may apply", "on calls open to %(names)s") % {"names": names}
        )
    if selection.q:
        parts = [_("matching “%(words)s”") % {"words": selection.q}, *parts]
    if selection.deadline:
        parts.append(due_phrase(selection.deadline))
    parts += [from_when(selection)] if selection.years else []
    if selection.since:
        since = pgettext("articles", "published since %(day)s")
        parts.append(since % {"day": since_day(selection.since)})
    return parts


def since_day(since: str) -> str:
    return cited_day(date.fromisoformat(since))


def due_phrase(deadline: str) -> str:
    """Say what their deadlines make of articles, after “12 articles”."""
    if deadline == OPEN:
        return pgettext("articles", "with an open deadline or date")
    if deadline == OPENING:
        return pgettext("articles", "that open later")
    if deadline == CLOSED:
        return pgettext("articles", "whose deadlines have passed")
    [days] = [days for days, name in SOON_NAMES.items() if name == deadline]
    return pgettext("articles", "with a deadline within %(days)d days") % {"days": days}


def due_name(deadline: str) -> str:
    """Name it alone, as a value to choose."""
    if deadline == OPEN:
        return pgettext("deadline", "open")
    if deadline == OPENING:
        return pgettext("deadline", "opening later")
    if deadline == CLOSED:
        return pgettext("deadline", "closed")
    [days] = [days for days, name in SOON_NAMES.items() if name == deadline]
    return pgettext("deadline", "within %(days)d days") % {"days": days}


def phrase(kind: LabelKind, values: tuple[Value, ...]) -> str:
    """Say “in A or B”, “in A and B”, or “in A, or B and C together”."""
    if len(values) == 1 and isinstance(values[0], Together):
        return kind.sentence_of_several % {"names": values[0]}
    if not any(isinstance(value, Together) for value in values):
        return kind.sentence % {"names": alternatives(map(str, values))}
    # Else nobody knew what belongs together.
    names, *others = (
        pgettext("labels", "%(names)s together") % {"names": value}
        if isinstance(value, Together)
        else str(value)
        for value in values
    )
    for last in others:
        names = _("%(others)s, or %(last)s") % {"others": names, "last": last}
    return kind.sentence % {"names": names}


def from_when(selection: Narrowed) -> str:
    """Say “from 2024 or 2025”, “from March 2025”."""
    form = pgettext("years", "from %(time)s")
    if selection.months:
        form = pgettext("months", "from %(time)s")
    return form % {"time": when(selection)}


def when(selection: Narrowed) -> str:
    """Name the years or months; "" if there are none."""
    years, months = selection.years, selection.months
    form, year = "F Y" if months else "Y", ""
    if len(years) == 1 < len(months):
        form, year = "F", f" {years[0]}"
    names = [month_name(first, form) for first, _last in selection.spans()]
    return alternatives(names) + year if names else ""


def alternatives(names: Iterable[str]) -> str:
    """Join names as in “A, B or C”."""
    *others, last = names
    if not others:
        return last
    return _("%(others)s or %(last)s") % {"others": ", ".join(others), "last": last}
