"""A search offers links to other meanings of its words: labels, a year, a month."""

import pytest
from django.utils.translation import override

from articles.site.public.lists.search.offers import Dated, read_date
from tests.site.public.reading import text_of, tree
from tests.support.contents import keys
from tests.support.factories import country, draft, published, source, topic

pytestmark = [pytest.mark.django_db, pytest.mark.both]
LIST = "/de/artikel/?q="


def offered(client, query: str, start: str = LIST) -> list[tuple[str, str]]:
    page = tree(client.get(start + query).text)
    return [
        (text_of(a), a.get("href"))
        for nav in page.iter("nav")
        if nav.get("class") == "search-labels"
        for a in nav.iter("a")
    ]


def names(client, query: str, start: str = LIST) -> list[str]:
    return [name for name, _path in offered(client, query, start)]


@pytest.fixture
def stock():
    fusion = topic("Kernfusion", name_en="Nuclear fusion", aliases="Sonnenfeuer")
    for dated in ("2019-02-01", "2020-02-01", "2020-03-01"):
        published(
            headline="Ein Reaktor", dated=dated, topics=keys(fusion, topic("Anderes"))
        )
    published(language="en", headline="A star", dated="2018-01-01",
              topics=keys(topic("Sterne", name_en="Stars")))  # fmt: skip


def test_a_label_that_is_called_so_is_offered_with_its_number(client, stock):
    draft(topics=keys(topic("Kernfusion im Geheimen")))
    page = "/de/themen/kernfusion/"
    assert offered(client, "kernf") == [("Kernfusion 3", page)]
    assert offered(client, "Sonnenfeuer") == [("Kernfusion 3", page)]
    assert names(client, "Geheimen") == []
    published(attributions=[{"source": str(source("Kernfusion heute").key)}])
    assert names(client, "Kernfusion") == ["Kernfusion 3", "Quelle: Kernfusion heute 1"]


def test_a_label_without_articles_in_this_language_is_not_offered(client, stock):
    assert names(client, "Sterne") == []
    assert offered(client, "stars", "/en/articles/?q=") == [
        ("Stars 1", "/en/topics/sterne/")
    ]


def test_a_year_or_a_month_leads_to_its_articles(client, stock):
    assert offered(client, "2020") == [
        ("2 Artikel aus dem Jahr 2020", "/de/archiv/2020/")
    ]
    assert offered(client, "Februar+2020") == [
        ("1 Artikel aus dem Februar 2020", "/de/archiv/2020/02/")
    ]
    assert offered(client, "2018+january", "/en/articles/?q=") == [
        ("1 article from January 2018", "/en/archive/2018/01/")
    ]
    # There is none of it.
    for query in ("2017", "Mai+2020", "0999", "20200"):
        assert offered(client, query) == []


def test_a_year_goes_together_with_what_the_other_words_find_or_mean(client, stock):
    assert offered(client, "2020+reaktor") == [
        (
            "2 Artikel zu „reaktor“, aus dem Jahr 2020",
            "/de/artikel/?year=2020&q=reaktor",
        )
    ]
    assert offered(client, "kernfusion+märz+2020") == [
        (
            "1 Artikel zu „kernfusion“, aus dem März 2020",
            "/de/artikel/?year=2020&month=3&q=kernfusion",
        ),
        (
            "1 Artikel zum Thema Kernfusion, aus dem März 2020",
            "/de/artikel/?topic=kernfusion&year=2020&month=3",
        ),
    ]
    for _name, path in offered(client, "kernfusion+märz+2020"):
        assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("2020", Dated(2020, None, "")),
        ("Mai 2020", Dated(2020, 5, "")),
        ("2020 MÄRZ Berlin", Dated(2020, 3, "Berlin")),
        ("Mai März 2020", Dated(2020, None, "Mai März")),
        ("Förderung 2020 heute", Dated(2020, None, "Förderung heute")),
        ("2019 2020", None),
        ("Mai", None),
        ('"2020"', None),
        ("„Horizont 2020“", None),
        ("2020 -Berlin", None),
        ("2020 OR Berlin", None),
        ("12020", None),
    ],
)
def test_one_year_is_read_unless_signs_say_something_else(text, dated):
    with override("de"):
        assert read_date(text) == dated


def test_nothing_is_offered_where_more_was_chosen_or_on_further_pages(client, stock):
    published(headline="Kernfusion", countries=keys(country("FR")), dated="2020-05-01")
    start = "/de/artikel/?country=frankreich&q="
    assert names(client, "Kernfusion", start) == []
    assert names(client, "Kernfusion&before=0_2020-01-01_0_1") == []
