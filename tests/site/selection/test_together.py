"""Labels that an article has to have at once: read, said, and written in one way."""

from random import Random

import pytest
from django.http import QueryDict
from django.utils.translation import override

from articles.domain.label_index import catalogue_now, joined
from articles.domain.search import read_query
from articles.models import KINDS, CountryOrganisation, Topic
from articles.site.selection import (
    MAX_VALUES,
    Selection,
    TooManyValuesError,
    UnknownValueError,
    adding,
    asks_for_former,
    read_selection,
)
from tests.domain.label_index.some import some_values
from tests.support import factories
from tests.support.contents import keys
from tests.support.worlds import world

pytestmark = pytest.mark.django_db
CODES = ("DE", "FR", "CH", "EU")


@world
def newsroom():
    """Publish one article with everything, so that readers know all labels."""
    labels = {
        "category": [factories.category(), factories.category("Analysen")],
        "topic": [factories.topic(name) for name in ("Zoll", "Ausfuhr", "B-Ware")],
        "country": [factories.country(code) for code in CODES],
        "source": [factories.source(), factories.source("Zweite Quelle")],
    }
    factories.published(
        categories=keys(*labels["category"]),
        topics=keys(*labels["topic"]),
        countries=keys(*labels["country"]),
        attributions=[{"source": str(one.key)} for one in labels["source"]],
    )
    return labels


def read(query: str, language: str = "de") -> Selection:
    given = QueryDict(query)
    return read_selection(given, language=language, catalogue=catalogue_now())


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("country=deutschland,frankreich", "country=deutschland,frankreich"),
        ("country=frankreich,deutschland", "country=deutschland,frankreich"),
        ("country=frankreich%2Cdeutschland", "country=deutschland,frankreich"),
        ("country=eu,schweiz,eu", "country=eu,schweiz"),
        (
            "country=schweiz&country=frankreich,deutschland",
            "country=deutschland,frankreich&country=schweiz",
        ),
        (
            "country=eu,schweiz&country=deutschland,frankreich&topic=zoll",
            "topic=zoll&country=deutschland,frankreich&country=eu,schweiz",
        ),
        # Articles with both labels are among those with one of them.
        ("country=deutschland,frankreich&country=schweiz&country=frankreich",
         "country=frankreich&country=schweiz"),
        ("country=deutschland,frankreich,eu&country=eu,deutschland&year=2020",
         "country=deutschland,eu&year=2020"),
        ("q=a,b&country=eu,schweiz", "country=eu,schweiz&q=a%2Cb"),
    ],
)  # fmt: skip
def test_what_an_address_asks_for_has_one_address(query, canonical):
    asked = read(query)
    assert asked.query() == canonical
    assert asked.path() == f"/de/artikel/?{canonical}"
    again = read(canonical)
    assert again == asked
    assert again.query() == canonical
    assert not asks_for_former(QueryDict(canonical), again)


@pytest.mark.parametrize("query", ["country=eu,eu", "country=eu&country=eu,schweiz"])
def test_one_label_together_with_itself_or_less_is_that_label(query):
    assert read(query).path() == "/de/laender-organisationen/eu/"


@pytest.mark.parametrize(
    "query",
    [
        "country=frankreich,deutschland",
        "country=eu,eu",
        "country=deutschland&country=deutschland,frankreich",
        "topic=zoll&country=deutschland,frankreich,deutschland",
    ],
)
def test_another_spelling_leads_to_that_address(query):
    assert asks_for_former(QueryDict(query), read(query))


@pytest.mark.parametrize(
    "values",
    ["eu,", ",eu", ",", "eu,,schweiz", "eu, schweiz", "eu,unbekannt", "eu;schweiz"],
)
def test_what_is_malformed_or_names_a_label_that_nobody_knows_is_unknown(values):
    with pytest.raises(UnknownValueError):
        read(f"country={values}")
    with pytest.raises(UnknownValueError):
        read(f"topic=zoll&country=eu&country={values}")


def test_dates_are_joined_by_or_alone():
    for query in ("year=2020,2021", "year=2020&month=2,3"):
        with pytest.raises(UnknownValueError):
            read(query)


def test_each_label_counts_as_a_value():
    labels = [factories.topic(f"Nummer {number}") for number in range(MAX_VALUES + 1)]
    factories.published(topics=keys(*labels))
    own = [label.slug for label in labels]
    assert read(f"topic={','.join(own[:-1])}").size == MAX_VALUES
    for query in (
        f"topic={','.join(own)}",
        f"topic={','.join(own[:-1])}&country=eu",
        f"topic={','.join(own[:11])}&topic={','.join(own[11:])}",
        "topic=" + "x," * 5_000,
    ):
        with pytest.raises(TooManyValuesError):
            read(query)


def test_a_label_that_was_merged_is_what_it_became_together_with_others_too():
    old, new = factories.topic("Veraltet"), factories.topic("Zoll")
    factories.published(topics=keys(old))
    old.merged_into = new
    old.save()
    asked = read("topic=veraltet,ausfuhr")
    assert asked.query() == "topic=ausfuhr,zoll"
    assert asked.labels["topic"] == (joined([new, factories.topic("Ausfuhr")]),)
    # Together with what it became it is nothing more.
    assert read("topic=veraltet,zoll").path() == "/de/themen/zoll/"


def test_a_label_is_known_by_its_former_slug_together_with_others_too():
    renamed = factories.topic("Ausfuhr")
    renamed.slug = "export"
    renamed.save()
    asked = read("topic=ausfuhr,zoll")
    assert asked.query() == "topic=export,zoll"
    assert asks_for_former(QueryDict("topic=ausfuhr,zoll"), asked)


@pytest.mark.parametrize("language", ["de", "en"])
def test_address_and_selection_are_one_and_the_same(newsroom, language):
    chance = Random(3)  # noqa: S311
    seen = set()
    with override(language):
        for _ in range(150):
            labels = some_values(newsroom, chance)
            years = chance.choice(((), (2020,), (2019, 2021)))
            months = chance.choice(((), (2, 3))) if years else ()
            asked = read_query(chance.choice(("", "Zölle, Handel")), language)
            selection = Selection(language, labels, years, months, asked)
            if selection.size > MAX_VALUES:
                continue
            query = selection.query()
            again = read(query, language)
            assert again == selection
            assert again.query() == query
            assert not asks_for_former(QueryDict(query), again)
            seen.add(query)
    assert len(seen) > 100


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_list_with_a_label_together_has_the_address_that_it_has_by_itself(
    newsroom, language
):
    chance, number = Random(4), 0  # noqa: S311
    for _ in range(80):
        selection = Selection(language, some_values(newsroom, chance), (2020,))
        for kind, values in selection.labels.items():
            mine = {
                label.pk for label in selection.every_label if label.url_name == kind
            }
            for value in values:
                path = adding(selection, kind, to=value)
                for label in newsroom[kind]:
                    if label.pk in mine:
                        continue
                    more = joined([*labels_in(value), label])
                    both = selection.exchanging(kind, value, more)
                    if both.size == selection.size + 1:
                        assert path(label) == both.path()
                        number += 1
    assert number > 50


def labels_in(value) -> list:
    return list(getattr(value, "labels", (value,)))


def test_feeds_of_both_and_of_any_are_two(newsroom):
    one, other = newsroom["country"][:2]
    both = Selection("de", {"country": (joined([one, other]),)})
    any_ = Selection("de", {"country": (one, other)})
    assert both.path("feed") == (
        f"/de/artikel/feed.rss?country={','.join(sorted([one.slug, other.slug]))}"
    )
    assert both.path("feed") != any_.path("feed")
    assert both.has_together
    assert not any_.has_together
    assert both.only_label is any_.only_label is None


def named(*names: tuple[str, str], kind=CountryOrganisation) -> list:
    return [
        kind(
            pk=number,
            names={"de": german, "en": english},
            slug=english.lower(),
        )
        for number, (german, english) in enumerate(names)
    ]


FRANCE, GERMANY, EU = ("Frankreich", "France"), ("Deutschland", "Germany"), ("EU", "EU")


@pytest.mark.parametrize("language", ["de", "en"])
def test_what_belongs_together_is_said_in_the_readers_words(language):
    france, germany, eu = named(FRANCE, GERMANY, EU)
    both, three = joined([france, germany]), joined([france, germany, eu])
    said = {
        (both,): (
            "3 Artikel mit den Schlagwörtern Deutschland und Frankreich",
            "3 articles filed under France and Germany",
        ),
        (three,): (
            "3 Artikel mit den Schlagwörtern Deutschland, EU und Frankreich",
            "3 articles filed under EU, France and Germany",
        ),
        (both, eu): (
            "3 Artikel mit dem Schlagwort Deutschland und Frankreich zugleich oder EU",
            "3 articles filed under EU, or France and Germany together",
        ),
        (joined([germany, eu]), both): (
            "3 Artikel mit dem Schlagwort Deutschland und EU zugleich "
            "oder Deutschland und Frankreich zugleich",
            "3 articles filed under EU and Germany together, "
            "or France and Germany together",
        ),
    }
    with override(language):
        for values, words in said.items():
            listed = Selection(language).choosing("country", values)
            assert listed.in_words(3) == words[language == "en"]
            assert listed.name in words[language == "en"].replace("3 a", "A")


@pytest.mark.parametrize(
    ("kind", "german", "english"),
    [
        ("category", "in den Rubriken", "in the categories"),
        ("topic", "zu den Themen", "about"),
        ("source", "nach den Quellen", "based on the sources"),
    ],
)
def test_several_labels_are_said_as_several(kind, german, english):
    both = joined(named(("Amt", "Office"), ("Haus", "House"), kind=KINDS[kind].model))
    for language, words, names in (
        ("de", german, "Amt und Haus"),
        ("en", english, "House and Office"),
    ):
        with override(language):
            listed = Selection(language, {kind: (both,)})
            assert listed.in_words(1).endswith(f" {words} {names}")


def test_what_is_joined_is_the_same_in_whatever_order():
    one, other, third = named(FRANCE, GERMANY, EU, kind=Topic)
    both = joined([one, other])
    assert both == joined([other, one, other])
    assert hash(both) == hash(joined([other, one]))
    assert joined([one, one]) is one
    assert both != joined([one, third])
