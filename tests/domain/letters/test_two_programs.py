"""Two mail programs read the same in each letter, whatever people are called."""

from email import policy

import pytest
from django.utils import timezone
from hypothesis import given, strategies as st

from articles.domain import letters
from articles.domain.letters.letter import message_of
from articles.models import Masthead
from tests.conftest import ROOT as CHECKOUT
from tests.domain.letters.two_programs import Read, in_lines, read_twice

pytestmark = pytest.mark.django_db
TEMPLATES = CHECKOUT / "templates"
LEAVE = f"/alerts/{'Ab-_' * 11}/leave/"
# The templates of our letters, and the kind of each; those of allauth are its own.
KIND_OF = {
    "admin/notices/letters/digest": letters.NOTICES,
    "articles/letters/alert": letters.ALERT,
    "articles/letters/alert_link": letters.ALERT_LINK,
    "articles/letters/report_answer": letters.REPORT_ANSWER,
    "articles/letters/review_link": letters.REVIEW_LINK,
    "articles/letters/tip_declined": letters.TIP_DECLINED,
    "articles/letters/tip_link": letters.TIP_LINK,
    "articles/letters/tip_received": letters.TIP_RECEIVED,
    "registration/letters/address": letters.ADDRESS_LINK,
    "registration/letters/address_changed": letters.ACCOUNT_NOTICE,
    "registration/letters/address_gone": letters.ACCOUNT_NOTICE,
    "registration/letters/closing": letters.ACCOUNT_NOTICE,
    "registration/letters/connected": letters.ACCOUNT_NOTICE,
    "registration/letters/factors_taken": letters.ACCOUNT_NOTICE,
    "registration/letters/invitation": letters.INVITATION,
    "registration/letters/invitation_followed": letters.ACCOUNT_NOTICE,
    "registration/letters/password": letters.ACCOUNT_NOTICE,
    "registration/letters/reset": letters.RESET_LINK,
}
NAMES = {
    "plain": "Rundschau",
    "umlauts": "Köln, Żółć & Ærø",
    "emoji": "Büro 🚀👩🏽‍🔬 Neues",
    "right to left": "صحيفة \u202eNews",
    "long": ("Überaus lang " * 8)[:100],
    "one long word": "Ä" * 100,
    "lines": "Rundschau\r\nBcc: x@example.org\r\n\r\n<b>Text</b>",
    "other lines": "A\u2028Bcc: x@example.org\x85Cc: y@example.org\x0b\x0cZ",
    "signs of headers": '"A" <x@example.org>, B; (C) \\ =20 :',
    "an encoded word": "=?utf-8?q?A=0D=0ABcc=3A_x=40example=2Eorg?=",
}


@pytest.fixture(autouse=True)
def _sender(settings):
    settings.DEFAULT_FROM_EMAIL = "Redaktion Köln <desk@news.example.org>"
    settings.NEWSROOM_REPLY_TO = "reports@news.example.org"
    settings.NEWSROOM_BOUNCE_ADDRESS = "bounce@news.example.org"
    settings.NEWSROOM_ORIGIN, settings.HOST = (
        "https://news.example.org",
        "news.example.org",
    )
    settings.IS_HTTPS = True


def context(name: str) -> dict:
    """Return all that templates of letters name; people and lists are called so."""
    line = {"headline": name, "said": name, "deadline": name, "source": name,
            "title": name, "who": name, "because": name, "at": timezone.now(),
            "address": "/x/"}  # fmt: skip
    part = {"language": "de", "list": name, "address": "https://news.example.org/x/",
            "sections": [("", [line]), (name, [line])], "more": 3}  # fmt: skip
    return {
        **dict.fromkeys(("account", "by", "guest", "list", "name", "title"), name),
        **dict.fromkeys(("headline", "first", "text", "rhythm"), name),
        **dict.fromkeys(("server", "day"), name),
        **dict.fromkeys(("days", "hours", "more", "number"), 2),
        **dict.fromkeys(("link", "own", "leave", "address"), LEAVE),
        "until": timezone.now(),
        "house": "desk@news.example.org",
        "parts": [part],
        "lines": [line],
    }


def letter_by(template: str, name: str, language: str) -> Read:
    kind = KIND_OF[template]
    written = letters.written(
        kind,
        template,
        context(name),
        to="e.o'neill+a=b@xn--mller-kva.example",
        language=language,
        whom=7,
        leave=LEAVE if kind.is_list else "",
    )
    raw = message_of(written).message(policy=policy.SMTP).as_bytes()
    assert max(map(len, raw.splitlines())) <= 998  # RFC 5322, 2.1.1
    found = read_twice(raw)
    assert found.text == [in_lines(written.text)]
    assert found.html == ([in_lines(written.html)] if written.html else [])
    return found


def test_each_template_of_a_letter_is_here():
    found = TEMPLATES.glob("**/letters/*_subject.txt")
    names = (str(path.relative_to(TEMPLATES)) for path in found)
    assert sorted(name.removesuffix("_subject.txt") for name in names) == [*KIND_OF]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_both_read_the_same_in_each_letter(name, language):
    Masthead.objects.create(language=language, name=name[:100], contact=name)
    for template, kind in KIND_OF.items():
        found = letter_by(template, name, language)
        assert found.sender == [("Redaktion Köln", "desk@news.example.org")]
        assert found.to == [("", "e.o'neill+a=b@xn--mller-kva.example")]
        told = found.headers
        assert told["Cc"] == told["Bcc"] == []
        assert told["Content-Language"] == [language]
        assert len(told["Message-ID"]) == 1
        wanted = [f"<https://news.example.org{LEAVE}>"] if kind.is_list else []
        assert told["List-Unsubscribe"] == wanted
        wanted = ["List-Unsubscribe=One-Click"] if kind.is_list else []
        assert told["List-Unsubscribe-Post"] == wanted
        wanted = [f"<{kind.name}.news.example.org>"] if kind.is_list else []
        assert told["List-Id"] == wanted
        assert told["Auto-Submitted"] == (
            [] if kind.is_personal else ["auto-generated"]
        )
        assert bool(told["Reply-To"]) == kind.is_personal
        one_line = " ".join(name[:100].split())
        if kind is not letters.NOTICES:  # it names no newsroom
            assert one_line in found.subject
        assert found.subject.splitlines() == [found.subject]


SIGNS = ["a", "Be", " ", " ", ",", ";", ":", "=?", "?=", "=?utf-8?q?", "_", "ä", "€",
         "🚀", "中", "\u202e", "\u200d", "(", '"', "\\", "@", "l" * 30]  # fmt: skip


@given(st.lists(st.sampled_from(SIGNS), min_size=1, max_size=120))
def test_both_read_any_subject_as_it_was_written(signs):
    subject = " ".join("".join(signs).split()) or "a"
    letter = letters.Letter(letters.ACCOUNT_NOTICE, "a@example.org", subject, "Text\n")
    found = read_twice(message_of(letter).message(policy=policy.SMTP).as_bytes())
    assert found.subject == subject
