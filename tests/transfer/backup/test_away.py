"""A backup holds until when people are away, and who stands in for whom."""

from datetime import date

import pytest
from django.core.management import call_command

from tests.support import factories

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]


def test_people_who_stand_in_for_each_other_come_back_so(tmp_path):
    # Each row names the other, so whichever comes first names one that isn't there yet.
    one, other = factories.author(), factories.editor()
    last_day = date(2999, 1, 2)
    factories.profile(one, away_until=last_day, stand_in=other)
    factories.profile(other, stand_in=one)
    path = tmp_path / "one.tar"
    call_command("backup", path, verbosity=0)
    factories.profile(one, away_until=None, stand_in=None)
    factories.profile(other, stand_in=None)
    call_command("restore", path, "--replace", "--yes", verbosity=0)
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.away_until, one.stand_in) == (last_day, other)
    assert (other.away_until, other.stand_in) == (None, one)
