"""The parts of a choice, lists without one of them, and lists of what is new."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from django.utils.text import capfirst
from django.utils.translation import gettext as _, pgettext

from articles.domain import search
from articles.domain.deadlines import OPEN
from articles.domain.label_index import Value, each_of, joined
from articles.models import Applicant, Label
from articles.site.public.lists.leaf import Leaf
from articles.site.selection import PERIODS, Selection, due_name, since_day


def chosen(selection: Selection, address: Callable) -> list[tuple]:
    """Return the values that narrow the list: the word that joins each to the one
    before it, its name, and the address of the list without it.

    The words of a search stand in their field, and are removed there.
    """
    narrowing: list[tuple] = [
        (before, label, address(without))
        for kind in selection.labels
        for before, label, without in removals(selection, kind)
    ]
    if selection.years:
        narrowing.append(("", selection.when(), address(selection.in_period())))
    if selection.since:
        since = pgettext("articles", "since %(day)s")
        name = since % {"day": since_day(selection.since)}
        narrowing.append(("", name, address(selection.lasting)))
    for number, code in enumerate(selection.eligible):
        before = pgettext("joins a label", "or") if number else ""
        rest = selection.open_to({*selection.eligible} - {code})
        narrowing.append((before, capfirst(str(Applicant(code).label)), address(rest)))
    if selection.deadline:
        name = _("deadline: %(state)s") % {"state": due_name(selection.deadline)}
        narrowing.append(("", name, address(selection.due(""))))
    return narrowing


def removals(selection: Selection, kind: str) -> Iterator[tuple[str, Label, Selection]]:
    """Yield each label that is chosen: "and" or "or", which joins it to the one before
    it, the label, and the selection without it.
    """
    for number, value in enumerate(selection.labels.get(kind, ())):
        before = pgettext("joins a label", "or") if number else ""
        for label in each_of(value):
            yield before, label, selection.exchanging(kind, value, less(value, label))
            before = pgettext("joins a label", "and")


def less(value: Value, label: Label) -> Value | None:
    """Return the rest of a value without one of its labels, None if nothing is left."""
    rest = [other for other in each_of(value) if other != label]
    return joined(rest) if rest else None


def path_of_calls(selection: Selection) -> str:
    """Return the address of what is open for the same labels; that page knows neither
    days and years nor words.
    """
    lasting = selection.lasting
    open_ones = replace(lasting, years=(), months=(), asked=search.Query())
    return open_ones.due(OPEN).query_path("deadlines")


def periods_of(selection: Selection, leaf: Leaf) -> list[tuple[str, str]]:
    """Return names and addresses of lists of what was published lately. Years have
    ended long ago, mostly; and on a further page nobody looks for what is new.
    """
    if selection.years or leaf.query or not (len(leaf.pks) > 1 or selection.since):
        return []
    names = (
        pgettext("new articles", "since yesterday"),
        pgettext("new articles", "in the past week"),
        pgettext("new articles", "in the past month"),
    )
    return [
        (name, selection.published_since(period).query_path())
        for name, period in zip(names, PERIODS, strict=True)
    ]
