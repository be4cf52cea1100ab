"""Labels are found by their names as they are now, though these are remembered."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from articles.domain.search import read_query
from articles.domain.search.query.label_names import read_directory
from tests.support import factories

# Within a transaction nothing is remembered.
pytestmark = pytest.mark.django_db(transaction=True)


def found(word: str) -> list[str]:
    """Return the kinds of the labels that have the word in one of their names."""
    named = read_directory(("de",)).by_word.get(word, ())
    # The countries that every newsroom begins with aside.
    return [one.kind for one in named if one.kind != "country"]


def test_a_search_after_another_reads_no_names_again():
    factories.topic("Zölle")
    assert found("zoll") == ["topic"]
    with CaptureQueriesContext(connection) as queries:
        assert found("zoll") == ["topic"]
    assert [one["sql"] for one in queries if "articles_topic" in one["sql"]] == []
    assert len(queries) == 1


def test_a_label_that_no_reader_knows_is_found_as_soon_as_it_is_written():
    assert found("zoll") == []
    label = factories.topic("Zölle")
    assert found("zoll") == ["topic"]
    label.name = "Tarife"
    label.save()
    assert (found("zoll"), found("tarif")) == ([], ["topic"])
    label.aliases = "Abgaben"
    label.save()
    assert found("abgab") == ["topic"]
    label.delete()
    assert (found("tarif"), found("abgab")) == ([], [])


def test_what_is_undone_is_forgotten_with_it():
    factories.topic("Zölle")
    with transaction.atomic():
        factories.topic("Tarife")
        assert found("tarif") == ["topic"]
        transaction.set_rollback(True)
    assert found("tarif") == []
    # It is counted as what was undone would have been.
    factories.topic("Abgaben")
    assert (found("tarif"), found("abgab")) == ([], ["topic"])


def test_a_beginning_finds_all_words_that_go_on_from_it():
    for name in ("Klima", "Klimaschutz", "Kliniken", "Klimawandel"):
        factories.topic(name)
    [asked] = read_query("klima", "de").sentence.all_wanted
    labels = read_directory(("de",)).labels(asked.names(("de",)))
    assert [label.kind for label in labels if label.kind != "country"] == ["topic"] * 3
