"""Letters to many readers that fail at once stop the sending, and nothing is lost."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from django_ox.models import OxTask

from articles.domain import letters
from articles.domain.letters.bounce_tokens import token_of
from articles.models import (
    Alert,
    AlertLetter,
    LetterState,
    RecordEntry,
    Subscriber,
    SuppressedAddress,
)
from articles.site.alerts import begin_round, brake, posting, tasks
from tests.newsroom.monitoring.doctor.examined import found, is_error, make_public
from tests.site.alerts.test_posting import letters_wait, subscribers
from tests.support import factories
from tests.support.processes.postbox import PostOffice

pytestmark = [pytest.mark.django_db, pytest.mark.both]
SENT, WAITING, GIVEN_UP = LetterState.SENT, LetterState.WAITING, LetterState.GIVEN_UP
RULE, NOBODY = "554 5.7.1 Relay access denied", "550 5.1.1 no such user"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.VAR, settings.NEWSROOM_ALERT_RATE = tmp_path, 0


def refusing(said: str, numbers) -> PostOffice:
    return PostOffice({f"leser{number}@example.org": said for number in numbers})


def states() -> dict[str, int]:
    rows = AlertLetter.objects.values_list("state", flat=True)
    return {str(state): list(rows).count(state) for state in set(rows)}


@pytest.mark.parametrize("said", [RULE, NOBODY])
def test_a_relay_that_refuses_all_stops_it_and_loses_nothing(
    said, monkeypatch, mail_by, settings
):
    make_public(settings)
    letters_wait(60, monkeypatch)
    with refusing(said, range(60)) as office:
        mail_by(office.server.getsockname()[1])
        assert posting.post() == 0
        assert states() == {GIVEN_UP: brake.LEAST, WAITING: 60 - brake.LEAST}
        assert posting.post() == 0
        assert states()[GIVEN_UP] == brake.LEAST
    is_error("alerts-stopped", what="failed within a day", remedy="alerts resume")
    # Nothing new is written meanwhile, and nothing of it is forgotten.
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        factories.published(headline="Inzwischen")
        tasks.look.func()
        assert AlertLetter.objects.count() == 60
        call_command("alerts", "resume")
        assert found("alerts-stopped") == []
        with PostOffice() as office:
            mail_by(office.server.getsockname()[1])
            assert posting.post() == 60
            assert begin_round() == 60
            assert posting.post() == 60
    assert states() == {SENT: 120}
    assert Subscriber.objects.filter(bounces=0).count() == 60
    assert not SuppressedAddress.objects.exists()
    told = RecordEntry.objects.filter(kind="alerts").order_by("at")
    assert [(one.command, one.details["what"]) for one in told] == [
        ("work", "alerts_stopped"), ("alerts resume", "alerts_resumed"),
    ]  # fmt: skip


def test_some_addresses_that_are_gone_stop_nothing(monkeypatch, mail_by):
    letters_wait(100, monkeypatch)
    gone = range(brake.LEAST - 1)
    with refusing(NOBODY, gone) as office:
        mail_by(office.server.getsockname()[1])
        assert posting.post() == 100 - len(gone)
    assert not brake.look()


def test_a_small_part_of_many_stops_nothing(monkeypatch, mail_by):
    letters_wait(210, monkeypatch)
    with refusing(NOBODY, range(150, 180)) as office:
        mail_by(office.server.getsockname()[1])
        assert posting.post() == 180
    assert not brake.look()


def sent_letters(number: int, rounds: int = 1) -> list[AlertLetter]:
    people, now = subscribers(number), timezone.now()
    return AlertLetter.objects.bulk_create(
        AlertLetter(subscriber=one, until=now - timedelta(minutes=turn), at=now,
                    state=SENT)
        for turn in range(rounds)
        for one in people
    )  # fmt: skip


def come_back(rows, status: str) -> None:
    for row in rows:
        address = Subscriber.objects.get(pk=row.subscriber_id).address
        assert letters.note_bounce(token_of(letters.ALERT, row.pk, address), status)


@pytest.mark.parametrize("status", ["5.1.1", "5.7.26"])
def test_reports_about_many_at_once_stop_it_and_take_nobody_off(status):
    """Each reader's letter comes back a second time: nobody is gone for that."""
    rows = sent_letters(30, rounds=2)
    come_back(rows, status)
    assert brake.look()
    assert Subscriber.objects.count() == 30
    AlertLetter.objects.filter(pk=rows[0].pk).update(has_come_back=False)
    call_command("alerts", "resume")
    assert states() == {SENT: 1, WAITING: 59}
    assert not brake.look()
    assert not Subscriber.objects.exclude(bounces=0).exists()


def test_one_reader_whose_letters_fail_often_stops_nothing():
    [person] = subscribers(1)
    now = timezone.now()
    AlertLetter.objects.bulk_create(
        AlertLetter(subscriber=person, until=now - timedelta(minutes=turn), at=now,
                    state=GIVEN_UP)
        for turn in range(60)
    )  # fmt: skip
    assert not brake.look()


def test_failures_of_yesterday_and_of_before_it_went_on_stop_nothing():
    sent_letters(30)
    AlertLetter.objects.update(state=GIVEN_UP)
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert not brake.look()
    assert brake.look()
    Subscriber.objects.all().delete()  # these letters aren't sent again
    call_command("alerts", "resume")
    assert not brake.look()


def test_a_server_that_refuses_the_sender_is_asked_once_at_a_time(monkeypatch, mail_by):
    letters_wait(30, monkeypatch)

    class Refusing(PostOffice):
        def say(self, talk, answer: str):
            is_sender = answer == "250 well" and self.has_greeted
            self.has_greeted = not is_sender
            super().say(talk, "550 5.7.1 who are you?" if is_sender else answer)

        has_greeted = False

    with Refusing() as office:
        mail_by(office.server.getsockname()[1])
        tasks.send.func()
    assert Alert.objects.count() == 30
    tries = AlertLetter.objects.order_by("pk").values_list("tries", flat=True)
    assert list(tries) == [1, *[0] * 29]
    assert states() == {WAITING: 30}
    # It isn't asked again before the clock comes back to it.
    assert not OxTask.objects.filter(task_path=tasks.send.module_path).exists()
