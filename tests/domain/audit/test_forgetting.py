"""Operators can delete old entries and network addresses; the record notes it."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.domain import audit
from articles.domain.audit import forgetting
from articles.models import RecordedDeed, RecordEntry
from tests.support import factories

pytestmark = pytest.mark.django_db


def written(days: int, deed=RecordedDeed.LOGIN, **said) -> None:
    at = timezone.now() - timedelta(days=days)
    audit.write(deed, at=at, by=factories.editor(), **said)


def months_ago(days: int):
    return timezone.now() - timedelta(days=days)


def test_s69_entries_before_a_moment_go_and_an_entry_says_how_many():
    for days in (400, 380, 3):
        written(days)
    before = months_ago(365)
    assert audit.forget_before(before, command="purge", dry_run=True) == 2
    assert RecordEntry.objects.count() == 3
    assert audit.forget_before(before, command="purge") == 2
    told, kept = RecordEntry.objects.all()
    assert (told.deed, told.command, kept.deed) == ("forgotten", "purge", "login")
    assert told.details["entries"] == 2
    assert audit.told(told).endswith(" · 2 Einträge")


def test_in_steps_each_step_is_told(monkeypatch):
    monkeypatch.setattr(forgetting, "AT_A_TIME", 2)
    for _number in range(5):
        written(400)
    assert audit.forget_before(months_ago(365), command="purge") == 5
    steps = RecordEntry.objects.values_list("details__entries", flat=True)
    assert sorted(steps) == [1, 2, 2]


def test_where_nothing_is_old_nothing_is_written():
    written(3)
    assert audit.forget_before(months_ago(365), command="purge") == 0
    assert RecordEntry.objects.count() == 1


def test_what_the_settings_last_were_stays_however_old_it_is():
    for days in (500, 400):
        written(days, RecordedDeed.SETTINGS, names=[str(days)])
    audit.forget_before(months_ago(30), command="purge")
    kept = RecordEntry.objects.get(deed=RecordedDeed.SETTINGS)
    assert kept.details["names"] == ["400"]


@pytest.mark.parametrize(("days", "left"), [(0, ""), (14, "192.0.2.0/24")])
def test_s63_addresses_are_emptied_when_their_time_is_over(settings, days, left):
    settings.NEWSROOM_RECORD_ADDRESSES = days, False
    written(13, address="192.0.2.0/24")
    written(15, address="198.51.100.0/24")
    call_command("purge", verbosity=0)
    found = RecordEntry.objects.values_list("address", flat=True)
    assert list(found) == [left, ""]
