"""An address has one key, however it is spelled, and some are nobody's to hold."""

import pytest
from django.http import QueryDict

from newsroom.page_cache import Asked
from newsroom.page_cache.answers.request_key import KNOWN, MOST_LETTERS
from tests.newsroom.page_cache.asking import environ_of


def asked(path: str, method: str = "GET", **headers) -> Asked:
    return Asked.of(environ_of(path, method, **headers))


@pytest.mark.parametrize(
    "other",
    [
        "/de/artikel/?country=eu&topic=z%C3%B6lle&topic=a&q=zwei+W",
        "/de/artikel/?country=eu&topic=zölle&topic=a&q=zwei%20W",
        "/de/artikel/?q=zwei+W&topic=z%c3%b6lle&country=e%75&topic=a",
        "/de/artikel/?utm_source=x&country=eu&topic=zölle&topic=a&q=zwei+W&",
        "/de/artikel/?&&country=eu&t%6fpic=z%C3%B6lle&topic=a&q=zwei+W&fbclid",
    ],
)
def test_one_address_has_one_key_however_it_is_spelled(other):
    told = "/de/artikel/?topic=z%C3%B6lle&topic=a&country=eu&q=zwei+W"
    assert asked(other).key == asked(told).key


@pytest.mark.parametrize(
    "other",
    [
        "/de/artikel/?topic=a&topic=b&q=1",
        "/de/artikel/?topic=b&topic=a&q=2",
        "/de/artikel/?topic=b&topic=a",
        "/de/artikel/?topic=b%26topic%3Da&q=1",
        "/de/artikel?topic=b&topic=a&q=1",
        "/de/Artikel/?topic=b&topic=a&q=1",
    ],
)
def test_another_address_has_another_key(other):
    assert asked(other).key != asked("/de/artikel/?topic=b&topic=a&q=1").key


def test_the_one_spelling_says_the_same_as_the_one_that_came():
    query = "topic=%FF&q=a%2Bb+c%00&topic=&year=2020&q&month=%zz&x=1"
    told, ours = QueryDict(query), QueryDict(asked(f"/de/artikel/?{query}").known_query)
    for name in KNOWN:
        assert told.getlist(name) == ours.getlist(name)
    assert "x" not in ours


def test_a_host_counts_without_its_port_and_in_small_letters():
    keys = {
        asked("/de/", host=host).key
        for host in ("testserver", "TestServer", "testserver:8000")
    }
    assert keys == {"http://testserver/de/?"}


@pytest.mark.parametrize("host", ["", "evil.example", "testserver:x", "a/b", "[::1"])
def test_a_host_that_is_not_answered_is_not_ours(host):
    assert not asked("/de/", host=host).is_ours


def test_what_came_encrypted_is_something_else(settings):
    told = {"x_forwarded_proto": "https"}
    assert asked("/de/", **told).key.startswith("http://")
    settings.NEWSROOM_PROXY_COUNT = 1
    assert asked("/de/", **told).key.startswith("https://")
    assert asked("/de/", x_forwarded_proto="https, http").is_https
    assert not asked("/de/", x_forwarded_proto="http").is_https


@pytest.mark.parametrize(
    "path",
    [
        "/admin/",
        "/admin/articles/article/",
        "/pictures/0/card.webp",
        "/static/articles/site.css",
        "/healthz",
        "/readyz",
        "/de/artikel",
        f"/de/?q={'x' * MOST_LETTERS}",
        "/de/?" + "&".join(["x"] * 100),
    ],
)
def test_what_is_the_desks_or_a_file_or_endless_is_not_ours(path):
    assert not asked(path).is_ours


def test_only_reading_as_a_whole_and_without_further_conditions_is_ours():
    assert asked("/de/").is_ours
    assert asked("/de/artikel/feed.rss", "HEAD").is_ours
    for method in ("POST", "PUT", "OPTIONS", "get"):
        assert not asked("/de/", method).is_ours
    for name in ("range", "if_match", "if_unmodified_since", "if_range"):
        assert not asked("/de/", **{name: "x"}).is_ours


@pytest.mark.parametrize(
    ("query", "is_search"),
    [
        ("q=a", True), ("%71=a", True), ("topic=a&q=%22a", True), ("q=&%71=b", True),
        ("", False), ("q=", False), ("q", False), ("qq=a", False), ("topic=q=a", False),
    ],
)  # fmt: skip
def test_a_search_is_known_by_its_words(query, is_search):
    found = asked(f"/de/artikel/?{query}")
    assert found.is_search == is_search
    # As Django reads it.
    assert bool([word for word in QueryDict(query).getlist("q") if word]) == is_search
