"""A letter that comes back is known by a token, which nobody reads and nobody makes."""

from base64 import b32decode
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from articles.domain import letters
from articles.domain.letters import bounce_tokens
from articles.domain.letters.bounce_tokens import sent_by, token_of
from articles.domain.letters.kinds import two_days
from articles.models import RecordedDeed, RecordEntry
from tests.support.desk.account import erika

pytestmark = pytest.mark.django_db
NOTE = letters.ACCOUNT_NOTICE
ADDRESS = "erika@example.org"


@pytest.fixture
def returns(settings):
    settings.NEWSROOM_BOUNCE_ADDRESS = "bounce@news.example.org"
    settings.DEFAULT_FROM_EMAIL = "Redaktion <desk@news.example.org>"


def sent_to(person) -> str:
    """Return the sender on the envelope of a letter to this person."""
    letters.send(letters.Letter(NOTE, person.email, "Neu", "…", whom=person.pk))
    message = mail.outbox[-1]
    assert message.message()["From"] == "Redaktion <desk@news.example.org>"
    return message.from_email


def returned() -> list[tuple[str, dict]]:
    found = RecordEntry.objects.filter(deed=RecordedDeed.LETTER_RETURNED)
    return [(entry.name, entry.details) for entry in found]


def test_a_letter_that_comes_back_is_on_record_and_nothing_is_lost(returns):
    person = erika()
    local, _at, host = sent_to(person).rpartition("@")
    assert host == "news.example.org"
    assert len(local) <= 64
    assert local == local.lower()
    prefix, _plus, token = local.partition("+")
    assert prefix == "bounce"
    # A relay may change capitals.
    assert letters.note_bounce(token.upper(), "5.1.1")
    assert returned() == [(str(person), {"letter": "account-notice", "code": "5.1.1"})]
    person.refresh_from_db()
    assert person.email == ADDRESS
    assert person.is_active


def test_nobody_reads_a_person_in_a_token(returns):
    one, other = (token_of(NOTE, 4711, name) for name in (ADDRESS, "b@example.org"))
    assert one != other
    sealed = b32decode(one.upper() + "=")
    assert (4711).to_bytes(8) not in sealed
    assert b"erika" not in sealed


@pytest.mark.parametrize("token", ["", "a", "ä" * 55, "a" * 55, "1" * 55, "x\n" * 20])
def test_what_is_no_token_of_ours_is_nobodys(token):
    assert sent_by(token) is None
    assert not letters.note_bounce(token, "5.1.1")
    assert returned() == []


def test_a_changed_token_is_nobodys():
    token = token_of(NOTE, 7, ADDRESS)
    other = "a" if token[3] != "a" else "b"
    assert sent_by(token) is not None
    assert sent_by(token[:3] + other + token[4:]) is None


def test_a_token_is_good_for_a_month():
    token = token_of(NOTE, 7, ADDRESS)
    days = bounce_tokens.GOOD_FOR + timedelta(days=1)
    with time_machine.travel(timezone.now() + bounce_tokens.GOOD_FOR):
        assert sent_by(token) is not None
    with time_machine.travel(timezone.now() + days):
        assert sent_by(token) is None


def test_letters_that_went_out_under_the_former_secret_come_back(settings):
    token = token_of(NOTE, 7, ADDRESS)
    former, settings.SECRET_KEY = settings.SECRET_KEY, "another secret" * 5
    assert sent_by(token) is None
    settings.SECRET_KEY_FALLBACKS = [former]
    assert sent_by(token).whom == 7


def test_an_address_that_was_corrected_since_is_no_concern_any_more(returns):
    person = erika()
    token = token_of(NOTE, person.pk, "former@example.org")
    assert letters.note_bounce(token, "5.1.1")
    assert returned() == []


def test_a_link_to_a_new_address_comes_back_from_there(returns):
    person = erika()
    token = token_of(letters.ADDRESS_LINK, person.pk, "new@example.org")
    assert letters.note_bounce(token, "5.1.1")
    assert returned() == [(str(person), {"letter": "address-link", "code": "5.1.1"})]


def test_the_account_may_be_gone():
    assert letters.note_bounce(token_of(NOTE, 99, ADDRESS), "5.1.1")
    assert returned() == []


def test_without_an_address_for_it_the_sender_stands_on_the_envelope(settings):
    settings.NEWSROOM_BOUNCE_ADDRESS = ""
    settings.DEFAULT_FROM_EMAIL = "Redaktion <desk@news.example.org>"
    assert sent_to(erika()) == "Redaktion <desk@news.example.org>"


def test_other_departments_hear_of_their_own_letters(monkeypatch):
    issue = letters.LetterKind(
        "issue", "issues", "soon", two_days, is_list=True, is_for_accounts=False
    )
    monkeypatch.setattr(bounce_tokens, "KINDS", (*letters.KINDS, issue))
    monkeypatch.setattr(letters.bounces, "NOTED_BY", {})
    heard = []
    letters.on_bounce(issue)(heard.append)
    assert letters.note_bounce(token_of(issue, 12, "r@example.org"), "5.7.1")
    [bounce] = heard
    assert (bounce.sent.whom, bounce.status) == (12, "5.7.1")
    assert bounce.sent.is_to("R@example.org")
    assert not bounce.sent.is_to("s@example.org")
    for kind in (issue, NOTE):
        with pytest.raises(ValueError, match="decided"):
            letters.on_bounce(kind)(heard.append)
