"""A result names its reasons: the words that are in its text, or name a label."""

import pytest

from articles.domain import search
from tests.support.factories import published, source, topic

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def test_the_words_that_texts_say_are_told_by_their_number():
    published(body="<p>Zwei Häuser im Streit.</p>")
    query = search.read_query('Haus "alte Wege" -Streit Mond OR Stern', "de")
    texts = ("Zwei Häuser im Streit", "Der Stern", "alte neue Wege")
    assert search.said(query, texts, "de") == {0, 2}
    assert search.said(query, ["Das sind alte Wege"], "de") == {1}
    assert search.said(query, [], "de") == set()


def test_labels_are_meant_by_any_of_their_names_and_of_those_merged_into_them():
    weather = topic("Wetterkunde", name_en="Meteorology")
    former = topic("Witterung", aliases="Hundstage")
    former.merged_into = weather
    former.save()
    archive = source("Archiv für Wetterkunde")
    query = search.read_query("Haus Wetterkunde Hundstage", "de")
    assert search.meant_labels(query) == {
        ("topic", weather.pk): {1, 2},
        ("source", archive.pk): {1},
    }
