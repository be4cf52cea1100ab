"""The instant until which a page may say that all its calls are open is exact."""

from array import array
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest

from articles.domain.deadlines import NO_DAY
from articles.domain.label_index import Catalogue, Members, order
from articles.domain.label_index.order import Span, day_of, key_of, with_days
from articles.domain.label_index.stock import Stock
from articles.foundation.local_moment import LocalMoment
from articles.site.public.calls.coming import first_change

NOW = datetime(2027, 1, 10, tzinfo=UTC)
DAY = date(2027, 3, 15)
NEXT = DAY + timedelta(days=1)
ZONES = ["Pacific/Kiritimati", "Pacific/Auckland", "UTC", "America/Los_Angeles", "AoE"]


def catalogue_of(moments: list[LocalMoment], *, rolling: int = 0) -> Catalogue:
    """Return a catalogue of calls, by numbers from 1 on, that close then."""
    by_day: dict[Any, tuple[array, array]] = {}
    each: list[tuple[date, int]] = [
        (one.day, order.microseconds(one.ends())) for one in moments
    ]
    each += [(NO_DAY, 0)] * rolling
    for pk, (day, at) in enumerate(each, start=1):
        instants, pks = by_day.setdefault(key_of(day), (array("q"), array("I")))
        instants.append(at)
        pks.append(pk)
    days = {key: day_of(key, *calls) for key, calls in by_day.items()}
    nothing: Any = None
    stock = Stock(UUID(int=0), 0, NOW, dates=with_days(Span(), days))
    return Catalogue(nothing, stock, nothing)


def first_of(catalogue: Catalogue, found=None) -> datetime | None:
    members = catalogue.stock.dates.members
    return first_change(members if found is None else Members(found), catalogue)


def test_a_later_day_of_another_zone_ends_first_behind_however_many_calls():
    here = LocalMoment(DAY, 23 * 60 + 30, "America/Los_Angeles")
    there = LocalMoment(NEXT, 60, "Pacific/Auckland")
    catalogue = catalogue_of([here] * 55 + [there])
    assert there.ends() < here.ends()
    assert first_of(catalogue) == there.ends()
    assert first_of(catalogue, range(1, 56)) == here.ends()


def test_it_is_the_first_of_all_wherever_they_are():
    chance = Random(7)  # noqa: S311
    for _turn in range(40):
        moments = [
            LocalMoment(
                DAY + timedelta(days=chance.randint(0, 3)),
                chance.choice([None, 0, 60, 720, 1410, 1440]),
                chance.choice(ZONES),
            )
            for _ in range(chance.randint(1, 120))
        ]
        catalogue = catalogue_of(moments, rolling=chance.randint(0, 2))
        some = chance.sample(range(1, len(moments) + 1), (len(moments) + 1) // 2)
        assert first_of(catalogue) == min(one.ends() for one in moments)
        assert first_of(catalogue, some) == min(moments[n - 1].ends() for n in some)


def test_calls_that_are_open_at_any_time_change_nothing():
    assert first_of(catalogue_of([], rolling=3)) is None
    assert first_of(catalogue_of([])) is None


@pytest.mark.parametrize("number", [3, 3_000])
def test_it_looks_at_three_days_however_many_there_are(number, monkeypatch):
    asked: list[Any] = []
    spot = order.Day.spot
    monkeypatch.setattr(
        order.Day, "spot", lambda day, n: asked.append(day.key) or spot(day, n)
    )
    moments = [
        LocalMoment(DAY + timedelta(days=n % 40), 0, "UTC") for n in range(number)
    ]
    assert first_of(catalogue_of(moments)) == moments[0].ends()
    # The fourth day is where it stops.
    assert len(asked) == min(number, 4)
