"""Programs that look through letters open each link of them, and change nothing.

They do what senders saw in their logs: Microsoft's Safe Links asks by HEAD, then loads
each page as a browser does, with the links there and by several programs, again when
somebody clicks (blog.healthchecks.io, 2019-12; better-auth issue 9690; emdash 3298).
Those of Barracuda and Proofpoint ask for all links at once, as several browsers or as
none, and follow redirects (wordtothewise.com, 2013-07; campus.barracuda.com, “Unwanted
link clicks”). A browser that runs scripts does so in `tests/browser`.
"""

import re
from concurrent.futures import ThreadPoolExecutor
from email import policy
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.db import connections
from django.test import Client

from articles.models import (
    Alert,
    AlertLetter,
    AlertRequest,
    Subscriber,
    SuppressedAddress,
)
from tests.domain.letters.two_programs import read_twice
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

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]
LINK = re.compile(rf"{re.escape(ORIGIN)}(/[^\s\"<>]*)")
CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/{} Safari/537.36"
)
MICROSOFT = (CHROME.format("120.0.0.0"), "Microsoft Office/16.0", "")
OTHERS = (
    CHROME.format("79.0.3945.130"),
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Version/15.4 Safari/605.1.15",
    "BarracudaCentral/1.0",
    "proofpoint-urldefense/1.0",
    "",
)
MODELS = (Alert, AlertLetter, AlertRequest, Subscriber, SuppressedAddress)
FORMS = {"de": FORM, "en": "/en/subscribe/by-email/"}


def state() -> list:
    return [list(model.objects.order_by("pk").values()) for model in MODELS]


def links_of(letter) -> set[str]:
    """Return the addresses in its parts, and those that its headers name."""
    told = read_twice(letter.message(policy=policy.SMTP).as_bytes())
    texts = [*told.text, *told.html, *told.headers["List-Unsubscribe"]]
    return {link.rstrip(".>") for text in texts for link in LINK.findall(text)}


class Links(HTMLParser):
    """Collects what a browser would load, or somebody could click."""

    def __init__(self, page: str):
        super().__init__()
        self.found: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        address = urlsplit(
            dict(attrs).get("href" if tag in {"a", "link"} else "src") or ""
        )
        if address.path.startswith("/") and not address.netloc:
            self.found.add(address._replace(fragment="").geturl())


@pytest.fixture(params=FORMS)
def links(request, settings, tmp_path):
    """Yield the links of both letters to two readers, of whom one has to confirm."""
    settings.VAR, settings.NEWSROOM_ALERT_RATE = tmp_path, 0
    visitor, form = Client(headers=HERE), FORMS[request.param]
    article = factories.published(headline="Alt", language=request.param)
    alert = subscribed(visitor, form=form, wants_corrections="on")
    factories.published(headline="Neu", language=request.param)
    factories.republished(
        article, change_kind="correction", change_note="Es sind 14.", headline="Alt"
    )
    [letter] = letters_in(minutes=2)
    asked(visitor, form=form, email="max@example.org")
    found = links_of(letter) | links_of(mail.outbox[-1])
    confirming = next(one for one in found if one.startswith("/alerts/confirm/"))
    assert {own(alert), f"{own(alert)}leave/"} < found
    mail.outbox.clear()
    before = state()
    yield found
    assert state() == before
    assert mail.outbox == []
    # The reader of the letter finds all as it was.
    reader = Client(REMOTE_ADDR="2001:db8:99::1", headers=HERE)
    assert reader.post(confirming).status_code == 303
    assert reader.post(f"{own(alert)}leave/").status_code == 200
    assert [one.address for one in Subscriber.objects.all()] == ["max@example.org"]


def test_s79_safe_links_asks_by_head_then_opens_pages_and_their_links(links):
    for agent in MICROSOFT:
        client = Client(headers={"user-agent": agent, "purpose": "prefetch"})
        opened: set[str] = set()
        for link in sorted(links):
            assert client.head(link, follow=True).status_code == 200, link
            answer = client.get(link, follow=True)
            assert answer.status_code == 200, link
            opened |= Links(answer.text).found
        for link in sorted(opened - links):
            if not link.startswith("/static/"):
                assert client.get(link, follow=True).status_code < 500, link
    # Once more as somebody clicks, with what the rewriting adds.
    for link in sorted(links):
        clicked = f"{link}{'&' if '?' in link else '?'}reserved=0&sdata=x%3D"
        assert Client().get(clicked, follow=True).status_code < 500, link


def ask(what: tuple[str, str, str]) -> int:
    method, link, agent = what
    client = Client(headers={"user-agent": agent, "range": "bytes=0-65535"})
    try:
        return getattr(client, method)(link, follow=True).status_code
    finally:
        connections.close_all()


def test_s79_barracuda_and_proofpoint_ask_for_all_at_once_as_many(links):
    whats = [
        (method, link, agent)
        for agent in OTHERS
        for link in sorted(links)
        for method in ("get", "head", "get")
    ]
    with ThreadPoolExecutor(8) as pool:
        assert {*pool.map(ask, whats)} <= {200, 206}
    # Other methods are refused, or answered with those that are allowed.
    for link in sorted(links):
        for method in ("options", "put", "delete", "patch"):
            assert getattr(Client(), method)(link).status_code in {200, 405}, link
