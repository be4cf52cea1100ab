"""A mail goes to who takes mail at its address, and once."""

import pytest
from django.db import IntegrityError

from articles.domain import incoming_mail
from articles.domain.incoming_mail import takers
from articles.domain.letters import ACCOUNT_NOTICE
from articles.domain.letters.bounce_tokens import token_of
from articles.models import RecordedDeed, RecordEntry, TakenMail
from tests.domain.incoming_mail.mails import dsn, mail, report_in_words
from tests.support.desk.account import erika

pytestmark = pytest.mark.django_db
AT = "partner@news.example.org"


@pytest.fixture
def came(monkeypatch):
    """Return the mails that come to the address of partners."""
    found = []
    monkeypatch.setattr(takers, "TAKERS", [*takers.TAKERS])
    incoming_mail.taker("partners", lambda: AT)(found.append)
    return found


@pytest.fixture
def returns(settings):
    settings.NEWSROOM_BOUNCE_ADDRESS = "bounce@news.example.org"


def raw(**headers: str) -> bytes:
    made = mail(**headers)
    made.set_content("Text")
    return made.as_bytes()


def take(content: bytes, recipient: str = "") -> bool:
    return incoming_mail.give(incoming_mail.read(content, recipient=recipient))


def test_the_same_mail_is_taken_once_and_for_each_recipient(came):
    assert take(raw(), AT)
    assert not take(raw(), AT.upper())
    assert take(raw(), "Partner+One@news.example.org")
    assert take(raw(Message_ID="<2@partner.example>"), AT)
    assert [one.token for one in came] == ["", "one", ""]
    keys = "".join(TakenMail.objects.values_list("key", flat=True))
    assert "partner" not in keys
    assert TakenMail.objects.count() == 3


def test_another_mail_under_a_name_that_was_used_is_taken(came):
    other = mail()
    other.set_content("Anders")
    assert take(raw(), AT)
    assert take(other.as_bytes(), AT)
    assert not take(b"Received: by x\n" + raw(), AT)
    assert [one.text.strip() for one in came] == ["Text", "Anders"]


def test_a_mail_without_a_name_is_known_by_all_that_it_says(came):
    content = b"From: a@b.example\n\nText"
    assert take(content, AT)
    assert not take(content, AT)
    assert take(content + b".", AT)


def test_the_relay_says_for_whom_it_is_and_the_topmost_header_is_its_own(came):
    head = f"Delivered-To: mailbox@host\nX-Original-To: {AT}\nX-Original-To: x@y.z\n"
    assert take(head.encode() + raw())
    assert came[0].recipient == AT


@pytest.mark.parametrize(
    "recipient",
    [
        "",
        "@",
        "partner",
        "x@news.example.org",
        "partner@evil.example",
        "partnerx@news.example.org",
        "partner-a@news.example.org",
    ],
)
def test_nobody_takes_what_comes_to_another_address(came, recipient):
    with pytest.raises(incoming_mail.NobodyTakes):
        take(raw(), recipient)
    assert came == []
    assert not TakenMail.objects.exists()


def test_an_address_that_no_setting_names_takes_nothing(settings):
    settings.NEWSROOM_BOUNCE_ADDRESS = ""
    for recipient in ("@", "", "+x@", "bounce@news.example.org"):
        with pytest.raises(incoming_mail.NobodyTakes):
            take(raw(), recipient)


@pytest.mark.parametrize("error", [incoming_mail.NobodyTakes, IntegrityError, KeyError])
def test_what_failed_counts_as_new_when_it_comes_again(monkeypatch, error):
    errors = [error("once")]

    def takes(_mail):
        if errors:
            raise errors.pop()

    monkeypatch.setattr(takers, "TAKERS", [])
    incoming_mail.taker("partners", lambda: AT)(takes)
    with pytest.raises(error):
        take(raw(), AT)
    assert take(raw(), AT)


def test_no_two_take_mail_under_one_name(came):
    with pytest.raises(ValueError, match="already"):
        incoming_mail.taker("partners", lambda: "")


# -- Letters that come back ---------------------------------------------------


def returned() -> list[tuple[str, str]]:
    entries = RecordEntry.objects.filter(deed=RecordedDeed.LETTER_RETURNED)
    return [(entry.name, entry.details["code"]) for entry in entries]


def address_of(person) -> str:
    token = token_of(ACCOUNT_NOTICE, person.pk, person.email)
    return f"bounce+{token}@news.example.org"


def test_an_address_that_failed_is_on_record_once(returns):
    person = erika()
    at = address_of(person)
    assert take(dsn(at), at)
    assert not take(dsn(at), at)
    assert returned() == [(str(person), "5.1.1")]


@pytest.mark.parametrize(
    ("action", "status", "noted"),
    [
        ("failed", "4.4.1", ["4.4.1"]),
        ("FAILED", "5.7.26 (policy)", ["5.7.26"]),
        ("failed", "nonsense", ["5.1.1"]),
        ("delayed", "4.4.1", []),
        ("delivered", "2.0.0", []),
        ("relayed", "2.0.0", []),
    ],
)
def test_a_failure_counts_and_a_delay_does_not(returns, action, status, noted):
    at = address_of(erika())
    assert take(dsn(at, action=action, status=status), at)
    assert [code for _name, code in returned()] == noted


@pytest.mark.parametrize(
    ("said", "noted"),
    [
        ("550 No such user", "5.0.0"),
        ("550", "5.0.0"),
        ("550-5.1.1 The account does not exist", "5.1.1"),
        ("554 5.7.1 Relay access denied", "5.7.1"),
        ("451 greylisted for five days", "4.0.0"),
        ("5501 is no reply", "5.0.0"),
        ("", "5.0.0"),
    ],
)
def test_a_report_without_a_status_counts_by_what_the_server_said(returns, said, noted):
    at = address_of(erika())
    assert take(dsn(at, status="", said=said), at)
    assert [code for _name, code in returned()] == [noted]


QMAIL = """\
Hi. This is the qmail-send program at mx.example.net.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<erika@example.org>:
192.0.2.1 does not like recipient.
Remote host said: {said}
Giving up on 192.0.2.1.

--- Below this line is a copy of the message.

From: desk@news.example.org
Subject: Minister said: 550 new posts
"""
EXIM = """\
This message was created automatically by mail delivery software.
The following address(es) failed:

  erika@example.org
    SMTP error from remote mail server after RCPT TO:<erika@example.org>:
    {said}
"""


@pytest.mark.parametrize("text", [QMAIL, EXIM])
@pytest.mark.parametrize(
    ("said", "noted"),
    [
        ("550 no such user", ["5.0.0"]),
        ("550 5.1.1 no such user", ["5.1.1"]),
        ("554 5.7.1 blocked", ["5.7.1"]),
        ("450 4.2.1 later", []),
        ("nothing", []),
    ],
)
def test_a_report_in_words_counts_by_what_the_server_said(returns, text, said, noted):
    at = address_of(erika())
    assert take(report_in_words(text.format(said=said)).as_bytes(), at)
    assert [code for _name, code in returned()] == noted


@pytest.mark.parametrize(
    "headers",
    [
        {"From": "Erika <erika@example.org>", "Auto_Submitted": "auto-replied"},
        {"From": "mailer-daemon.fan@example.org"},
        {"Return_Path": "<erika@example.org>"},
    ],
)
def test_who_only_quotes_a_report_has_not_sent_one(returns, headers):
    at = address_of(erika())
    text = QMAIL.format(said="550 no such user")
    assert take(report_in_words(text, **headers).as_bytes(), at)
    assert returned() == []


@pytest.mark.parametrize("token", ["", "+", "+nonsense", "+" + "a" * 55])
def test_a_report_about_no_letter_of_ours_is_dropped(returns, token):
    at = f"bounce{token}@news.example.org"
    assert take(dsn(at), at)
    assert returned() == []


def test_an_answer_to_a_letter_is_no_failure(returns):
    at = address_of(erika())
    assert take(raw(Auto_Submitted="auto-replied", Subject="Im Urlaub"), at)
    assert returned() == []
