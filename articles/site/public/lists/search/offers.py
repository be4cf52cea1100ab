"""Other meanings of the words of a search: a label, a year, a month.

Each is a link to a list that has articles; nothing is done unasked.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.dates import MONTHS

from articles.domain import search
from articles.domain.label_index import Catalogue
from articles.models import Label
from articles.site.selection import YEAR, Selection

MOST_LABELS = 5
# So many labels are looked at, of which readers may know none.
MOST_MEANT = 50
SIGNS = re.compile(r'["„“”]|\bOR\b|\bODER\b')


@dataclass(frozen=True, slots=True)
class Way:
    """A link to a list of so many articles; `label` is shown by its own name."""

    path: str
    number: int
    name: str = ""
    label: Label | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Dated:
    """A query that names a year, perhaps with a month, and the rest of it."""

    year: int
    month: int | None
    rest: str

    def narrowed(self, selection: Selection) -> Selection:
        return selection.in_period([self.year], [self.month] if self.month else [])


def offers(selection: Selection, catalogue: Catalogue) -> list[Way]:
    """Return the lists that the whole query may mean; none if more is chosen."""
    if selection.size > bool(selection.q):
        return []
    found = [
        Way(label.get_absolute_url(), number, label=label)
        for label, number in named_labels(selection.asked, selection, catalogue)
    ]
    dated = read_date(selection.q)
    return found + (dated_lists(dated, selection, catalogue) if dated else [])


def named_labels(
    asked: search.Query, selection: Selection, catalogue: Catalogue
) -> list[tuple[Label, int]]:
    """Return the labels that a query may mean as a whole, each with the number of its
    articles in the language of the list; those without any aren't offered.
    """
    labels, public = catalogue.labels.by_pk, catalogue.public(selection.language)
    meant = (labels[kind].get(pk) for kind, pk in asked.labels[:MOST_MEANT])
    found = (
        (label, catalogue.about(label).intersection_cardinality(public))
        for label in meant
        if label and label.merged_into is None
    )
    return [(label, number) for label, number in found if number][:MOST_LABELS]


def dated_lists(dated: Dated, selection: Selection, catalogue: Catalogue) -> list[Way]:
    """Return the archive of that time; with other words, their lists within it."""
    everything = Selection(selection.language)
    if not dated.rest:
        return ways([dated.narrowed(everything)], catalogue)
    asked = selection.asked.saying(dated.rest)
    meant = [
        replace(everything, labels={label.url_name: (label,)})
        for label, _number in named_labels(asked, selection, catalogue)
    ]
    lists = [replace(everything, asked=asked), *meant]
    return ways([dated.narrowed(one) for one in lists], catalogue)


def ways(selections: Iterable[Selection], catalogue: Catalogue) -> list[Way]:
    """Return the lists that hold any articles, each described in words."""
    counted = [(one, number_of(one, catalogue)) for one in selections]
    return [
        Way(one.path(), number, one.in_words(number))
        for one, number in counted
        if number
    ]


def number_of(selection: Selection, catalogue: Catalogue) -> int:
    """Return how many articles a list holds; 0 if not all of these are known."""
    number = len(selection.found(catalogue))
    return 0 if selection.is_cut else number


def read_date(text: str) -> Dated | None:
    """Read “Förderung Februar 2020”; None unless it names one year and has no signs."""
    words = text.split()
    years = [word for word in words if YEAR.fullmatch(word)]
    if len(years) != 1 or SIGNS.search(text) or any(w.startswith("-") for w in words):
        return None
    names = {str(name).casefold(): number for number, name in MONTHS.items()}
    named = [word for word in words if word.casefold() in names]
    month = names[named[0].casefold()] if len(named) == 1 else None
    taken = {years[0], *(named if month else [])}
    rest = " ".join(word for word in words if word not in taken)
    return Dated(int(years[0]), month, rest)
