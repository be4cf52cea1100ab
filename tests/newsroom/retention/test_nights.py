"""Data kept for some days is deleted in the promised night, and not before."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.accounts import anonymised_at
from articles.models import CarriedForm, ReaderReport
from newsroom.conf.retention import KEEP
from newsroom.retention import PURGES
from newsroom.retention.purges import Called, Purge
from tests.newsroom.retention.test_purge import carrying
from tests.support import factories

BERLIN = ZoneInfo("Europe/Berlin")
DAY = timedelta(days=1)
MONDAY = date(2026, 11, 23)
# On these an hour is left out, and put on.
ODD = [date(2026, 3, 29), date(2026, 10, 25)]
EARLIEST, LATEST = time(0), time(23, 59, 59)


def local(day: date, at: time) -> datetime:
    return datetime.combine(day, at, BERLIN)


def night_to(day: date) -> datetime:
    """Return when the worker purges, as it is told the time."""
    return local(day, time(3, 40)).astimezone(UTC)


@pytest.mark.parametrize("day", [MONDAY, *ODD])
@pytest.mark.parametrize("days", [1, 2, 30, 400])
@pytest.mark.parametrize("in_full", [False, True])
def test_s63_what_is_of_a_day_goes_in_one_night_whatever_the_hour(day, days, in_full):
    nothing = Called(lambda _before: 0, lambda _before: 0)
    purge = Purge("reports", nothing, days, in_full=in_full)
    last = day + DAY * (days + in_full)
    for at in (EARLIEST, time(3, 39), time(3, 41), LATEST):
        moment = local(day, at)
        assert moment >= purge.before(night_to(last - DAY))
        assert moment < purge.before(night_to(last))
        # To the law a day is over at midnight.
        whole = local(day + DAY * days, at)
        assert (night_to(last) > whole) if in_full else (last <= day + DAY * days)


def test_what_says_itself_when_it_ends_goes_then():
    now = night_to(MONDAY)
    assert {one.before(now) for one in PURGES if one.days == 0} == {now}


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.VAR = tmp_path
    settings.NEWSROOM_KEEP = replace(KEEP, closed_accounts=1)


def purged_in_the_night_to(day: date, time_machine) -> None:
    time_machine.move_to(night_to(day))
    call_command("purge", verbosity=0)


@pytest.mark.django_db
@pytest.mark.parametrize("at", [EARLIEST, time(4), LATEST])
def test_s63_the_check_value_of_a_report_goes_the_following_night(at, time_machine):
    report = factories.barrier_report(sent_at=local(MONDAY, at), sender="hash")
    today = local(MONDAY + DAY, time(0))
    other = factories.barrier_report(sent_at=today, sender="other")
    purged_in_the_night_to(MONDAY + DAY, time_machine)
    told = ReaderReport.objects.values_list("pk", "sender")
    assert dict(told) == {report.pk: "", other.pk: "other"}


@pytest.mark.django_db
@pytest.mark.parametrize("at", [time(4), LATEST])
def test_s63_what_was_typed_waits_for_a_day_and_goes_the_night_after(at, time_machine):
    moment = local(MONDAY, at)
    time_machine.move_to(moment)
    carrying(moment)
    for later, is_there in ((1, True), (2, False)):
        purged_in_the_night_to(MONDAY + DAY * later, time_machine)
        assert CarriedForm.objects.exists() is is_there


@pytest.mark.django_db
@pytest.mark.parametrize("at", [EARLIEST, time(2), LATEST])
def test_s63_a_closed_account_keeps_its_names_until_the_night_that_is_said(
    at, time_machine
):
    moment = local(MONDAY, at)
    time_machine.move_to(moment)
    erika = factories.profile(
        factories.author("erika"), is_active=False, closed_at=moment
    )
    said = timezone.localtime(anonymised_at(erika)).date()
    for night, name in ((said, "erika"), (said + DAY, erika.name_once_gone())):
        purged_in_the_night_to(night, time_machine)
        erika.refresh_from_db()
        assert erika.username == name
