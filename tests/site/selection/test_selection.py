"""A selection in words, for every combination, and its addresses."""

import pytest
from django.utils.translation import override

from articles.domain.label_index import catalogue_now
from articles.models import Category, CountryOrganisation, Source, Topic
from articles.site.feeds import FORMATS
from articles.site.selection import Selection

LABELS = {
    "category": (Category, ("Bildung", "Education"), ("Politik", "Policy")),
    "topic": (Topic, ("Klima", "Climate"), ("Zölle", "Tariffs")),
    "country": (CountryOrganisation, ("EU", "EU"), ("Frankreich", "France")),
    "source": (Source, ("Ministerium", "Ministry"), ("Amt", "Agency")),
}
# The choice, as numbers of labels of each kind, years, months. In German, in English.
WORDS = [
    ("", "3 Artikel", "3 articles"),
    (
        "category",
        "3 Artikel in der Rubrik Bildung",
        "3 articles in the category Education",
    ),
    ("topic", "3 Artikel zum Thema Klima", "3 articles about Climate"),
    ("country", "3 Artikel mit dem Schlagwort EU", "3 articles filed under EU"),
    (
        "source",
        "3 Artikel nach der Quelle Ministerium",
        "3 articles based on the source Ministry",
    ),
    ("2020", "3 Artikel aus dem Jahr 2020", "3 articles from 2020"),
    (
        "2020 2021",
        "3 Artikel aus dem Jahr 2020 oder 2021",
        "3 articles from 2020 or 2021",
    ),
    ("2020 2", "3 Artikel aus dem Februar 2020", "3 articles from February 2020"),
    (
        "2020 2 3",
        "3 Artikel aus dem Februar oder März 2020",
        "3 articles from February or March 2020",
    ),
    (
        "2020 2021 2",
        "3 Artikel aus dem Februar 2020 oder Februar 2021",
        "3 articles from February 2020 or February 2021",
    ),
    (
        "category category",
        "3 Artikel in der Rubrik Bildung oder Politik",
        "3 articles in the category Education or Policy",
    ),
    (
        "topic topic",
        "3 Artikel zum Thema Klima oder Zölle",
        "3 articles about Climate or Tariffs",
    ),
    (
        "country country",
        "3 Artikel mit dem Schlagwort EU oder Frankreich",
        "3 articles filed under EU or France",
    ),
    (
        "source source",
        "3 Artikel nach der Quelle Ministerium oder Amt",
        "3 articles based on the source Ministry or Agency",
    ),
    (
        "topic country",
        "3 Artikel zum Thema Klima, mit dem Schlagwort EU",
        "3 articles about Climate, filed under EU",
    ),
    (
        "category topic country source 2020 2",
        "3 Artikel in der Rubrik Bildung, zum Thema Klima, mit dem Schlagwort EU, "
        "nach der Quelle Ministerium, aus dem Februar 2020",
        "3 articles in the category Education, about Climate, filed under EU, "
        "based on the source Ministry, from February 2020",
    ),
]


def selection(chosen: str, language: str) -> Selection:
    labels, numbers = {}, []
    for word in chosen.split():
        if word in LABELS:
            kind, *names = LABELS[word]
            german, english = names[len(labels.get(word, ()))]
            label = kind(pk=len(numbers), names={"de": german, "en": english}, slug="x")
            labels[word] = (*labels.get(word, ()), label)
        else:
            numbers.append(int(word))
    years = tuple(number for number in numbers if number > 12)
    return Selection(language, labels, years, tuple(n for n in numbers if n <= 12))


@pytest.mark.parametrize(("chosen", "german", "english"), WORDS)
def test_what_is_listed_is_said_in_the_readers_words(chosen, german, english):
    for language, words in (("de", german), ("en", english)):
        with override(language):
            listed = selection(chosen, language)
            assert listed.in_words(3) == words
            rest = words.removeprefix("3 ")
            assert listed.in_words() == rest[:1].upper() + rest[1:]


def test_no_one_and_a_thousand_articles_are_said_as_one_says_them():
    nothing = Selection("de")
    for language, words in {
        "de": ["Keine Artikel", "1 Artikel", "12.345 Artikel"],
        "en": ["No articles", "1 article", "12,345 articles"],
    }.items():
        with override(language):
            assert [nothing.in_words(number) for number in (0, 1, 12345)] == words


@pytest.mark.parametrize(
    ("years", "months", "path"),
    [
        ([2020], [], "/de/archiv/2020/"),
        ([2020], [2], "/de/archiv/2020/02/"),
        ([2020], [12], "/de/archiv/2020/12/"),
        ([2021, 2020], [], "/de/artikel/?year=2020&year=2021"),
        ([2020], [3, 2], "/de/artikel/?year=2020&month=2&month=3"),
        ([], [], "/de/artikel/"),
    ],
)
def test_one_year_or_month_alone_has_its_place_in_the_archive(years, months, path):
    listed = Selection("de").in_period(years, months)
    assert listed.path() == path
    assert "feed.rss" in listed.path("feed")
    assert listed.is_one_period == ("archiv" in path)
    with_topic = listed.including("topic", Topic(name="Klima", slug="klima"))
    assert not with_topic.is_one_period


@pytest.mark.parametrize("form", FORMATS)
def test_a_list_has_a_feed_in_every_form(form):
    topic = Topic(name="Klima", slug="klima")
    for listed, path in (
        (Selection("de"), f"/de/artikel/feed.{form}"),
        (Selection("de").including("topic", topic), f"/de/themen/klima/feed.{form}"),
        (Selection("en").in_period([2020]), f"/en/articles/feed.{form}?year=2020"),
    ):
        assert listed.path("feed", form=form) == path


@pytest.mark.django_db
def test_the_absurd_ends_of_the_calendar_find_nothing():
    catalogue = catalogue_now()
    for year in (1000, 9999):
        listed = Selection("de").in_period([year], [12])
        assert listed.spans()[0][1].day == 31
        assert not listed.found(catalogue)
