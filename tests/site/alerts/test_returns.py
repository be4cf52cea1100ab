"""Letters that come back, complaints, restores and erasures of subscribers."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from time_machine import travel

from articles.domain import audit, letters
from articles.domain.letters.bounce_tokens import token_of
from articles.domain.letters.departures import BEGUN, folder
from articles.models import (
    Alert,
    AlertLetter,
    AlertRequest,
    RecordedDeed,
    RecordEntry,
    Subscriber,
    SuppressedAddress,
)
from articles.site import alerts
from articles.site.alerts.addresses import is_suppressed
from articles.site.alerts.returns import is_of_address, status_in
from articles.site.alerts.subscribing import leave
from articles.transfer.archives import EXPORTED, LEFT_OUT
from tests.site.alerts.readers import HERE, asked, letters_in, own, subscribed
from tests.support import factories
from tests.transfer.erasure.test_orders import erase, says

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def visitor() -> Client:
    return Client(headers=HERE)


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.VAR, settings.NEWSROOM_ALERT_RATE = tmp_path, 0


def bring_back(alert: Alert) -> None:
    """Store an alert and its subscriber as an older backup has them."""
    person = alert.subscriber
    person.save(force_insert=True)
    alert.subscriber = person
    alert.save(force_insert=True)


def acts() -> list[tuple[str, str]]:
    """Return the commands of the record, with what they did."""
    entries = RecordEntry.objects.filter(deed=RecordedDeed.CHANGED)
    return [(entry.command, audit.told(entry)) for entry in entries]


def letter_to(alert: Alert) -> AlertLetter:
    now = timezone.now()
    return AlertLetter.objects.create(subscriber=alert.subscriber, until=now, at=now)


def letter_sent(alert: Alert, headline: str) -> AlertLetter:
    factories.published(headline=headline)
    assert len(letters_in(minutes=2)) == 1
    return alert.subscriber.letters.latest("until")


def test_after_two_letters_came_back_none_is_sent(visitor):
    alert = subscribed(visitor)
    address = alert.subscriber.address
    first = letter_sent(alert, "Eins")
    token = token_of(letters.ALERT, first.pk, address)
    for _time in range(2):
        # The same letter may be reported twice.
        assert letters.note_bounce(token, "5.1.1")
    assert Subscriber.objects.get().bounces == 1
    second = AlertLetter.objects.create(
        subscriber=alert.subscriber, until=timezone.now(), at=timezone.now()
    )
    letters.note_bounce(token_of(letters.ALERT, second.pk, address), "5.1.1")
    assert not Subscriber.objects.exists()
    assert is_suppressed(address.upper())
    assert SuppressedAddress.objects.get().why == "returned"
    assert says(address) == []


def test_who_calls_a_letter_spam_gets_no_more_and_no_new_link(visitor):
    alert = subscribed(visitor)
    row = letter_sent(alert, "Eins")
    letters.note_complaint(
        token_of(letters.ALERT, row.pk, alert.subscriber.address), "abuse"
    )
    assert not Subscriber.objects.exists()
    with pytest.raises(StopIteration):
        asked(visitor)
    call_command("alerts", "allow", "Erika@example.org")
    assert asked(visitor)
    assert acts() == [("alerts allow", "eine Adresse darf wieder abonnieren")]
    with pytest.raises(CommandError, match="Name an address"):
        call_command("alerts", "allow")
    with pytest.raises(CommandError, match="Nothing keeps"):
        call_command("alerts", "allow", "erika@example.org")
    assert len(acts()) == 1
    assert "erika" not in str(list(RecordEntry.objects.values())).lower()


@pytest.mark.parametrize(
    ("status", "counts"),
    [("5.0.0", 1), ("5.1.1", 1), ("5.1.10", 1), ("5.2.1", 1), ("5.1.8", 0),
     ("5.2.2", 0), ("5.4.4", 0), ("5.6.0", 0), ("5.7.1", 0), ("5.7.26", 0)],
)  # fmt: skip
def test_only_what_is_said_of_the_address_counts(status, counts):
    assert is_of_address(status) == bool(counts)
    assert status_in(f"550 {status} said") == status
    assert status_in("550 said") == ""


def test_who_confirms_while_held_hears_only_of_what_comes(visitor):
    subscribed(visitor)
    Subscriber.objects.update(held_since=timezone.now())
    factories.published(headline="Inzwischen")
    with travel(timezone.now() + timedelta(minutes=5)):
        subscribed(visitor, "q=Labor")
    assert letters_in(minutes=10) == []


def test_r53_who_complained_after_a_backup_stays_away(visitor):
    stays = subscribed(visitor, email="max@example.org")
    gone = subscribed(visitor)
    row = letter_to(gone)
    address = gone.subscriber.address
    letters.note_complaint(token_of(letters.ALERT, row.pk, address), "abuse")
    bring_back(gone)
    SuppressedAddress.objects.all().delete()
    assert "stay away: 1" in alerts.settle(timezone.now())
    assert Subscriber.objects.get() == stays.subscriber


def test_a_link_that_came_back_leaves_no_request(visitor):
    asked(visitor)
    request = AlertRequest.objects.get()
    letters.note_bounce(
        token_of(letters.ALERT_LINK, request.pk, request.address), "5.1.1"
    )
    assert not AlertRequest.objects.exists()


def test_r53_who_left_after_a_backup_stays_away(visitor):
    stays = subscribed(visitor, email="max@example.org")
    gone = subscribed(visitor)
    leave(gone.subscriber)
    bring_back(gone)
    asked(visitor, "q=Labor")
    old = timezone.now() - timedelta(days=5)
    Alert.objects.update(told_until=old)
    factories.published(headline="Inzwischen")
    now = timezone.now()
    assert "stay away: 1" in alerts.settle(now)
    assert [one.subscriber_id for one in Alert.objects.all()] == [stays.subscriber_id]
    assert not AlertRequest.objects.exists()
    # R55: nothing goes out a second time.
    assert letters_in(minutes=2) == []
    factories.published(headline="Danach")
    [letter] = letters_in(minutes=4)
    assert (letter.to, "Danach" in letter.body) == (["max@example.org"], True)
    assert "Inzwischen" not in letter.body


def test_r53_what_nobody_knows_is_named_and_all_are_held(visitor, capsys):
    alert = subscribed(visitor)
    (folder() / BEGUN).unlink()
    told = alerts.settle(timezone.now())
    assert "held for 1 subscribers" in told
    assert "alerts resume" in told
    factories.published(headline="Neu")
    assert letters_in(minutes=2) == []
    assert visitor.get(own(alert)).status_code == 200
    call_command("alerts", "resume")
    assert "go on for 1 subscribers; 0 had left" in capsys.readouterr().out
    call_command("alerts", "resume")
    assert acts() == [("alerts resume", "E-Mails gehen wieder hinaus")]
    factories.published(headline="Danach")
    [letter] = letters_in(minutes=4)
    assert "Danach" in letter.body
    assert alerts.settle(timezone.now()).startswith("Alerts are held")


def test_a_newsroom_without_subscribers_has_nothing_to_settle():
    assert alerts.settle(timezone.now()) == ""
    assert "articles.subscriber" not in EXPORTED
    assert {"articles.alertletter", "articles.alertrequest"} <= set(LEFT_OUT)


def test_an_erased_reader_is_nowhere(visitor):
    alert = subscribed(visitor, email="lurch@example.org")
    asked(visitor, "q=Labor", email="Lurch@example.org")
    letter_sent(alert, "Eins")
    other = subscribed(visitor, email="max@example.org")
    erase("guest", "LURCH@example.org")
    assert says("lurch@") == []
    assert Subscriber.objects.get() == other.subscriber


def test_departures_are_forgotten_by_months(visitor, time_machine):
    alert = subscribed(visitor)
    leave(alert.subscriber)
    now = timezone.now()
    assert letters.files_before(now) == []
    time_machine.move_to(now + timedelta(days=460))
    [old] = letters.files_before(timezone.now() - timedelta(days=400))
    assert "erika" not in old.read_text()
    assert letters.forget_departures(timezone.now() - timedelta(days=400)) == 1
    assert not old.exists()


def test_r53_a_list_that_began_after_the_backup_does_not_know_all(visitor):
    alert = subscribed(visitor)
    old = timezone.now() - timedelta(days=9)
    Alert.objects.update(told_until=old)
    Subscriber.objects.update(confirmed_at=old)
    assert "held for 1 subscribers" in alerts.settle(timezone.now())
    assert visitor.get(own(alert)).status_code == 200
