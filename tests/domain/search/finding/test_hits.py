"""A search gives lists the keys of all that it finds, with one query."""

import pytest

from articles.domain import search
from articles.models import Article
from tests.domain.search.library import ENGLISH, GERMAN, library
from tests.support.contents import keys
from tests.support.factories import draft, published, topic

pytestmark = pytest.mark.django_db


def found(typed: str, *columns: str, languages=("de",)) -> list[list[int]]:
    return [sorted(each) for each in search.hits(query(typed, *languages), *columns)]


def query(typed: str, *languages: str) -> search.Query:
    return search.read_query(typed, *languages or ("de",))


def test_the_keys_are_those_of_the_versions_that_match():
    library()
    for language, queries in (("de", GERMAN), ("en", ENGLISH)):
        for typed in queries:
            asked = query(typed, language)
            for column, hits in zip(
                search.COLUMNS, search.hits(asked, *search.COLUMNS), strict=True
            ):
                matching = search.matching(Article.objects, asked, column=column)
                assert sorted(hits) == sorted(a.pk for a in matching), (typed, column)


def test_each_column_holds_the_one_before_it():
    labelled = {"topics": keys(topic("Klimaschutz"))}
    headline = published(headline="Klimaschutz").pk
    teaser = published(headline="Eins", teaser="Wegen des Klimaschutzes.").pk
    label = published(headline="Zwei", **labelled).pk
    text = published(headline="Drei", body="<p>Klimaschutz überall.</p>").pk
    published(headline="Ohne")
    assert found("Klimaschutz", *search.COLUMNS) == [
        [headline],
        [headline, teaser],
        # A label is no part of headline and teaser.
        [headline, teaser, label, text],
    ]
    assert found("Klimaschutz", "words", "headline") == [
        [headline, teaser, label, text],
        [headline],
    ]


def test_versions_are_found_whoever_may_see_them():
    hidden = draft(headline="Kranich")
    shown = published(headline="Kranich im Moor")
    assert found("Kranich", "words") == [[hidden.pk, shown.pk]]


def test_what_finds_nothing_has_no_keys():
    published(headline="Kranich")
    assert found("Reiher", *search.COLUMNS) == [[], [], []]
    # Nothing is wanted: then nobody is asked.
    for typed in ("", "***", "-Kranich"):
        assert found(typed, *search.COLUMNS) == [[], [], []]


def test_all_is_one_question_to_the_index(django_assert_num_queries):
    published(headline="Kranich und Storch im Klimaschutz")
    # A phrase needs a second query if all its words are there: are they in a row?
    for typed, number in [
        ("Kranich", 1),
        ("Kranich Storch Klima", 1),
        ('"und Storch" -Reiher', 2),
        ('"und Reiher" -Storch', 1),
    ]:
        asked = query(typed)
        # This reads the meaning of the words: labels by name, words by the vocabulary.
        assert asked.directory
        assert asked.terms
        with django_assert_num_queries(number):
            search.hits(asked, *search.COLUMNS)
        with django_assert_num_queries(0):
            search.ranked(asked)
    with django_assert_num_queries(0):
        search.hits(query("-Kranich"), *search.COLUMNS)
