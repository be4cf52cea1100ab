"""Pages are fetched only where the site's robots.txt allows it (RFC 9309)."""

from functools import partial

import pytest
from django.core.cache import cache

from articles.inbox.fetching import may_fetch, robots, turn_at
from articles.inbox.fetching.robots import is_allowed, rules_in
from tests.inbox.fetching.hostile import reply, silence

TEXT = """\ufeff# For programs
User-agent: *
Disallow: /

USER-AGENT: other
User-Agent: Newsroom/2.0 # we
Crawl-delay: 3
Disallow: /private
Allow: /private/press$
Disallow: /*.pdf$
Disallow: /*?print=
Disallow: /a%2fb
Disallow: /ä
Disallow:
Sitemap: https://example.org/sitemap.xml

user-agent: newsroom
disallow: /later/*/end
allow: /later/x/end
nonsense
"""


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/", True),
        ("/private", False),
        ("/private/x", False),
        ("/private/press", True),
        ("/private/press/x", False),
        ("/x.pdf", False),
        ("/x.pdf?y", True),
        ("/x?print=1", False),
        ("/a%2Fb", False),
        ("/a/b", True),
        ("/%c3%a4rger", False),
        ("/%70rivate", False),
        ("/later/a/b/end", False),
        ("/later/a/en", True),
        ("/later/x/end", True),
        ("/robots.txt", True),
    ],
)
def test_the_longest_rule_for_us_decides(target, expected):
    assert is_allowed(target, rules_in(TEXT)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", True),
        ("<html><p>Disallow: /</p></html>", True),
        ("Disallow: /", True),
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: newsroombot\nDisallow: /", True),
        ("User-agent: *\rDisallow: /\r\rUser-agent: Newsroom\rAllow: /", True),
        ("User-agent: *\nDisallow: /\nAllow: /", True),
        ("User-agent: *\nDisallow: page", True),
        ("User-agent: *\nDisallow: *page", False),
        ("User-agent: *\nDisallow: /" + "*a" * 9000, True),
        ("User-agent: *\nDisallow: $", True),
    ],
)
def test_a_page_may_be_fetched_unless_a_rule_forbids_it(text, expected):
    assert is_allowed("/a/page", rules_in(text)) is expected


@pytest.fixture
def robots_txt(outside, monkeypatch):
    """Gives a function that sets the answer of the server for its robots.txt."""
    cache.clear()
    monkeypatch.setattr(robots, "turn_at", partial(turn_at, pause=0))
    monkeypatch.setattr(robots, "LIMITS", robots.Limits(total=0.5, size=60, cuts=True))

    def answer(play):
        outside.plays["/robots.txt"] = play

    return answer


FORBIDDEN = reply(body=b"User-agent: Newsroom\nDisallow: /private")


@pytest.mark.django_db
def test_it_is_asked_once_a_day_for_each_server(outside, robots_txt, time_machine):
    time_machine.move_to("2026-11-10 08:00", tick=False)
    robots_txt(FORBIDDEN)
    before = len(outside.asked)
    assert not may_fetch(outside.at("/private"))
    assert may_fetch(outside.at("/public?a=b"))
    assert may_fetch(outside.at("/"))
    assert len(outside.asked) == before + 1
    assert outside.asked[-1].startswith(b"GET /robots.txt ")
    assert not may_fetch(outside.at("/private", "out.test"))
    assert len(outside.asked) == before + 2
    robots_txt(reply("404 Not Found"))
    time_machine.move_to("2026-11-11 07:59", tick=False)
    assert not may_fetch(outside.at("/private"))
    time_machine.move_to("2026-11-11 08:01", tick=False)
    assert may_fetch(outside.at("/private"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("play", "expected"),
    [
        (reply("404 Not Found"), True),
        (reply("403 Forbidden"), True),
        (reply("204 No Content"), True),
        (reply("301 Moved", Location="/moved.txt"), False),
        (reply("500 Error"), False),
        (reply("503 Busy"), False),
        (b"HTTP/1.1 200 OK\r\nContent-Le", False),
        (silence, False),
        (reply("302 Found", Location="http://10.0.0.1/robots.txt"), False),
        (reply(body=b"User-agent: *\nDisallow: /" + b"\n#" * 99), False),
        # The rule is cut at the limit, so nobody knows what it says.
        (
            reply(body=b"User-agent: *\nDisallow: /private" + b"a" * 99),
            True,
        ),
    ],
)
def test_while_its_server_fails_nothing_may_be_fetched(
    outside, robots_txt, play, expected
):
    outside.plays["/moved.txt"] = FORBIDDEN
    robots_txt(play)
    assert may_fetch(outside.at("/private")) is expected


@pytest.mark.django_db
def test_a_failure_is_forgotten_after_an_hour(outside, robots_txt, time_machine):
    time_machine.move_to("2026-11-10 08:00", tick=False)
    robots_txt(reply("500 Error"))
    assert not may_fetch(outside.at("/public"))
    robots_txt(FORBIDDEN)
    assert not may_fetch(outside.at("/public"))
    time_machine.move_to("2026-11-10 09:01", tick=False)
    assert may_fetch(outside.at("/public"))


def test_an_address_inside_may_not_be_fetched(connected):
    assert not may_fetch("ftp://out.test/")
    assert not may_fetch("http://user@out.test/")
    assert connected == []
