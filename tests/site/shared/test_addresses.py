"""The parts of addresses that pages and feeds share: a period has one address."""

import pytest
from django.urls import NoReverseMatch, Resolver404, resolve, reverse

MONTH = {"year": 2020, "month": 2}


def test_a_month_has_two_digits_in_its_address():
    assert reverse("archive_month", kwargs=MONTH) == "/de/archiv/2020/02/"
    assert resolve("/de/archiv/2020/02/").kwargs == MONTH


@pytest.mark.parametrize("period", ["2020/2", "2020/00", "2020/13", "0999", "0000"])
def test_what_no_calendar_has_and_another_spelling_are_no_address(period):
    with pytest.raises(Resolver404):
        resolve(f"/de/archiv/{period}/")


@pytest.mark.parametrize(("year", "month"), [(999, 2), (10_000, 2), (2020, 13)])
def test_no_link_leads_to_what_no_address_has(year, month):
    with pytest.raises(NoReverseMatch):
        reverse("archive_month", kwargs={"year": year, "month": month})
