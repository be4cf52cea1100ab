"""The site knows the sender of a form by headers that a page elsewhere can't forge."""

from datetime import UTC, datetime

import pytest
from django.test import RequestFactory

from articles.accounts import client_address
from articles.site.reader_reports.sender import is_from_this_site, sender_of

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
OURS, THEIRS = "https://news.example.org", "https://evil.example"


def request(address: str = "192.0.2.1", **headers):
    headers |= {"host": "news.example.org"}
    return RequestFactory().post("/", REMOTE_ADDR=address, headers=headers)


@pytest.mark.parametrize(
    ("headers", "ours"),
    [
        ({"origin": OURS}, True),
        ({"origin": OURS, "sec-fetch-site": "same-origin"}, True),
        ({"referer": f"{OURS}/de/barriere-melden/"}, True),
        ({"origin": "http://news.example.org"}, True),  # the requested host itself
        ({}, False),
        ({"sec-fetch-site": "same-origin"}, False),
        ({"origin": "null", "referer": f"{OURS}/"}, False),
        ({"origin": THEIRS}, False),
        ({"origin": f"{OURS}.evil.example"}, False),
        ({"referer": f"{THEIRS}/?{OURS}/"}, False),
        ({"referer": "https://[evil"}, False),
        ({"origin": OURS, "sec-fetch-site": "cross-site"}, False),
        ({"origin": OURS, "sec-fetch-site": "same-site"}, False),
        ({"origin": OURS, "sec-fetch-site": "none"}, False),
    ],
)
def test_only_a_page_of_the_site_can_have_sent_it(settings, headers, ours):
    settings.NEWSROOM_ORIGIN = OURS
    settings.ALLOWED_HOSTS = ["news.example.org"]
    assert is_from_this_site(request(**headers)) is ours


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "10.0.0.1, 203.0.113.9", "203.0.113.9"),
        (2, "10.0.0.1, 203.0.113.9, 198.51.100.1", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "", ""),
    ],
)
def test_only_our_own_proxies_are_believed(settings, proxies, forwarded, address):
    settings.NEWSROOM_PROXY_COUNT = proxies
    headers = {"x-forwarded-for": forwarded}
    assert client_address(request(**headers)) == address


def test_a_sender_is_known_again_on_the_same_day_only_and_by_nobody_else(settings):
    mine = sender_of(request(), at=NOON)
    assert mine == sender_of(request(), at=NOON.replace(hour=1))
    assert mine != sender_of(request(), at=NOON.replace(day=2))
    # By the newsroom's days: this is midnight in Berlin.
    assert mine != sender_of(request(), at=NOON.replace(hour=23))
    assert mine != sender_of(request("192.0.2.2"), at=NOON)
    assert "192.0.2" not in mine
    settings.SECRET_KEY = "another secret"
    assert mine != sender_of(request(), at=NOON)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8::1", "2001:db8::2:3", True),
        ("2001:db8:0:1::1", "2001:db8:0:2::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("", "", True),
        ("nonsense\n", "nonsense", False),
    ],
)
def test_whoever_has_one_address_of_the_new_kind_has_all_beside_it(one, other, same):
    senders = {sender_of(request(address), at=NOON) for address in (one, other)}
    assert (len(senders) == 1) is same
