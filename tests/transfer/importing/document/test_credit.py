"""A credit names an article's editor and the date; each part may be missing."""

from datetime import date

import pytest
from django.utils.translation import override

from articles.transfer.importing.document.credit import Credit, read_credit
from articles.transfer.importing.document.decoding import Line
from articles.transfer.importing.document.error import DocumentError

TODAY = date(2026, 5, 1)
DAY = date(2020, 2, 12)


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


@pytest.mark.parametrize(
    ("written", "dated", "text"),
    [
        ("12.02.2020 von Erika Muster, Institut X", DAY, "Erika Muster, Institut X"),
        ("12.02.20 by Erika Muster", DAY, "Erika Muster"),
        ("2020-02-12, von Erika Muster", DAY, "Erika Muster"),
        ("12.02.2020 Erika Muster", DAY, "Erika Muster"),
        ("von Erika Muster, Institut X", None, "Erika Muster, Institut X"),
        ("Erika Muster", None, "Erika Muster"),
        ("12.02.2020 von von Muster", DAY, "von Muster"),
        ("Vonnegut Muster", None, "Vonnegut Muster"),
        ("12.02.2020", DAY, ""),
    ],
)
def test_day_and_names_are_found(written, dated, text):
    assert read_credit(Line(written, 9), today=TODAY) == Credit(dated, text, 9)


@pytest.mark.parametrize("written", ["", "von"])
def test_a_credit_that_says_nothing_is_none(written):
    assert read_credit(Line(written, 9), today=TODAY) is None


@pytest.mark.parametrize(
    "written", ["31.02.2020 von Erika Muster", "02/2020 von Erika Muster", "1.1.1800"]
)
def test_a_credit_with_a_date_that_cannot_be_is_refused(written):
    with pytest.raises(DocumentError) as caught:
        read_credit(Line(written, 9), today=TODAY)
    assert caught.value.line == 9
    assert "dd.mm.yyyy" in caught.value.remedy
