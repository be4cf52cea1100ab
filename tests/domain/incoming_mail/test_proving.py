"""A signature counts if our own relay says so, and nobody else can say it."""

import pytest

from articles.domain.incoming_mail.proving import proven_domains
from tests.domain.incoming_mail.mails import mail, read

RELAY = "mx.news.example.org"
PASS = f"{RELAY}; dkim=pass header.d=partner.example"


@pytest.mark.parametrize(
    ("said", "domains"),
    [
        ("dkim=pass header.d=Partner.Example", {"partner.example"}),
        ("dkim=pass (2048-bit) header.i=@b.example header.s=a", {"b.example"}),
        ('dkim/1=pass reason="ok; fine" header.d="b.example"', {"b.example"}),
        ("spf=pass smtp.mailfrom=a@b.c; dkim=pass header.d=b.example", {"b.example"}),
        (
            "dkim=pass header.d=b.example; dkim=pass header.d=c.example",
            {"b.example", "c.example"},
        ),
        ("dkim=fail header.d=b.example; dkim=pass header.d=c.example", {"c.example"}),
        ("dkim=pass header.d=a.example header.d=b.example", {"a.example"}),
        ("dkim=none", set()),
        ("none", set()),
        ("dmarc=pass header.from=b.example", set()),
        # In a comment, in quotes, or of another method it is nothing.
        ("dkim=fail (x; dkim=pass header.d=b.example)", set()),
        ("dkim=fail (a (b) ; dkim=pass header.d=b.example)", set()),
        ('spf=fail smtp.mailfrom="; dkim=pass header.d=b.example"', set()),
        ('spf=fail smtp.mailfrom="a\\"; dkim=pass header.d=b.example "@x', set()),
        ("xdkim=pass header.d=b.example", set()),
        ("dkim=pass", set()),
        ("dkim=pass header.d=b_example\x00.x", set()),
        ("dkim=pass header.d=localhost", set()),
    ],
)
def test_what_our_relay_says_of_signatures(said, domains):
    assert proven_domains([f"{RELAY}; {said}"], RELAY) == domains
    assert proven_domains([f"{RELAY.upper()} 1; {said}"], RELAY) == domains


@pytest.mark.parametrize(
    "name",
    [
        "mx.evil.example",
        f"x{RELAY}",
        f"{RELAY}.evil.example",
        f"mx.evil.example ({RELAY})",
        f'"{RELAY}"x',
        "",
    ],
)
def test_nobody_else_is_believed(name):
    assert proven_domains([f"{name}; dkim=pass header.d=b.example"], RELAY) == set()


def test_the_topmost_that_speaks_of_signatures_is_the_relays_own():
    """A header that the sender wrote stands below it."""
    spf = f"{RELAY}; spf=pass smtp.mailfrom=a@b.example"
    none = f"{RELAY}; dkim=none"
    assert proven_domains([spf, PASS], RELAY) == {"partner.example"}
    assert proven_domains([none, PASS], RELAY) == set()


def test_without_a_relay_nothing_is_proven(settings):
    assert proven_domains([PASS], "") == set()
    settings.NEWSROOM_MAIL_RELAY = ""
    made = mail(Authentication_Results=PASS)
    made.set_content("Text")
    assert read(made).proven_domains == set()


def test_nothing_is_decoded_in_it(settings):
    settings.NEWSROOM_MAIL_RELAY = RELAY
    hidden = "=?utf-8?q?=3B_dkim=3Dpass_header=2Ed=3Db=2Eexample?="
    said = f"{RELAY}; spf=fail smtp.mailfrom={hidden}"
    raw = f"Authentication-Results: {said}\nFrom: a@b.example\n\nText".encode()
    assert read(raw).proven_domains == set()


@pytest.mark.parametrize(
    ("sender", "is_proven"),
    [
        ("anna@partner.example", True),
        ("anna@news.partner.example", True),
        ("anna@evilpartner.example", False),
        ("anna@example", False),
    ],
)
def test_a_sender_is_proven_by_her_own_domain_alone(settings, sender, is_proven):
    settings.NEWSROOM_MAIL_RELAY = RELAY
    made = mail(Authentication_Results=PASS, From=sender)
    made.set_content("Text")
    assert read(made).is_proven is is_proven
