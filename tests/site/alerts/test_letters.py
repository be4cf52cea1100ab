"""A letter is read by two libraries, names nobody, and leads nowhere but here."""

import re
from email import message_from_bytes, policy

import html5lib
import pytest
from django.core import mail
from django.test import Client

from articles.models import Alert, AlertLetter, Masthead, Subscriber
from tests.domain.letters.two_programs import Read, read_twice
from tests.site.alerts.readers import (
    FORM,
    HERE,
    ORIGIN,
    asked,
    letters_in,
    own,
    subscribed,
)
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


def read(found) -> Read:
    return read_twice(found.message(policy=policy.SMTP).as_bytes())


def parts_of(found) -> tuple[str, str]:
    [text], [html] = read(found)[-2:]
    return text, html


def test_its_headers_and_parts_are_those_of_a_list(letter):
    found, path = letter
    told = read(found)
    assert told.to == [("", "a+b@example.org")]
    assert told.headers["Bcc"] == told.headers["Cc"] == []
    assert told.headers["List-Unsubscribe"] == [f"<{ORIGIN}{path}leave/>"]
    assert told.headers["List-Unsubscribe-Post"] == ["List-Unsubscribe=One-Click"]
    assert told.headers["Auto-Submitted"] == ["auto-generated"]
    assert told.headers["List-Id"][0].startswith("<alert.")
    message = message_from_bytes(found.message().as_bytes(), policy=policy.default)
    assert message.get_content_type() == "multipart/alternative"
    assert told.subject == "Musterredaktion: Köln & <b>Bonn</b> Bcc: x@example.org"
    text, html = parts_of(found)
    for part in (text, html):
        assert "Musterweg 1" in part
        assert "Innovation" in part


ODD_NAMES = (
    "Köln\r\nBcc: x@example.org\r\n\r\nText", "Büro 🚀 \u202eNews", "Ü" * 100,
    "=?utf-8?q?A=0D=0ABcc=3A_x=40example=2Eorg?=", ("lang " * 20).strip(),
)  # fmt: skip


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", ODD_NAMES, ids=range(len(ODD_NAMES)))
def test_no_name_of_newsroom_label_or_source_is_a_header(settings, name, language):
    settings.NEWSROOM_ALERT_RATE = 0
    Masthead.objects.create(language=language, name=name)
    topic = factories.topic(name, slug="odd", name_en=name, slug_en="odd")
    source = factories.source(name)
    given = {"topics": keys(topic), "language": language, "headline": name}
    given["attributions"] = [{"source": str(source.key), "url": "", "title": ""}]
    visitor = Client(headers=HERE)
    form = FORM if language == "de" else "/en/subscribe/by-email/"
    factories.published(**given)
    asked(visitor, "topic=odd", form)
    confirming = read(mail.outbox[-1])
    subscribed(visitor, "topic=odd", form)
    factories.published(**given)
    [found] = letters_in(minutes=2)
    shown = " ".join(name.split())
    for told in (confirming, read(found)):
        assert told.to == [("", "erika@example.org")]
        assert told.headers["Bcc"] == told.headers["Cc"] == []
        assert told.subject.count(shown)
        assert told.headers["Content-Language"] == [language]
        assert shown in " ".join(told.text[0].split())


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
