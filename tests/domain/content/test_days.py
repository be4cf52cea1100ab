"""Days in numbers in German, with their month in words in English."""

from datetime import date

import pytest
from django.utils.translation import override

from articles.domain.content import listed_day, long_day, short_day

DAY = date(2020, 2, 1)


@pytest.mark.parametrize(
    ("language", "days"),
    [
        ("de", ["01.02.2020", "01.02.2020", "01.02.20"]),
        ("en", ["1 February 2020", "1 Feb 2020", "1 Feb 2020"]),
    ],
)
def test_a_day_is_printed_as_its_readers_write_it(language, days):
    with override(language):
        assert [form(DAY) for form in (long_day, listed_day, short_day)] == days
