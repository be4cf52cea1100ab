"""Answers at old addresses are cached like pages, and as long as they are right."""

import pytest

from articles.models import OldAddress
from newsroom.page_cache.answers.request_key import MOST_LETTERS, Asked
from tests.newsroom.page_cache.asking import House, environ_of, looked
from tests.site.old_addresses.old_site import of_article
from tests.support import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(tmp_path, settings):
    settings.VAR = tmp_path
    return House(tmp_path)


def key(path: str) -> str:
    return Asked.of(environ_of(path)).key


def test_a_redirect_is_held_until_something_changes(house):
    article = factories.published(slug="neu")
    of_article(article, "/alt/")
    looked(house)
    for _again in range(2):
        answer = house.get("/alt/", accept_language="en")
        assert answer.status == 301
        assert answer.headers["Location"].endswith("/de/artikel/neu/")
    assert house.django.asked == 1
    factories.republished(article, slug="neuer")
    looked(house)
    assert house.get("/alt/").headers["Location"].endswith("/de/artikel/neuer/")


def test_what_is_unknown_is_not_held_and_leads_on_once_it_is_known(house):
    looked(house)
    assert house.get("/alt/").status == 404
    assert not house.is_held("/alt/")
    of_article(factories.published(slug="neu"), "/alt/")
    looked(house)
    assert house.get("/alt/").status == 301


def test_each_query_of_an_old_address_has_its_own_answer(house):
    for number in (12, 13):
        slug = f"artikel-{number}"
        of_article(factories.published(slug=slug), "/index.php", f"id={number}")
    of_article(factories.published(slug="wurzel"), "/", "p=5")
    looked(house)
    for number in (12, 13, 12):
        answer = house.get(f"/index.php?utm_source=x&id={number}")
        assert answer.headers["Location"].endswith(f"/artikel-{number}/")
    assert house.django.asked == 2
    assert house.get("/?p=5").headers["Location"].endswith("/wurzel/")
    assert house.get("/?p=6", accept_language="en").headers["Location"] == "/en/"
    OldAddress.objects.all().delete()


def test_queries_of_our_own_pages_make_no_more_answers_than_before():
    assert key("/robots.txt?x=1") == key("/robots.txt?x=2") == key("/robots.txt")
    assert key("/en/articles/?x=1") == key("/en/articles/")
    assert key("/index.php?b=2&a=1&fbclid=z") == key("/index.php?a=1&b=2")
    assert key("/index.php?a=1") != key("/index.php?a=2")
    long = Asked.of(environ_of("/index.php?a=" + "x" * MOST_LETTERS))
    assert not long.is_ours
