"""A letter says of which kind it is, who sends it, and how a list is left."""

from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from articles.domain import letters
from articles.domain.letters.kinds import KINDS, two_days
from articles.domain.letters.letter import message_of
from articles.models import Masthead

NOTE = letters.ACCOUNT_NOTICE
ALERT = letters.LetterKind("alert", "alerts", "soon", two_days, is_list=True)
LEAVE = f"/de/leave/{'abcdefghij' * 12}/"


@pytest.fixture(autouse=True)
def _sender(settings):
    settings.DEFAULT_FROM_EMAIL = "Redaktion <desk@news.example.org>"
    settings.NEWSROOM_ORIGIN, settings.HOST = (
        "https://news.example.org",
        "news.example.org",
    )
    settings.IS_HTTPS = True


def read(letter: letters.Letter):
    """Return what a mail program reads, and the lines that came."""
    raw = message_of(letter).message(policy=policy.SMTP).as_bytes()
    return message_from_bytes(raw, policy=policy.default), raw.decode().splitlines()


def test_each_letter_says_that_a_program_wrote_it_and_when():
    now = timezone.now().replace(microsecond=0)
    with time_machine.travel(now, tick=False):
        letter = letters.Letter(
            NOTE, "a@example.org", "Grüße", "Größe\n", language="de"
        )
        found, _lines = read(letter)
    assert found["Subject"] == "Grüße"
    assert found["From"] == "Redaktion <desk@news.example.org>"
    assert found["Auto-Submitted"] == "auto-generated"
    assert found["Content-Language"] == "de"
    assert found["Message-ID"].endswith("@news.example.org>")
    assert parsedate_to_datetime(found["Date"]) == now
    assert found.get_content_type() == "text/plain"
    assert "List-Id" not in found
    assert "List-Unsubscribe" not in found
    again, _lines = read(letter)
    assert again["Message-ID"] != found["Message-ID"]


def test_a_letter_of_a_list_is_left_by_one_click_and_no_line_is_broken():
    """Python would encode a long address, and mail programs show no button then."""
    found, lines = read(letters.Letter(ALERT, "a@example.org", "Neu", "…", leave=LEAVE))
    assert f"List-Unsubscribe: <https://news.example.org{LEAVE}>" in lines
    assert "List-Unsubscribe-Post: List-Unsubscribe=One-Click" in lines
    assert found["List-Id"] == "<alert.news.example.org>"


def test_without_https_nobody_is_promised_one_click(settings):
    settings.IS_HTTPS = False
    found, _lines = read(
        letters.Letter(ALERT, "a@example.org", "Neu", "…", leave=LEAVE)
    )
    assert "List-Unsubscribe-Post" not in found


@pytest.mark.parametrize(("kind", "leave"), [(ALERT, ""), (NOTE, LEAVE)])
def test_a_list_has_a_way_out_and_nothing_else_has(kind, leave):
    with pytest.raises(ValueError, match="leave"):
        letters.Letter(kind, "a@example.org", "Neu", "…", leave=leave)


def test_a_letter_may_have_both_text_and_html():
    found, _lines = read(
        letters.Letter(NOTE, "a@example.org", "Neu", "Text\n", html="<p>Text</p>")
    )
    assert found.get_content_type() == "multipart/alternative"
    kinds = [part.get_content_type() for part in found.iter_parts()]
    assert kinds == ["text/plain", "text/html"]


def test_no_line_of_a_subject_becomes_a_header():
    letter = letters.Letter(NOTE, "a@example.org", "Neu\nBcc: b@example.org", "…")
    with pytest.raises(letters.NotDelivered) as refused:
        letters.send(letter)
    assert refused.value.is_refused
    assert mail.outbox == []


@pytest.mark.django_db
def test_a_letter_is_written_by_templates_in_the_language_of_its_reader():
    Masthead.objects.create(language="de", name="Rundschau")
    Masthead.objects.create(language="en", name="Review")
    template = "registration/letters/reset"
    known = {"link": "/x/", "account": "erika", "hours": 24}
    for language, name in (("de", "Rundschau"), ("en", "Review")):
        letter = letters.written(
            NOTE, template, known, to="a@example.org", language=language
        )
        assert name in letter.subject
        assert "\n" not in letter.subject
        assert "https://news.example.org/x/" in letter.text
        assert letter.language == language
        assert letter.html == ""


def test_no_two_kinds_share_a_name_and_operators_read_of_each():
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    assert all(kind.called and kind.tried_for() for kind in KINDS)
