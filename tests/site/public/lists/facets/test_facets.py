"""Lists offer facets to narrow them, and the numbers of the facets hold."""

from collections import Counter
from random import Random

import pytest
from django.http import QueryDict
from django.urls import resolve

from articles.domain.label_index import catalogue_now
from articles.editing.publishing import move
from articles.site.public.lists import facets
from articles.site.selection import Selection, read_selection
from tests.domain.label_index.some import some_values
from tests.site.public.lists.shown import read, short
from tests.site.public.reading import headlines, text_of, tree
from tests.support import factories
from tests.support.contents import keys
from tests.support.factories import category, chief, country, published, source, topic
from tests.support.worlds import world

pytestmark = pytest.mark.django_db


@world
def six():
    """Publish six articles that share labels and dates in different ways."""
    innovation, networks = topic("Innovation"), topic("Netzwerke")
    eu, france = country("EU"), country("FR")
    one = {"attributions": [{"source": str(source("Die Quelle").key)}]}
    rows = [
        ("2020-02-01", [innovation], [eu], one),
        ("2020-02-29", [innovation, networks], [france], {}),
        ("2020-03-01", [innovation], [eu, france], {}),
        ("2021-02-01", [networks], [eu], one),
        ("2021-03-01", [], [], {"categories": keys(category("Rubrik"))}),
        ("2022-03-01", [topic("Ökologie")], [], {}),
    ]
    for dated, topics, countries, more in rows:
        published(
            headline=f"Vom {dated}",
            dated=dated,
            topics=keys(*topics),
            countries=keys(*countries),
            **more,
        )


def test_a_list_offers_all_facets_with_numbers(client, six):
    shown = {
        title: short(facet) for title, facet in read(client, "/de/artikel/").items()
    }
    assert shown == {
        "Rubriken": "Rubrik 1",
        "Themen": "Innovation 3, Netzwerke 2, Ökologie 1",
        "Länder / Organisationen": "EU 3, Frankreich 2",
        "Quellen": "Die Quelle 2",
        "Jahre": "2022 1, 2021 2, 2020 3",
    }


def test_a_kind_with_a_choice_offers_what_narrows_it_and_what_widens_it(client, six):
    shown = read(client, "/de/artikel/?topic=innovation&country=eu")
    assert {title: short(facet) for title, facet in shown.items()} == {
        # Among the articles about the EU, whatever their topic.
        "Themen": "+Innovation 2, oder Netzwerke 3",
        # Among the articles about Innovation, whatever their country.
        "Länder / Organisationen": (
            "+EU 2, zusammen mit Frankreich 1, oder Frankreich 3"
        ),
        # Among the articles about both.
        "Quellen": "Die Quelle 1",
        "Jahre": "2020 2",
    }


def test_labels_that_are_chosen_together_say_how_they_are_joined(client, six):
    shown = read(client, "/de/artikel/?topic=innovation,netzwerke")
    assert short(shown["Themen"]) == (
        "+Innovation, +und Netzwerke 1, Innovation oder Netzwerke 4, oder Ökologie 2"
    )
    shown = read(client, "/de/artikel/?topic=innovation&topic=netzwerke")
    assert short(shown["Themen"]) == (
        "+Innovation 3, +oder Netzwerke 2, Innovation und Netzwerke 1, oder Ökologie 5"
    )
    shown = read(client, "/de/artikel/?topic=innovation,netzwerke&topic=oekologie")
    assert short(shown["Themen"]) == "+Innovation, +und Netzwerke 1, +oder Ökologie 1"


def test_each_label_is_taken_away_by_itself(client, six):
    shown = read(client, "/de/artikel/?topic=innovation,netzwerke&topic=oekologie")
    assert {name: path for name, _n, path, _c in shown["Themen"]} == {
        "Innovation": "/de/artikel/?topic=netzwerke&topic=oekologie",
        "und Netzwerke": "/de/artikel/?topic=innovation&topic=oekologie",
        "oder Ökologie": "/de/artikel/?topic=innovation,netzwerke",
    }


def test_what_adds_nothing_to_the_list_is_not_offered(client, six):
    """All articles about networks in 2020 are about innovation as well."""
    shown = read(client, "/de/artikel/?topic=innovation&year=2020")
    assert short(shown["Themen"]) == "+Innovation 3, zusammen mit Netzwerke 1"


def test_months_are_offered_of_the_one_year_that_is_chosen(client, six):
    shown = read(client, "/de/artikel/?year=2020&topic=innovation")
    assert short(shown["Monate"]) == "Februar 2, März 1"
    assert short(shown["Jahre"]) == "+2020 3"
    shown = read(client, "/de/artikel/?year=2020&month=3")
    assert short(shown["Monate"]) == "+März 1, oder Februar 3"
    assert short(shown["Jahre"]) == "+2020 3, oder 2022 4, oder 2021 5"
    shown = read(client, "/de/artikel/?year=2020&year=2021")
    assert short(shown["Jahre"]) == "+2021 2, +oder 2020 3, oder 2022 6"
    assert "Monate" not in shown
    shown = read(client, "/de/artikel/?year=2020&month=2&month=3")
    assert short(shown["Monate"]) == "+Februar 2, +oder März 1"
    assert "Monate" not in read(client, "/de/artikel/")


@pytest.mark.parametrize(
    "path",
    [
        "/de/artikel/",
        "/de/artikel/?topic=innovation&year=2020",
        "/de/artikel/?country=eu&country=frankreich",
        "/de/artikel/?country=eu,frankreich",
        "/de/artikel/?topic=innovation,netzwerke&topic=oekologie&q=vom",
        "/de/artikel/?year=2020&year=2021&country=eu",
        "/de/artikel/?year=2020&month=2",
        "/de/themen/innovation/",
        "/de/laender-organisationen/eu/",
        "/de/archiv/2020/",
        "/de/archiv/2020/02/",
    ],
)
def test_every_number_is_that_of_the_list_it_leads_to(client, six, path):
    for values in read(client, path).values():
        for name, number, address, is_chosen in values:
            response = client.get(address)
            assert response.status_code == 200, address
            reached = len(headlines(response.text))
            assert is_chosen or reached == number, name
            assert reached, address


def test_every_number_of_random_lists_is_that_of_the_list_it_leads_to(client):
    chance = Random(5)  # noqa: S311
    labels = {
        "topic": [topic(name) for name in "ABCD"],
        "country": [country(code) for code in ("DE", "FR", "CH", "EU")],
    }
    for _ in range(30):
        topics, countries = (
            keys(*chance.sample(each, chance.randint(0, 3))) for each in labels.values()
        )
        dated = f"202{chance.randint(0, 2)}-0{chance.randint(1, 3)}-01"
        published(topics=topics, countries=countries, dated=dated)
    catalogue, tried = catalogue_now(), Counter()
    for _ in range(25):
        years = chance.choice(((), (2020,), (2020, 2022)))
        selection = Selection("de", some_values(labels, chance), years)
        numbers = selection.numbers(catalogue)
        address = Selection.path if numbers.total else Selection.path_outside_archive
        for facet in facets.facets_of(selection, numbers, catalogue, address=address):
            for offer in facet.offers:
                for choice in (*offer.choices, *facet.chosen):
                    if not choice.is_chosen:
                        assert number_at(choice.path, catalogue) == choice.number
                        tried[choice.before] += 1
    assert set(tried) == {"", "oder", "zusammen mit"}
    assert min(tried.values()) > 20


def number_at(path: str, catalogue) -> int:
    """Return how many articles a list has, found by its address alone."""
    match, query = resolve(path.partition("?")[0]), QueryDict(path.partition("?")[2])
    if slug := match.kwargs.get("slug"):
        query = QueryDict(f"{match.kwargs['kind']}={slug}")
    elif match.kwargs:
        query = QueryDict("&".join(f"{k}={v}" for k, v in match.kwargs.items()))
    asked = read_selection(query, language="de", catalogue=catalogue)
    return len(asked.found(catalogue))


def test_adding_and_removing_are_plain_links_in_the_canonical_order(client, six):
    shown = read(client, "/de/themen/innovation/")
    paths = {name: path for facet in shown.values() for name, _n, path, _c in facet}
    assert paths["Innovation"] == "/de/artikel/"
    assert paths["zusammen mit Netzwerke"] == "/de/artikel/?topic=innovation,netzwerke"
    assert paths["oder Netzwerke"] == "/de/artikel/?topic=innovation&topic=netzwerke"
    assert paths["EU"] == "/de/artikel/?topic=innovation&country=eu"
    assert paths["2020"] == "/de/artikel/?topic=innovation&year=2020"
    shown = read(client, "/de/artikel/?topic=innovation&year=2020")
    paths = {name: path for facet in shown.values() for name, _n, path, _c in facet}
    assert paths["Innovation"] == "/de/archiv/2020/"
    assert paths["2020"] == "/de/themen/innovation/"
    assert paths["Februar"] == "/de/artikel/?topic=innovation&year=2020&month=2"


def test_a_choice_is_marked_and_removed_in_words(client, six):
    page = tree(client.get("/de/artikel/?topic=innovation").text)
    [item] = [li for li in page.iter("li") if li.get("class") == "facet-chosen"]
    assert text_of(item) == "Innovation 3 entfernen – Innovation"
    [link] = item.iter("a")
    assert text_of(link) == "entfernen – Innovation"
    assert link.get("href") == "/de/artikel/"


def test_what_holds_nothing_is_offered_only_to_be_removed(client, six):
    shown = read(client, "/de/artikel/?topic=innovation&year=1850")
    assert short(shown["Themen"]) == "+Innovation 0"
    assert short(shown["Jahre"]) == "+1850 0, oder 2020 3"
    assert "Quellen" not in shown
    for facet in shown.values():
        for _name, _number, path, _chosen in facet:
            assert client.get(path).status_code == 200


def test_only_what_is_public_now_and_in_this_language_counts(client, six):
    shared = {"topics": keys(topic("Innovation")), "dated": "2020-02-01"}
    paths = ["/de/artikel/", "/de/artikel/?topic=innovation&year=2020"]
    before = [client.get(path).content for path in paths]
    for make in ("draft", "in_review", "scheduled", "expired", "discarded"):
        getattr(factories, make)(**shared)
    article = published(**shared)
    assert [client.get(path).content for path in paths] != before
    move(article, "withdraw", by=chief(), note="Falsch.")
    assert [client.get(path).content for path in paths] == before
    facets = [read(client, path) for path in paths]
    for _number in range(2):
        published(language="en", **shared)
    assert [read(client, path) for path in paths] == facets
    page = read(client, "/en/articles/")
    assert [short(facet) for facet in page.values()] == ["Innovation 2", "2020 2"]


def test_a_name_in_another_language_is_marked_in_the_filter(client):
    for _number in range(2):
        published(language="en", topics=keys(topic("Zölle")))
    page = tree(client.get("/en/articles/").text)
    [link] = [a for a in page.iter("a") if a.get("class") == "facet-choice"][:1]
    assert [span.get("lang") for span in link.iter("span")] == ["de", None]


def test_search_engines_are_not_sent_into_the_combinations(client, six):
    page = tree(client.get("/de/artikel/?topic=innovation").text)
    [nav] = [nav for nav in page.iter("nav") if nav.get("class") == "facets"]
    assert {a.get("rel") for a in nav.iter("a")} == {"nofollow"}


def test_more_values_than_an_address_may_have_are_not_offered(client, six, monkeypatch):
    monkeypatch.setattr(facets, "MAX_VALUES", 1)
    shown = read(client, "/de/artikel/?topic=innovation")
    assert short(shown["Themen"]) == "+Innovation 3"
