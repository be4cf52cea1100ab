"""A letter is read by two libraries, names nobody, and leads nowhere but here."""

import re
from email import message_from_bytes, policy
from email.parser import BytesHeaderParser

import html5lib
import pytest
from django.core import mail
from django.test import Client

from articles.models import Alert, AlertLetter, Masthead, Subscriber
from tests.site.alerts.readers import HERE, ORIGIN, letters_in, own, subscribed
from tests.support import factories
from tests.support.contents import keys

pytestmark = [pytest.mark.django_db, pytest.mark.both]
LINK = re.compile(r"https?://[^\s\"<>]+")
HEADLINE = "Köln & <b>Bonn</b>\u2028Bcc: x@example.org"


@pytest.fixture
def letter(settings):
    settings.NEWSROOM_ALERT_RATE = 0
    settings.IS_HTTPS = True
    Masthead.objects.create(
        language="de", name="Musterredaktion", contact="Musterweg 1, 50667 Köln"
    )
    labels = {"topics": keys(factories.topic("Innovation"))}
    factories.published(**labels)
    visitor = Client(headers=HERE)
    alert = subscribed(visitor, "topic=innovation", email="a+b@example.org")
    factories.published(headline=HEADLINE, **labels)
    [found] = letters_in(minutes=2)
    return found, own(alert)


def parts_of(found) -> tuple[str, str]:
    message = message_from_bytes(found.message().as_bytes(), policy=policy.default)
    return (
        message.get_body(("plain",)).get_content(),
        message.get_body(("html",)).get_content(),
    )


def test_its_headers_and_parts_are_those_of_a_list(letter):
    found, path = letter
    raw = found.message().as_bytes()
    message = message_from_bytes(raw, policy=policy.default)
    plain = BytesHeaderParser().parsebytes(raw)
    assert plain["To"] == message["To"] == "a+b@example.org"
    assert plain["Bcc"] is message["Cc"] is None
    assert message["List-Unsubscribe"] == f"<{ORIGIN}{path}leave/>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["List-Id"].startswith("<alert.")
    assert message.get_content_type() == "multipart/alternative"
    assert "\n" not in message["Subject"]
    text, html = parts_of(found)
    for part in (text, html):
        assert "Musterweg 1" in part
        assert "Innovation" in part


def test_it_has_no_remote_picture_and_no_link_but_to_this_site(letter):
    found, path = letter
    text, html = parts_of(found)
    links = {link.rstrip(".") for part in (text, html) for link in LINK.findall(part)}
    assert links
    assert all(link.startswith(f"{ORIGIN}/") for link in links)
    secret = path.split("/")[-2]
    named = {link for link in links if secret in link}
    assert named == {f"{ORIGIN}{path}", f"{ORIGIN}{path}leave/"}
    # No other link differs from one reader to the next.
    assert not any("?utm" in link or "example.org" in link for link in links)
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    assert tree.get("lang") == "de"
    tags = {one.tag for one in tree.iter() if isinstance(one.tag, str)}
    assert not tags & {"img", "script", "link", "iframe", "form", "object", "video"}
    assert "url(" not in html
    assert "<b>Bonn" not in html
    assert "prefers-color-scheme: dark" in html
    # The style stands where programs see it that drop the head.
    assert all("style" in one.attrib for one in tree.iter("a"))


def test_get_on_any_link_of_it_changes_nothing(letter):
    found, _path = letter
    mail.outbox.clear()
    text, html = parts_of(found)
    links = {link for part in (text, html) for link in LINK.findall(part)}
    before = state()
    for link in sorted(links):
        client = Client()
        for ask in (client.get, client.head):
            assert ask(link.removeprefix(ORIGIN)).status_code == 200, link
    assert state() == before
    assert mail.outbox == []


def state() -> list:
    return [list(model.objects.values()) for model in (Alert, AlertLetter, Subscriber)]
