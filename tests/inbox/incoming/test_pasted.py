"""A pasted address becomes an item for the user who asked, by robots.txt and terms."""

from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.utils import timezone

from articles.foundation.refusal import Refused
from articles.inbox.incoming import from_address
from articles.inbox.incoming.pasted import given, source_at
from articles.models import InboxItem, ItemState, SourceTerms
from tests.inbox.incoming.pages import TEXT, page, robots
from tests.support import factories, inbox
from tests.support.factories import author, editor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture(autouse=True)
def _rules():
    """The rules of a site are kept in the cache, and sites differ between tests."""
    cache.clear()


def refusal(address: str, by=None) -> str:
    with pytest.raises(Refused) as refused:
        from_address(address, by=by or editor())
    assert str(refused.value)
    return refused.value.code


def test_a_page_becomes_an_item_for_who_asked(site):
    dated = "<meta property=article:published_time content=2026-11-02T09:00:00+01:00>"
    site.plays["/labor"] = page(head=dated)
    person = author()
    item = from_address(site.address("/labor"), by=person)
    assert (item.title, item.link) == ("Neues Labor in Köln", site.address("/labor"))
    assert (item.handed_to, item.state, item.source) == (person, "new", None)
    assert (item.language, item.is_sorted) == ("de", False)
    assert item.published_at == datetime(2026, 11, 2, 8, tzinfo=UTC)
    # Nobody knows on which terms: the beginning alone is kept.
    assert item.text == ""
    assert TEXT.startswith(item.summary.rstrip("…"))
    assert item.handed_to.pk == InboxItem.objects.handed_to(person).get().handed_to_id


def test_the_source_is_the_one_with_a_homepage_there_and_its_terms_hold(site):
    source = factories.source("Institut", homepage=site.address("/"))
    SourceTerms.objects.create(source=source, terms="free")
    site.plays["/labor"] = page()
    item = from_address(site.address("/labor"), by=editor())
    assert item.source == source
    assert item.text.endswith(TEXT.strip())


@pytest.mark.parametrize(
    "how",
    [{"head": "<meta name=tdm-reservation content=1>"}, {"TDM_Reservation": "1"}],
)
def test_a_reservation_counts_as_link_only(site, how):
    source = factories.source("Institut", homepage=site.address("/"))
    SourceTerms.objects.create(source=source, terms="free")
    site.plays["/labor"] = page(**how)
    item = from_address(site.address("/labor"), by=editor())
    assert (item.is_reserved, item.text) == (True, "")


@pytest.mark.parametrize(
    ("homepages", "expected"),
    [
        (["https://institut.example/"], 0),
        (["http://www.institut.example"], 0),
        (["https://institut.example/", "https://institut.example/labor/"], 1),
        (["https://institut.example/", "https://institut.example/anderes/"], 0),
        (["https://institut.example/", "https://www.institut.example/"], None),
        (["https://institut.example/de/"], None),
        (["https://xinstitut.example/", "https://institut.example.com/"], None),
        (["https://institut.example/index.html"], 0),
    ],
)
def test_a_source_is_found_only_if_it_is_sure(homepages, expected):
    found = [
        factories.source(f"Quelle {number}", homepage=one)
        for number, one in enumerate(homepages)
    ]
    at = source_at("https://www.institut.example/labor/neu?utm_source=x")
    assert at == (None if expected is None else found[expected])


def test_a_known_address_is_not_fetched_again(site):
    feed = inbox.feed()
    known = inbox.item(of=feed, link=site.address("/labor"))
    # The key of an address leaves out what makes no difference.
    item = from_address(site.address("/labor?utm_source=mail#top"), by=editor())
    assert item == known
    assert site.asked == []
    assert refusal(site.address("/labor"), by=author()) == "known"


def test_a_dismissed_item_is_told_and_an_open_one_goes_first(site):
    feed = inbox.feed()
    now = timezone.now()
    gone = inbox.item(
        "A", of=feed, link=site.address("/labor"), state=ItemState.DISMISSED,
        decided_at=now,
    )  # fmt: skip
    assert from_address(site.address("/labor"), by=editor()) == gone
    open_one = inbox.item("B", of=feed, link=site.address("/labor"))
    assert from_address(site.address("/labor"), by=editor("Zweite")) == open_one


def test_robots_txt_is_respected(site):
    site.plays |= {
        "/robots.txt": robots("User-agent: *", "Disallow: /labor"),
        "/labor": page(),
    }
    assert refusal(site.address("/labor")) == "robots"
    assert [path for path, _headers in site.asked] == ["/robots.txt"]


def test_robots_txt_holds_where_a_redirect_leads(site):
    site.plays |= {
        "/robots.txt": robots("User-agent: newsroom", "Disallow: /innen"),
        "/labor": (302, {"Location": "/innen"}, b""),
        "/innen": page(),
    }
    assert refusal(site.address("/labor")) == "robots"
    assert not InboxItem.objects.exists()


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("", "no-address"),
        ("kein Link", "no-address"),
        ("file:///etc/passwd", "no-address"),
        ("javascript:alert(1)", "no-address"),
        ("https://anna:geheim@institut.example/", "no-address"),
        ("http://127.0.0.1:1/", "refused_address"),
        ("http://127.0.0.1/", "robots"),
        ("http://2130706433/", "refused_address"),
        ("http://169.254.169.254/latest/", "robots"),
        ("https://institut.example:22/", "refused_address"),
    ],
)
def test_s38_addresses_that_may_not_be_asked_are_refused(site, address, code):
    assert refusal(address) == code
    assert site.asked == []


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ((404, {}, b""), "status"),
        ((500, {}, b""), "status"),
        ((200, {"Content-Type": "application/pdf"}, b"%PDF-1.7"), "no-page"),
        ((200, {"Content-Type": "application/rss+xml"}, b"<rss/>"), "no-page"),
        ((200, {"Content-Type": "text/html"}, b""), "no-text"),
        ((302, {"Location": "http://127.0.0.1:1/"}, b""), "refused_address"),
        ((302, {"Location": "/labor"}, b""), "too_many_redirects"),
    ],
)
def test_what_is_no_page_is_refused_with_a_sentence(site, answer, code):
    site.plays["/labor"] = answer
    assert refusal(site.address("/labor")) == code


def test_who_may_not_write_may_not_ask(site):
    manager = factories.user("Quellenwart Beispiel", "sources")
    assert refusal(site.address("/labor"), by=manager) == "not-allowed"
    assert site.asked == []


def test_the_pages_own_address_counts_if_it_is_on_its_site(site):
    own = site.address("/meldung/7")
    site.plays["/labor"] = page(head=f"<link rel=canonical href={own}>")
    assert from_address(site.address("/labor"), by=editor()).link == own
    site.plays["/zwei"] = page("Zwei", head="<link rel=canonical href=/>")
    elsewhere = "<link rel=canonical href=https://anderswo.example/x>"
    site.plays["/drei"] = page("Drei", head=elsewhere)
    for path in ("/zwei", "/drei"):
        item = from_address(site.address(path), by=editor(path))
        assert item.link == site.address(path)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (" https://institut.example/x ", "https://institut.example/x"),
        ("institut.example/x", "https://institut.example/x"),
        ("www.institut.example", "https://www.institut.example"),
    ],
)
def test_an_address_may_lack_its_scheme(typed, address):
    assert given(typed) == address
