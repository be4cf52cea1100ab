"""The requested page decides what a response counts as, and no other page does."""

import pytest

from tests.site.shared.listening import asked, path_of
from tests.support import factories

pytestmark = pytest.mark.django_db


def subject_at(path: str) -> str:
    _answer, page = asked(path)
    return page.subject


@pytest.fixture
def article():
    return factories.published(
        headline="Ausfuhren", topics=[str(factories.topic("Zölle").key)]
    )


def test_an_articles_page_counts_as_its_edition(article):
    assert subject_at(path_of(article)) == f"article {article.edition_id}"
    english = factories.translated(article, headline="Exports")
    assert english.edition_id != article.edition_id


def test_a_feed_counts_by_its_one_address(article):
    assert subject_at("/de/artikel/feed.rss") == "feed /de/artikel/feed.rss"
    assert (
        subject_at("/de/themen/zoelle/feed.json") == "feed /de/themen/zoelle/feed.json"
    )
    assert subject_at("/de/korrekturen/feed.atom") == "feed /de/korrekturen/feed.atom"
    narrowed = "/de/artikel/feed.rss?utm_source=x&year=2026&topic=zoelle"
    assert subject_at(narrowed) == "feed /de/artikel/feed.rss?topic=zoelle&year=2026"


@pytest.mark.usefixtures("article")
@pytest.mark.parametrize(
    "words",
    ["erika%40secret.example", "0170+1234567", "192.168.17.200", "Klima+%26q%3Dx", "x"],
)
def test_s35_the_feed_of_a_search_counts_without_its_words(words):
    bare = f"/de/artikel/feed.rss?q={words}"
    assert subject_at(bare) == "feed /de/artikel/feed.rss?q="
    narrowed = f"/de/artikel/feed.json?q={words}&topic=zoelle"
    assert subject_at(narrowed) == "feed /de/artikel/feed.json?topic=zoelle&q="


@pytest.mark.usefixtures("article")
def test_a_search_counts_when_nothing_is_found_for_its_words_alone():
    assert subject_at("/de/artikel/?q=Nirgends+und+Nie") == "search de nirgends und nie"
    assert subject_at("/en/articles/?q=Nowhere") == "search en nowhere"
    assert subject_at("/de/artikel/?q=Ausfuhren") == ""
    # It may be found outside of what was chosen.
    assert subject_at("/de/artikel/?q=Nirgends&topic=zoelle") == ""
    assert subject_at("/de/artikel/?q=jemand%40example.org") == ""


def test_nothing_else_counts(article):
    gone = factories.withdrawn(headline="Nicht mehr")
    for path in (
        "/de/",
        "/de/artikel/",
        "/de/themen/zoelle/",
        "/de/artikel/unbekannt/",
        path_of(gone),
        f"{path_of(article)}zitat.bib",
        f"{path_of(article)}fehler-melden/",
        "/sitemap.xml",
        "/admin/login/",
    ):
        assert subject_at(path) == "", path


def test_nothing_counts_where_it_is_switched_off(article, settings):
    settings.NEWSROOM_REACH = False
    assert subject_at(path_of(article)) == ""
    assert subject_at("/de/artikel/feed.rss") == ""
    assert subject_at("/de/artikel/?q=Nirgends") == ""
