"""Each mark counts exactly what is public now, and leads to the list of it."""

import pytest
from django.utils import timezone

from articles.editing.publishing import move
from articles.models import Article, Topic
from tests.site.charts.newsroom import fill
from tests.site.charts.reading import marks, months, table
from tests.site.public.lists.shown import sentence
from tests.support import factories
from tests.support.contents import keys
from tests.support.worlds import world

pytestmark = pytest.mark.django_db
COUNTRIES = "/de/laender-organisationen/"


@pytest.fixture(autouse=True)
def _few_countries_are_enough(monkeypatch):
    monkeypatch.setattr("articles.site.charts.world.FEWEST", 1)


@world
def newsroom():
    fill()


def public(language: str = "de"):
    return Article.objects.public(timezone.now()).in_language(language)


def test_each_month_of_the_grid_has_its_articles(client, newsroom):
    found = months(client, "/de/archiv/")
    assert {name: number for name, (number, _path) in found.items()} == {
        "Mai 2021": 1, "Februar 2020": 2, "März 2020": 1, "Dezember 2018": 1,
        "Januar 2017": 1,
    }  # fmt: skip
    days = public().values_list("printed_on", flat=True)
    for number, path in found.values():
        year, month = map(int, path.strip("/").split("/")[-2:])
        printed = [day for day in days if (day.year, day.month) == (year, month)]
        assert number == len(printed)
        assert sentence(client, path).startswith(f"{number} Artikel")
    assert list(months(client, "/en/archive/")) == ["March 2020"]


def test_a_year_has_the_months_of_its_row(client, newsroom):
    everything = months(client, "/de/archiv/")
    assert months(client, "/de/archiv/2020/") == {
        name: mark for name, mark in everything.items() if name.endswith("2020")
    }


def test_each_column_counts_the_articles_of_a_label_and_a_year(client, newsroom):
    path = "/de/themen/innovation/"
    found = marks(client, path, "column")
    assert {year: number for year, (number, _path) in found.items()} == {
        "2017": 1, "2018": 1, "2020": 3, "2021": 1,
    }  # fmt: skip
    about = public().about([Topic.objects.get(slugs__de="innovation")])
    for year, (number, address) in found.items():
        assert number == about.filter(printed_on__year=year).count()
        assert address == f"/de/artikel/?topic=innovation&year={year}"
        assert sentence(client, address).startswith(f"{number} Artikel")
    assert table(client, path) == [
        (year, *found[year]) for year in sorted(found, reverse=True)
    ]


def test_each_square_counts_the_articles_of_its_country(client, newsroom):
    found = marks(client, COUNTRIES, "tile")
    assert {name: number for name, (number, _path) in found.items()} == {
        "DE Deutschland": 3, "FR Frankreich": 1, "LU Luxemburg": 1, "GL Grönland": 1,
        "GB Vereinigtes Königreich": 1,
    }  # fmt: skip
    for name, (number, path) in found.items():
        label = factories.country(name[:2])
        assert path == f"{COUNTRIES}{label.slug}/"
        assert number == public().about([label]).count()
        assert sentence(client, path).startswith(f"{number} Artikel")
    english = marks(client, "/en/countries-organisations/", "tile")
    assert {name: number for name, (number, _path) in english.items()} == {
        "JP Japan": 1
    }


def test_the_home_page_has_the_same_map_with_its_table(client, newsroom):
    found = marks(client, "/de/", "tile")
    assert found == marks(client, COUNTRIES, "tile")
    lines = {(number, path) for _name, number, path in table(client, "/de/")}
    assert lines == set(found.values())


def test_what_is_withdrawn_leaves_every_picture_at_once(client, newsroom):
    article = public().get(headline="Nummer 4")
    assert "GB Vereinigtes Königreich" in marks(client, COUNTRIES, "tile")
    move(article, "withdraw", by=factories.chief(), note="Falsch.")
    assert "GB Vereinigtes Königreich" not in marks(client, COUNTRIES, "tile")
    assert "Mai 2021" not in months(client, "/de/archiv/")
    assert "2021" not in marks(client, "/de/themen/innovation/", "column")


def test_what_is_published_is_in_every_picture_at_once(client, newsroom):
    marks(client, COUNTRIES, "tile")
    content = {"countries": keys(factories.country("TV"))}
    factories.published(
        dated="2022-08-01", topics=keys(factories.topic("Innovation")), **content
    )
    assert marks(client, COUNTRIES, "tile")["TV Tuvalu"][0] == 1
    assert months(client, "/de/archiv/")["August 2022"][0] == 1
    assert marks(client, "/de/themen/innovation/", "column")["2022"][0] == 1


def test_pictures_ask_the_database_nothing_more(
    client, newsroom, django_assert_num_queries
):
    for path, asked in (("/de/archiv/", 1), (COUNTRIES, 1)):
        client.get(path)
        with django_assert_num_queries(asked):
            client.get(path)
