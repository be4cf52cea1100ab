"""Letters go out once, whatever befalls the process that sends them."""

import random
import time
from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from articles.models import Alert, AlertLetter, LetterState, Subscriber
from articles.site.alerts import begin_round, posting
from articles.site.alerts.addresses import folded
from articles.site.alerts.links import hash_of, new_seed, secrets_of
from articles.site.alerts.subscribing import leave
from articles.site.alerts.writing import letter_of
from tests.support import factories
from tests.support.processes.forks import fork
from tests.support.processes.loopback import free_port
from tests.support.processes.postbox import PostOffice

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]


def subscribers(number: int) -> list[Subscriber]:
    """Store subscribers of all articles, who hear of them at once."""
    people = []
    for n in range(number):
        seed, address = new_seed(), f"leser{n}@example.org"
        people.append(
            Subscriber(
                address=address,
                folded=folded(address),
                language="de",
                seed=seed,
                secret_hash=hash_of(secrets_of(seed)[0]),
                confirmed_at=timezone.now(),
            )
        )
    Subscriber.objects.bulk_create(people)
    now = timezone.now()
    Alert.objects.bulk_create(
        Alert(
            subscriber=one,
            language="de",
            rhythm="at_once",
            begun_at=now,
            told_until=now,
        )
        for one in people
    )
    return people


def letters_wait(number: int, monkeypatch) -> None:
    monkeypatch.setattr("articles.site.alerts.rounds.LAG", -SECOND)
    subscribers(number)
    factories.published(headline="Neues Labor")
    assert begin_round() == number


SECOND = timedelta(seconds=1)


def taken(office) -> Counter:
    """Return how often the server took a letter for each address."""
    return Counter(to for one in office.letters for _from, to, _text in one)


def send_for_ever() -> None:
    while True:
        posting.post()
        time.sleep(0.01)


@pytest.mark.parametrize(
    ("number", "kills"),
    [
        pytest.param(60, 4, id="a few"),
        pytest.param(10_000, 100, marks=pytest.mark.long, id="many"),
    ],
)
def test_senders_that_are_killed_lose_nothing_and_tell_what_may_be_twice(
    number, kills, other_process_env, monkeypatch, mail_by
):
    letters_wait(number, monkeypatch)
    chance = random.Random(number)  # noqa: S311 (chance of a test)
    with PostOffice() as office:
        port = office.server.getsockname()[1]
        mail_by(port)
        told = other_process_env | {
            "NEWSROOM_MAIL_URL": f"smtp://127.0.0.1:{port}?tls=0",
            "NEWSROOM_MAIL_FROM": "desk@news.example.org",
            "NEWSROOM_ALERT_RATE": "0",
        }
        for _kill in range(kills):
            sender = fork(told, send_for_ever)
            time.sleep(chance.uniform(0.3, 1.5))
            sender.kill()
            sender.join()
        AlertLetter.objects.filter(state=LetterState.SENDING).update(
            at=timezone.now() - 2 * posting.GONE_AFTER
        )
        while posting.post():
            pass
        found = taken(office)
    assert set(found) == {f"leser{n}@example.org" for n in range(number)}
    twice = {address for address, times in found.items() if times > 1}
    assert max(found.values()) <= 2
    told_twice = AlertLetter.objects.filter(may_be_twice=True)
    assert twice <= set(told_twice.values_list("subscriber__address", flat=True))
    assert len(twice) <= told_twice.count() <= kills
    assert not AlertLetter.objects.exclude(state=LetterState.SENT).exists()


def test_two_senders_at_once_send_each_letter_once(
    other_process_env, monkeypatch, mail_by
):
    letters_wait(20, monkeypatch)
    with PostOffice() as office:
        port = office.server.getsockname()[1]
        mail_by(port)
        rows = list(posting.waiting())
        assert posting.post() == 20
        # Another one had read the same rows before.
        assert posting.send_some(rows, None) == (0, True)
        assert set(taken(office).values()) == {1}


def test_a_server_that_is_away_keeps_them_waiting(monkeypatch, mail_by):
    letters_wait(3, monkeypatch)
    mail_by(free_port())
    assert posting.post() == 0
    rows = AlertLetter.objects.all()
    assert {row.state for row in rows} == {LetterState.WAITING}
    # One was tried; it waits a minute, and the others aren't tried before the next run.
    assert [row.tries for row in rows.order_by("pk")] == [1, 0, 0]


def test_who_has_left_or_is_held_gets_none(monkeypatch, mail_by, settings):
    settings.NEWSROOM_ALERT_RATE = 0
    letters_wait(3, monkeypatch)
    rows = list(posting.waiting())
    left, held, _stays = Subscriber.objects.order_by("pk")
    left.delete()
    Subscriber.objects.filter(pk=held.pk).update(held_since=timezone.now())
    assert posting.send_some(rows, None) == (1, True)
    assert [one.to for one in mail.outbox] == [["leser2@example.org"]]


def test_an_address_that_is_refused_twice_is_taken_off(monkeypatch, mail_by):
    letters_wait(2, monkeypatch)
    gone = "leser0@example.org"
    with PostOffice({gone: "550 5.1.1 no such user"}) as office:
        mail_by(office.server.getsockname()[1])
        assert posting.post() == 1
        assert Subscriber.objects.get(address=gone).bounces == 1
        with time_machine.travel(timezone.now() + 5 * SECOND):
            factories.published(headline="Noch eines")
            begin_round()
            posting.post()
    assert not Subscriber.objects.filter(address=gone).exists()
    assert Subscriber.objects.count() == 1


def test_a_relay_that_refuses_by_a_rule_removes_nobody(monkeypatch, mail_by):
    letters_wait(2, monkeypatch)
    refusals = {
        f"leser{number}@example.org": said
        for number, said in enumerate(("554 5.7.1 Relay denied", "550 not permitted"))
    }
    with PostOffice(refusals) as office:
        mail_by(office.server.getsockname()[1])
        assert posting.post() == 0
    assert {row.state for row in AlertLetter.objects.all()} == {LetterState.GIVEN_UP}
    assert {person.bounces for person in Subscriber.objects.all()} == {0}


def test_a_letter_that_cannot_be_written_or_sent_holds_no_other_up(
    monkeypatch, settings
):
    settings.NEWSROOM_ALERT_RATE = 0
    letters_wait(3, monkeypatch)
    unwritten, unsent, _fine = Subscriber.objects.order_by("pk")
    Subscriber.objects.filter(pk=unsent.pk).update(address="a\n@example.org")

    def writing(row, known):
        if row.subscriber_id == unwritten.pk:
            raise RuntimeError("a fault")
        return letter_of(row, known)

    monkeypatch.setattr(posting, "letter_of", writing)
    assert posting.post() == 1
    assert [one.to for one in mail.outbox] == [["leser2@example.org"]]
    states = AlertLetter.objects.order_by("subscriber").values_list("state", "tries")
    assert [*states] == [("waiting", 1), ("given_up", 1), ("sent", 1)]


def test_who_leaves_while_letters_are_held_to_the_rate_gets_none(monkeypatch, settings):
    letters_wait(1, monkeypatch)
    monkeypatch.setattr(
        posting.Pace, "wait", lambda _pace: leave(Subscriber.objects.get())
    )
    assert posting.post() == 0
    assert mail.outbox == []
