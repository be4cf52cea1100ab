"""A complaint is understood whichever way the provider names the letter."""

import pytest

from articles.domain import incoming_mail, letters
from articles.domain.letters import complaints
from articles.domain.letters.bounce_tokens import token_of
from articles.models import RecordedDeed, RecordEntry
from tests.domain.incoming_mail.mails import arf, dsn
from tests.support.desk.account import erika

pytestmark = [pytest.mark.django_db, pytest.mark.both]
BOUNCE = "bounce@news.example.org"


@pytest.fixture(autouse=True)
def _returns(settings):
    settings.NEWSROOM_BOUNCE_ADDRESS = BOUNCE


def take(raw: bytes, at: str = BOUNCE) -> None:
    incoming_mail.give(incoming_mail.read(raw, recipient=at))


def told() -> list[tuple[str, dict]]:
    found = RecordEntry.objects.filter(deed=RecordedDeed.LETTER_COMPLAINED)
    return [(entry.name, entry.details) for entry in found]


def sender_of(person, kind=letters.ACCOUNT_NOTICE) -> str:
    return f"bounce+{token_of(kind, person.pk, person.email)}@news.example.org"


@pytest.mark.parametrize("where", ["recipient", "report", "letter", "headers", "case"])
def test_the_letter_is_known_by_the_sender_on_its_envelope(where):
    person = erika()
    sender = sender_of(person)
    match where:
        case "recipient":
            take(arf(sender), sender)
        case "report":
            take(arf(BOUNCE, fields=f"Original-Mail-From: <{sender}>\n"))
        case "letter":
            take(arf(BOUNCE, headers=f"Return-Path: <{sender}>\n"))
        case "headers":
            kind = "text/rfc822-headers"
            take(arf(BOUNCE, original=kind, headers=f"Return-Path: <{sender}>\n"))
        case "case":
            take(arf(BOUNCE, fields=f"Original-Mail-From: {sender.upper()}\n"))
    assert told() == [(str(person), {"letter": "account-notice", "code": "abuse"})]
    person.refresh_from_db()
    assert (person.is_active, person.email) == (True, "erika@example.org")


@pytest.mark.parametrize(
    ("kind", "number"),
    [("ABUSE", 1), ("fraud", 1), ("opt-out", 1), ("not-spam", 0), ("auth-failure", 0)],
)
def test_only_complaints_count(kind, number):
    sender = sender_of(erika())
    take(arf(sender, kind=kind), sender)
    assert len(told()) == number
    assert not RecordEntry.objects.filter(deed=RecordedDeed.LETTER_RETURNED).exists()


def test_a_complaint_about_no_letter_of_ours_is_dropped():
    strange = "bounce+aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@news.example.org"
    elsewhere = sender_of(erika()).replace("news.example.org", "example.com")
    take(arf(BOUNCE))
    take(arf(BOUNCE, fields=f"Original-Mail-From: <{strange}>\n", name="d"))
    take(arf(BOUNCE, fields=f"Original-Mail-From: <{elsewhere}>\n", name="e"))
    take(arf(BOUNCE, headers="X: y\n\n" + sender_of(erika()) + "\n", name="f"))
    assert told() == []


def test_a_report_of_a_failure_is_no_complaint():
    sender = sender_of(erika())
    take(dsn(sender), sender)
    assert told() == []


def test_a_hostile_report_takes_no_time():
    fields = "Original-Mail-From: " + "bounce+" * 100_000 + "\n"
    take(arf(BOUNCE, fields=fields, headers="A: " + "a+" * 300_000 + "\n"))
    assert told() == []


def test_each_kind_that_somebody_can_do_without_can_be_stopped():
    for kind in letters.KINDS:
        assert complaints.can_do_without(kind) == (kind in complaints.STOPPED_BY)
    with pytest.raises(ValueError, match="decided"):
        letters.on_complaint(letters.ACCOUNT_NOTICE)(print)
    with pytest.raises(ValueError, match="decided"):
        letters.on_complaint(letters.TIP_LINK)(print)
