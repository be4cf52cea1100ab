"""The index follows the articles, in the transaction that changes them."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from articles.domain import search
from articles.domain.search import save_words
from articles.domain.search.index import table
from articles.editing.publishing import move
from articles.editing.writing import restore, revise
from articles.models import Article
from tests.conftest import ROOT
from tests.support import factories
from tests.support.contents import full_content

pytestmark = pytest.mark.django_db
SEEDS = ROOT / "articles/transfer/demo/samples/2020"


def versions(word: str) -> list[tuple[str, int]]:
    """Return language and number of all versions, whatever their status."""
    query = search.read_query(word, "de", "en")
    rows = search.matching(Article.objects.all(), query).order_by("edition", "number")
    return list(rows.values_list("edition__language", "number"))


def test_every_save_is_found_and_what_it_replaced_is_not():
    article = factories.draft(headline="Kranich")
    assert versions("Kranich") == [("de", 1)]
    factories.edited(article, by=article.author, headline="Storch")
    assert (versions("Kranich"), versions("Storch")) == ([], [("de", 1)])
    first = article.snapshots.order_by("lock").first()
    restore(article, first, by=article.author)
    assert (versions("Kranich"), versions("Storch")) == ([("de", 1)], [])


def test_every_version_stays_found_through_its_whole_life():
    article = factories.published(headline="Kranich")
    draft = revise(article, by=factories.author())
    assert versions("Kranich") == [("de", 1), ("de", 2)]
    factories.edited(draft, by=factories.author(), headline="Reiher")
    move(draft, "discard", by=factories.author())
    assert (versions("Kranich"), versions("Reiher")) == ([("de", 1)], [("de", 2)])
    move(article, "withdraw", by=factories.chief(), note="Falsch.")
    move(article, "reinstate", by=factories.chief(), note="Doch.")
    assert versions("Kranich") == [("de", 1), ("de", 3)]
    reinstated = article.edition.articles.latest("number")
    factories.translated(reinstated, headline="Crane")
    assert versions("Crane") == [("en", 1)]
    assert not search.check()


def test_a_save_that_is_undone_leaves_no_trace():
    article = factories.draft(headline="Kranich")
    with transaction.atomic():
        factories.edited(article, by=article.author, headline="Storch")
        factories.draft(headline="Storch")
        assert len(versions("Storch")) == 2
        transaction.set_rollback(True)
    assert (versions("Kranich"), versions("Storch")) == ([("de", 1)], [])


def test_imported_articles_are_found():
    call_command("import_articles", str(SEEDS), verbosity=0)
    assert not search.check()
    assert versions("MOSAiC") == [("de", 1), ("en", 1)]


def test_everything_that_a_reader_sees_of_an_article_is_found():
    factories.published(**full_content())
    words = "Ausfuhren Zeilen Absatz Muster Musterinstitut Original Beispielverlag"
    words += " Wirtschaft Bildung USA Deutschland EU Zölle Bericht damals"
    for word in words.split():
        assert versions(word) == [("de", 1)], word


def test_the_longest_text_can_be_saved_and_is_found_by_its_beginning():
    words = " ".join(f"wort{number}" for number in range(20_000))
    many = "und " * 3_000
    body = f"<p>Anfang {many} Mitte gut {words}</p>"[:199_990] + "</p>"
    factories.draft(headline="Lang", body=body)
    odd = "".join(chr(0x1F88 + n % 100) + "ﷺ" + chr(0x12000 + n) for n in range(900))
    factories.draft(headline="Sonderbar", body=f"<p>{odd} {odd[::-1]}</p>")
    assert versions('"Anfang und"') == versions("wort12") == [("de", 1)]
    assert versions('"Mitte gut"') == [("de", 1)]
    assert not search.check()


def table_as_made() -> list:
    """Return what the database says of the table of the index."""
    asked = {
        "sqlite": [
            "SELECT sql FROM sqlite_master WHERE name = 'articles_search'",
            "SELECT sql FROM sqlite_master WHERE name LIKE 'articles_vocabulary%' "
            "ORDER BY name",
        ],
        "postgresql": [
            "SELECT attname, format_type(atttypid, atttypmod), attnotnull, attstorage "
            "FROM pg_attribute WHERE attrelid = 'articles_search'::regclass "
            "AND attnum > 0 ORDER BY attnum",
            "SELECT reloptions, indisclustered FROM pg_class JOIN pg_index "
            "ON indrelid = pg_class.oid WHERE relname = 'articles_search'",
            "SELECT attname, format_type(atttypid, atttypmod), attnotnull "
            "FROM pg_attribute WHERE attrelid = 'articles_vocabulary'::regclass "
            "AND attnum > 0 ORDER BY attnum",
            "SELECT indexdef FROM pg_indexes WHERE tablename IN "
            "('articles_search', 'articles_vocabulary') ORDER BY indexname",
        ],
    }[connection.vendor]
    with connection.cursor() as cursor:
        return [cursor.execute(one) and cursor.fetchall() for one in asked]


def test_an_index_that_is_made_anew_is_the_one_that_migrations_made():
    migrated = table_as_made()
    table.drop()
    table.create()
    assert table_as_made() == migrated
    assert all(migrated)


def test_what_is_said_of_pictures_is_found_in_the_articles_language():
    lead = factories.picture("L", alt="Kranich", caption="Moorgebiet", alt_en="Crane")
    inside = factories.picture("F", alt="Storch", caption="Horst")
    body = f'<p>Text.</p><img data-image="{inside.key}" alt="Reiher">'
    article = factories.draft(lead_image=str(lead.key), body=body)
    shown = ("Kranich", "Moorgebiet", "Horst", "Reiher")
    assert [versions(word) for word in shown] == [[("de", 1)]] * 4
    # Neither in another language, nor what this text says otherwise.
    assert versions("Storch") == versions("Crane") == []
    inside.alt, inside.caption = "Storch", "Nest"
    save_words(inside)
    assert (versions("Horst"), versions("Nest")) == ([], [("de", 1)])
    factories.edited(article, by=article.author, lead_image=None, lead_caption="Ried")
    assert versions("Kranich") == versions("Ried") == []
    assert not search.check()
