"""Two spellings of one address have one key, and nothing that matters is lost."""

import pytest

from articles.foundation.markup import bare_key, normalised, web_address
from articles.foundation.markup.web_addresses import TRACKERS

PAGE = "https://news.example.org/a"
SAME = {
    "HTTPS://news.example.org/a": PAGE,
    "https://News.Example.ORG/a": PAGE,
    "https://news.example.org./a": PAGE,
    "https://news.example.org:443/a": PAGE,
    "https://news.example.org:/a": PAGE,
    "http://news.example.org:80/a": "http://news.example.org/a",
    "https://user:pass@news.example.org/a": PAGE,
    " https://news.example.org/a\n": PAGE,
    "https://news.\texample.org/a": PAGE,
    "https://news.example.org/b/../a": PAGE,
    "https://news.example.org/./b/.././a": PAGE,
    "https://news.example.org/../../a": PAGE,
    "https://news.example.org/%2e%2E/a": PAGE,
    "https://news.example.org/%61": PAGE,
    "https://news.example.org/a#top": PAGE,
    "https://news.example.org/a?": PAGE,
    "https://news.example.org/a?#": PAGE,
    "https://news.example.org/a?utm_source=rss&utm_medium=feed": PAGE,
    "https://news.example.org/a?UTM_Source=rss": PAGE,
    "https://news.example.org/a?utm%5Fsource=rss": PAGE,
    "https://news.example.org/a?mtm_campaign=x&pk_kwd=y&fbclid=z": PAGE,
    "https://news.example.org/a?x=1&amp;utm_source=rss": f"{PAGE}?x=1",
    "https://news.example.org/a?utm_source=rss&x=1&gclid=2&y=3": f"{PAGE}?x=1&y=3",
    "https://news.example.org/a?&&x=1&": f"{PAGE}?x=1",
    "https://news.example.org": "https://news.example.org/",
    "https://news.example.org?x=1": "https://news.example.org/?x=1",
    "https://news.example.org/a/..": "https://news.example.org/",
    "https://news.example.org/a/.": "https://news.example.org/a/",
    "https://news.example.org/grün": "https://news.example.org/gr%C3%BCn",
    "https://news.example.org/gr%c3%bcn": "https://news.example.org/gr%C3%BCn",
    "https://news.example.org/a b": "https://news.example.org/a%20b",
    "https://bücher.example/": "https://xn--bcher-kva.example/",
    "https://BÜCHER.example/": "https://xn--bcher-kva.example/",
    "https://bu\u0308cher.example/": "https://xn--bcher-kva.example/",
    "https://straße.example/": "https://xn--strae-oqa.example/",
    "https://xn--bcher-kva.example/": "https://xn--bcher-kva.example/",
    "https://b%C3%BCcher.example/": "https://xn--bcher-kva.example/",
    "https://例え。example/": "https://xn--r8jz45g.example/",
    "http://[2001:DB8::1]:80/": "http://[2001:db8::1]/",
}  # fmt: skip


@pytest.mark.parametrize("address", SAME)
def test_i11_what_makes_no_difference_is_left_out(address):
    assert normalised(address) == SAME[address]


@pytest.mark.parametrize("address", SAME)
def test_a_key_is_its_own_key(address):
    assert normalised(SAME[address]) == SAME[address]


@pytest.mark.parametrize(
    "address",
    [
        "https://news.example.org/A",
        "https://news.example.org/a/",
        "https://news.example.org//a",
        "https://news.example.org:8443/a",
        "https://news.example.org/a?id=1",
        "https://news.example.org/a?id=",
        "https://news.example.org/a?id",
        "https://news.example.org/a?ref=main",
        "https://news.example.org/a?source=x&page=2",
        "https://news.example.org/a?b=2&a=1",
        "https://news.example.org/a?x=1%262",
        "https://news.example.org/a?x=a+b",
        "https://news.example.org/a%2Fb",
        "https://news.example.org/a;v=1",
        "https://news.example.org/#!/a",
        "https://news.example.org/#/a",
        "https://www.news.example.org/a",
        "http://news.example.org/a",
        "https://news.example.org/utm_source",
    ],
)
def test_what_matters_is_kept(address):
    assert normalised(address) == address


@pytest.mark.parametrize("name", sorted(TRACKERS))
def test_i11_every_tracker_is_left_out_alone_and_beside_others(name):
    assert normalised(f"{PAGE}?{name}=1") == PAGE
    assert normalised(f"{PAGE}?a=1&{name}=1&b={name}") == f"{PAGE}?a=1&b={name}"


def test_i11_there_are_forty_trackers_or_more():
    assert len(TRACKERS) >= 40


NO_ADDRESSES = [
    "", " ", "/a", "a", "javascript:alert(1)", "java\tscript:alert(1)",
    "data:text/html,x",
    "mailto:a@b.example", "ftp://x.example/", "file:///etc/passwd", "urn:uuid:1",
    "https:",
    "https://", "https:///a", "http://[::1", "http://x.example:99999/",
    "http://x.example:x/", f"https://x.example/{'a' * 3_000}", "tag:x.example,2026:1",
    "https://<script>/", "https://a b\\c/",
]  # fmt: skip


@pytest.mark.parametrize("told", NO_ADDRESSES)
def test_what_is_no_web_address_has_no_key(told):
    assert normalised(told) == ""


@pytest.mark.parametrize("told", [one for one in NO_ADDRESSES if ":" in one])
def test_what_leads_elsewhere_is_no_web_address(told):
    assert web_address(told, "") == ""


@pytest.mark.parametrize(
    ("told", "address"),
    [
        ("/a", "https://news.example.org/a"),
        ("a", "https://news.example.org/b/a"),
        ("../a", "https://news.example.org/a"),
        ("?x=1", "https://news.example.org/b/c?x=1"),
        ("//other.example/a", "https://other.example/a"),
        ("\\\\other.example\\a", "https://other.example/a"),
        ("http://other.example/ü?q=„x“", "http://other.example/ü?q=„x“"),
        ("https://other.example/a b", "https://other.example/a%20b"),
        ("https://other.example/a\nb", "https://other.example/ab"),
        ("https://other.example/\u202ea", "https://other.example/a"),
        ('https://other.example/"><b>', "https://other.example/%22%3E%3Cb%3E"),
        ("https://me@other.example/", ""),
        ("HTTPS://other.example/", "https://other.example/"),
    ],
)
def test_an_address_is_absolute_and_as_it_was_told(told, address):
    assert web_address(told, "https://news.example.org/b/c") == address


@pytest.mark.parametrize(
    "spelt",
    [
        "https://www.example.org/a/",
        "http://example.org/a",
        "https://example.org/a?utm_source=letter#top",
        "https://EXAMPLE.org:443/b/../a",
    ],
)
def test_a_bare_key_is_what_users_type(spelt):
    assert bare_key(spelt) == "example.org/a"


def test_a_bare_key_keeps_what_chooses_a_page():
    assert bare_key("https://example.org/a?id=5") == "example.org/a?id=5"
    assert not bare_key("mailto:x@example.org")
