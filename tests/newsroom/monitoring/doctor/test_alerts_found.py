"""The doctor names letters with alerts that wait or were given up, and held readers."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Alert, AlertLetter, LetterState, Subscriber
from articles.site import alerts
from articles.site.alerts import brake
from tests.newsroom.monitoring.doctor.examined import (
    found,
    is_error,
    is_warning,
    make_public,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]
HOUR = timedelta(hours=1)


@pytest.fixture
def letter(settings) -> AlertLetter:
    make_public(settings)
    now = timezone.now()
    person = Subscriber.objects.create(
        address="r@example.org",
        folded="r@example.org",
        language="de",
        seed="0",
        secret_hash="0",
        confirmed_at=now,
    )
    Alert.objects.create(
        subscriber=person, language="de", rhythm="daily", begun_at=now, told_until=now
    )
    return AlertLetter.objects.create(subscriber=person, until=now - HOUR, at=now)


def test_letters_that_wait_too_long_or_were_given_up(letter):
    assert found("alerts-stuck") == []
    AlertLetter.objects.update(until=timezone.now() - 3 * HOUR)
    is_error("alerts-stuck", what="1 letters with alerts wait", remedy="sendtestemail")
    AlertLetter.objects.update(state=LetterState.GIVEN_UP)
    is_warning("alerts-stuck", what="refused or given up", remedy="docs/operating.md")


def test_readers_who_are_held_since_a_restore(letter):
    assert found("alerts-held") == []
    Subscriber.objects.update(held_since=timezone.now())
    is_warning("alerts-held", what="for 1 subscribers", remedy="alerts resume")
    alerts.resume(timezone.now())
    assert found("alerts-held") == []


def test_alerts_that_are_stopped_since_letters_to_many_failed(letter):
    assert found("alerts-stopped") == []
    now = timezone.now()
    AlertLetter.objects.bulk_create(
        AlertLetter(until=now, at=now, state=LetterState.GIVEN_UP)
        for _reader in range(brake.LEAST)
    )
    assert brake.look()
    is_error("alerts-stopped", what="failed within a day", remedy="alerts resume")
    alerts.release(now)
    alerts.note_resumed("alerts resume")
    assert found("alerts-stopped") == []
