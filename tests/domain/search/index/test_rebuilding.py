"""The index is put right whatever has become of it."""

import sqlite3
from contextlib import closing
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection

from articles.domain import search
from articles.domain.search.index import table
from articles.models import Article
from tests.domain.search.finding.test_finding import found
from tests.domain.search.library import library
from tests.support.factories import published

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    said = StringIO()
    call_command("rebuild_search", *arguments, stdout=said, stderr=StringIO())
    return said.getvalue().strip()


def damage() -> None:
    """Take a row away, write a wrong one, and leave one of an article that is gone."""
    first, second, third = Article.objects.order_by("pk")[:3]
    wrong = search.document_of({"headline": "Ganz anders"}, "de")
    table.remove([first.pk])
    table.write(second.pk, wrong)
    table.write(third.pk + 1_000_000, wrong)


def test_a_sound_index_is_left_alone():
    library()
    assert (
        run("--check")
        == run()
        == ("8 versions; rows missing: 0, wrong: 0, of no article: 0.")
    )


def test_missing_wrong_and_superfluous_rows_are_told_and_put_right():
    library()
    damage()
    said = "8 versions; rows missing: 1, wrong: 1, of no article: 1."
    for _twice in range(2):
        with pytest.raises(CommandError, match="missing: 1, wrong: 1") as refusal:
            run("--check")
        assert refusal.value.returncode == 1
    assert found("Kopenhagen") == []
    assert run() == said
    assert run("--check").endswith("missing: 0, wrong: 0, of no article: 0.")
    assert found("Kopenhagen") == ["Neue Universität in Kopenhagen"]


def test_a_lost_table_is_made_again():
    library()
    table.drop()
    with pytest.raises(CommandError, match=r"damaged\. 8 versions; rows missing: 8"):
        run("--check")
    assert run().startswith("The index was damaged. 8 versions; rows missing: 8")
    assert found("Kopenhagen") == ["Neue Universität in Kopenhagen"]
    assert run("--check").endswith("missing: 0, wrong: 0, of no article: 0.")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="FTS5 has tables of its own")
def test_an_index_that_contradicts_itself_is_made_again():
    library()
    table.run("DELETE FROM articles_search_data WHERE id > 10")
    assert run().startswith("The index was damaged. 8 versions; rows missing: 8")
    assert found("Kopenhagen") == ["Neue Universität in Kopenhagen"]


def test_what_was_done_before_it_was_stopped_stays_done():
    library()
    table.clear()
    with pytest.raises(KeyboardInterrupt):
        search.rebuild(progress=interrupted)
    assert len(table.stored_articles()) == 3
    assert search.rebuild().missing == 5


def interrupted(articles):
    for number, pk in enumerate(articles):
        if number == 3:
            raise KeyboardInterrupt
        yield pk


def test_what_is_saved_meanwhile_is_neither_missing_nor_wrong():
    library()

    def saving(articles):
        for pk in articles:
            yield pk
            published(headline=f"Neben {pk}")

    assert not search.rebuild(progress=saving)
    assert not search.check()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="There one writer locks all")
@pytest.mark.parametrize("ask", [search.check, search.rebuild])
def test_r50_an_index_that_others_are_writing_is_not_taken_for_damaged(ask):
    library()
    stored = table.stored_articles()
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as other:
        other.execute("BEGIN IMMEDIATE")
        table.run("PRAGMA busy_timeout = 0")
        try:
            with pytest.raises(OperationalError, match="locked"):
                ask()
        finally:
            table.run("PRAGMA busy_timeout = 20000")
    assert table.stored_articles() == stored
