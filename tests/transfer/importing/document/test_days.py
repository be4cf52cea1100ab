"""Days are read in several forms, get their century, and have to be plausible."""

from datetime import date

import pytest

from articles.transfer.importing.document.days import (
    ImpossibleDayError,
    full_year,
    read_day,
)

TODAY = date(2026, 5, 1)


@pytest.mark.parametrize(
    "text", ["12.02.2020", "12.2.2020", "12. 2. 2020", "12.02.20", "2020-02-12"]
)
def test_a_day_may_be_written_in_several_ways(text):
    assert read_day(text, today=TODAY) == date(2020, 2, 12)


@pytest.mark.parametrize(
    ("two_digits", "year"), [(0, 2000), (26, 2026), (28, 2028), (29, 1929), (99, 1999)]
)
def test_two_digits_mean_this_century_up_to_two_years_ahead(two_digits, year):
    assert full_year(two_digits, today=TODAY) == year


def test_at_the_end_of_a_century_small_years_may_be_in_the_next():
    assert full_year(1, today=date(2099, 1, 1)) == 2101
    assert full_year(2, today=date(2099, 1, 1)) == 2002


@pytest.mark.parametrize("text", ["31.02.2020", "00.00.0000", "12.13.20", "29.02.23"])
def test_a_day_that_no_calendar_has_is_refused(text):
    with pytest.raises(ImpossibleDayError):
        read_day(text, today=TODAY)


def test_years_before_1900_and_beyond_two_years_ahead_are_implausible():
    assert read_day("01.01.1900", today=TODAY).year == 1900
    assert read_day("31.12.2028", today=TODAY).year == 2028
    for text in ("31.12.1899", "01.01.2029"):
        with pytest.raises(ImpossibleDayError):
            read_day(text, today=TODAY)
