"""A moment is typed in one line, as people write it."""

from datetime import date

import pytest
from django.utils.translation import override

from articles.domain.content import said_moment
from articles.editing.deadlines import UnreadError, read_moment
from articles.foundation.local_moment import LocalMoment

TODAY = date(2027, 1, 10)
LINES = {
    "15.3.2027": "2027-03-15[Europe/Berlin]",
    "15.3.": "2027-03-15[Europe/Berlin]",
    "5.1.": "2028-01-05[Europe/Berlin]",
    "15.03.27, 17 Uhr": "2027-03-15T17:00[Europe/Berlin]",
    "15.3.2027 17:00 Brüssel": "2027-03-15T17:00[Europe/Brussels]",
    "bis zum 15. März 2027, 12.30 Uhr (Brüsseler Ortszeit)": (
        "2027-03-15T12:30[Europe/Brussels]"
    ),
    "Montag, 15. März 2027, 24 Uhr": "2027-03-15T24:00[Europe/Berlin]",
    "15. Dez. 2027 mittags": "2027-12-15T12:00[Europe/Berlin]",
    "15 March 2027, 5 pm CET": "2027-03-15T17:00[Europe/Berlin]",
    "March 15th, 2027 11:59 p.m. AoE": "2027-03-15T23:59[AoE]",
    "15 March 2027 (anywhere on earth)": "2027-03-15[AoE]",
    "12 noon on 3 May 2027": "2027-05-03T12:00[Europe/Berlin]",
    "3 May 2027, midnight, London time": "2027-05-03T24:00[Europe/London]",
    "2027-03-15 09:00 America/New_York": "2027-03-15T09:00[America/New_York]",
    "2027-03-15T17:00": "2027-03-15T17:00[Europe/Berlin]",
    "2027-03-15t17:00 Brüssel": "2027-03-15T17:00[Europe/Brussels]",
    "15/03/2027": "2027-03-15[Europe/Berlin]",
    "2027-03-15T17:00[Europe/Brussels]": "2027-03-15T17:00[Europe/Brussels]",
}
UNREAD = {
    "": "Darin steht kein Tag",
    "morgen": "Darin steht kein Tag",
    "30.2.2027": "gibt es nicht. Meinen Sie 28.02.2027?",
    "15.13.2027": "Einen Monat 13 gibt es nicht",
    "15.3.2027 25:00": "Die Uhrzeit „25:00“ gibt es nicht",
    "15.3.2027 25 Uhr": "Die Uhrzeit „25 Uhr“ gibt es nicht",
    "15.3.2027 13 PM": "Die Uhrzeit „13 PM“ gibt es nicht",
    "15.3.2027 17:00 Atlantis": "„Atlantis“ ist nicht zu verstehen. Meinen Sie 15.",
    "3/4/2027": "auf zwei Arten",
    "2027-13-99T17:00[UTC]": "ist nicht zu verstehen",
}


def read(line: str) -> LocalMoment:
    return read_moment(line, zone="Europe/Berlin", today=TODAY)


@pytest.mark.parametrize(("line", "text"), LINES.items())
def test_a_line_is_read_as_it_is_meant(line, text):
    assert str(read(line)) == text


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("text", dict.fromkeys(LINES.values()))
def test_what_the_desk_says_is_read_back(text, language):
    with override(language):
        said = said_moment(LocalMoment.read(text), in_full=True)
    assert str(read(said)) == text


@pytest.mark.parametrize(("line", "why"), UNREAD.items())
def test_a_line_that_is_not_understood_says_why(line, why):
    with override("de"), pytest.raises(UnreadError, match=r".") as told:
        read(line)
    assert why in str(told.value)
