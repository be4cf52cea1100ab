"""Make the stock: from everything stored, or from a former stock and later changes."""

from array import array
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from pyroaring import FrozenBitMap

from articles.domain import deadlines
from articles.domain.label_index import reading
from articles.domain.label_index.order import (
    Day,
    Key,
    Span,
    day_of,
    days_of,
    part_of,
    with_days,
)
from articles.domain.label_index.reading import BEGUN, OPEN
from articles.domain.label_index.stock import Choices, Stock
from articles.domain.site_version import Revision

type Sets = dict[str, FrozenBitMap]


def built(revision: Revision) -> Stock:
    """Read every version."""
    gathered = reading.everything(revision.at)
    return Stock(
        revision.site,
        revision.sequence,
        revision.at,
        with_days(Span(), {day.key: day for day in gathered.days.ordered()}),
        frozen(gathered.languages),
        {kind: frozen(labels) for kind, labels in gathered.links.items()},
        frozen(gathered.eligible),
        FrozenBitMap(gathered.marks[OPEN]),
        FrozenBitMap(gathered.marks[BEGUN]),
        frozen(gathered.due),
        with_days(Span(), {day.key: day for day in gathered.dates.ordered()}),
        gathered.choices,
        reading.versions_of(chosen(gathered.choices)),
    )


def caught_up(stock: Stock, revision: Revision) -> tuple[Stock, int]:
    """Return it as of the revision, and how many versions had to be read again.

    All former facts of these versions are removed before the new ones are added.
    """
    span = sorted((stock.at, revision.at))
    passed = deadlines.passed_between(*span)
    keys = reading.passed_between(*span)
    # Else time alone has passed.
    if stock.sequence != revision.sequence:
        keys |= reading.changed_since(stock.sequence)
    if not keys:
        same = replace(stock, sequence=revision.sequence, at=revision.at)
        return with_due(same, passed), len(passed)
    rows = reading.rows_of(keys)
    gathered = reading.again(rows, revision.at)
    gone, choices = FrozenBitMap(keys), stock.choices
    if gathered.choices or not choices.keys().isdisjoint(keys):
        kept = {pk: each for pk, each in choices.items() if pk not in keys}
        choices = kept | gathered.choices
    following = Stock(
        revision.site,
        revision.sequence,
        revision.at,
        reordered(stock.order, gone, gathered.days.ordered()),
        exchanged(stock.languages, gone, gathered.languages),
        {
            kind: exchanged(labels, gone, gathered.links[kind])
            for kind, labels in stock.links.items()
        },
        exchanged(stock.eligible, gone, gathered.eligible),
        stock.open - gone | FrozenBitMap(gathered.marks[OPEN]),
        stock.begun - gone | FrozenBitMap(gathered.marks[BEGUN]),
        exchanged(stock.due, gone, gathered.due),
        reordered(stock.dates, gone, gathered.dates.ordered()),
        choices,
        versions(stock, gone, {row.edition for row in rows}, choices),
    )
    return with_due(following, passed - keys), len(keys | passed)


def with_due(stock: Stock, passed: Collection[int]) -> Stock:
    """Return it with what deadlines make of these now, and all else as it is."""
    if not passed:
        return stock
    gone = FrozenBitMap(passed)
    gathered = reading.due_again(gone & stock.open, stock.at)
    return replace(
        stock,
        due=exchanged(stock.due, gone, gathered.due),
        dates=reordered(stock.dates, gone, gathered.dates.ordered()),
    )


def frozen[K](found: Mapping[K, Iterable[int]]) -> dict[K, FrozenBitMap]:
    return {key: FrozenBitMap(pks) for key, pks in found.items()}


def exchanged[K](
    sets: dict[K, FrozenBitMap], gone: FrozenBitMap, coming: Mapping[K, Iterable[int]]
) -> dict[K, FrozenBitMap]:
    """Return the sets without those gone and with those coming; none is empty."""
    found = {k: s - gone if s.intersect(gone) else s for k, s in sets.items()}
    for key, pks in coming.items():
        found[key] = found.get(key, FrozenBitMap()) | FrozenBitMap(pks)
    return {key: members for key, members in found.items() if members}


def reordered(order: Span, gone: FrozenBitMap, coming: Iterable[Day]) -> Span:
    """Return the order without those gone, and with those of the coming days."""
    bring = {day.key: day for day in coming}
    touched = {day.key for day in days_of(order, gone)} | bring.keys()
    return with_days(
        order, {key: joined(key, order, gone, bring.get(key)) for key in touched}
    )


def joined(key: Key, order: Span, gone: FrozenBitMap, coming: Day | None) -> Day:
    """Return the day with the versions that stay in it and those that come."""
    moments, pks = array("q"), array("I")
    former = part_of(order, key)
    if isinstance(former, Day):
        for moment, pk in zip(former.moments, former.pks, strict=True):
            if pk not in gone:
                moments.append(moment)
                pks.append(pk)
    if coming:
        moments += coming.moments
        pks += coming.pks
    return day_of(key, moments, pks)


def chosen(choices: Mapping[int, Choices]) -> set[int]:
    """Return all editions that editors have chosen for any version."""
    return {
        edition for each in choices.values() for edition in each.pinned + each.excluded
    }


def versions(
    stock: Stock, gone: FrozenBitMap, moved: set[int], choices: Mapping[int, Choices]
) -> dict[int, FrozenBitMap]:
    """Return the versions of the editions chosen, as they are now."""
    is_same = choices is stock.choices
    named = set(stock.versions) if is_same else chosen(choices)
    known = {
        edition: pks
        for edition, pks in stock.versions.items()
        if edition in named and edition not in moved and not pks.intersect(gone)
    }
    return known | reading.versions_of(named - known.keys())
