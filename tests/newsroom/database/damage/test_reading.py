"""A value that can't be read takes no page with it, and is named by table and key."""

import logging
import re
from datetime import date

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client

from articles.foundation.faults import Fault, fault_of
from articles.models import Article, Edition, Topic
from newsroom.database.damage import reading, reporting
from newsroom.database.faults import in_words
from newsroom.management.command_runner import refusal
from newsroom.monitoring.doctor import examine
from tests.newsroom.database.damage.harming import break_text
from tests.support import factories

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ["/de/", "/de/artikel/", "/de/artikel/feed.atom", "/de/artikel/feed.json"]


@pytest.fixture(autouse=True)
def _nothing_known():
    yield
    reading.found.clear()
    reporting.reported.clear()


@pytest.fixture
def topic() -> Topic:
    topic = factories.topic("Europa")
    factories.published(headline="Am Hafen", topics=[topic])
    factories.published(headline="Auf See")
    break_text("articles_topic", "names", topic.pk)
    return topic


def test_readers_get_every_page_around_a_broken_label(topic, caplog):
    for path in PAGES:
        answer = Client().get(path)
        assert answer.status_code == 200, path
        assert "Am Hafen" in answer.text
        assert "Auf See" in answer.text
    said = {record.getMessage() for record in caplog.records}
    [line] = [line for line in said if "damaged" in line]
    assert f"articles_topic, key {topic.pk}, column “names”" in line
    assert "Restore it from a backup" in line


def test_the_same_damage_is_logged_once(topic, caplog):
    for _turn in range(3):
        assert "�" in Topic.objects.get(pk=topic.pk).name
    assert len([r for r in caplog.records if r.levelno == logging.ERROR]) == 1


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_no_row_is_lost_or_doubled_beside_a_broken_one(topic, size):
    for number in range(5):
        Topic.objects.create(name=f"Thema {number}", slug=f"thema-{number}")
    break_text("articles_topic", "aliases", topic.pk)
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, aliases FROM articles_topic ORDER BY id")
        rows = []
        while some := cursor.fetchmany(size):
            rows += some
        assert rows == [*Topic.objects.order_by("id").values_list("id", "aliases")]
        cursor.execute("SELECT id, aliases FROM articles_topic ORDER BY id")
        assert cursor.fetchall() == rows
        cursor.execute("SELECT id, aliases FROM articles_topic ORDER BY id")
        assert [cursor.fetchone() for _row in rows] == rows
        assert cursor.fetchone() is None
    assert len(rows) == 6


def test_in_a_transaction_it_is_refused_with_its_place(topic):
    with pytest.raises(DatabaseError) as caught, transaction.atomic():
        Topic.objects.get(pk=topic.pk)
    assert fault_of(caught.value) is Fault.DAMAGED
    told = in_words(caught.value)
    assert f"articles_topic, key {topic.pk}, column “names”" in told
    assert "restore a backup" in told
    assert "DATABASE_URL" not in told


def test_other_articles_can_be_saved_and_published_meanwhile(topic):
    article = factories.published(headline="Danach")
    assert Client().get(article.get_absolute_url()).status_code == 200


def test_a_backup_of_it_is_refused_in_one_line(topic, tmp_path):
    with pytest.raises((DatabaseError, ValueError)) as caught:
        call_command("backup", tmp_path / "one.tar", verbosity=0)
    assert f"articles_topic, key {topic.pk}, column “names”" in refusal(caught.value)
    assert not [*tmp_path.iterdir()]


# PostgreSQL has a type for it, of which every value is one.
@pytest.mark.skipif(connection.vendor != "sqlite", reason="text in SQLite alone")
def test_a_value_that_can_not_be_converted_is_damage_with_table_and_key(caplog):
    edition = factories.published().edition
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_edition SET uuid = 'keine Kennung'")
    assert Edition.objects.get().uuid is None
    assert place_in(caplog) == f"articles_edition, key {edition.pk}, column “uuid”"
    with pytest.raises(ValueError, match="badly") as caught, transaction.atomic():
        Edition.objects.get()
    assert fault_of(caught.value) is Fault.DAMAGED
    place = f"articles_edition, key {edition.pk}, column “uuid”"
    assert place in in_words(caught.value)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="text in SQLite alone")
@pytest.mark.parametrize("value", ["2026-02-31", "gestern"])
def test_a_date_that_is_none_is_damage_with_table_and_key(caplog, value):
    article = factories.published(headline="Am Hafen", dated=date(2026, 2, 3))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_article SET dated = %s", [value])
    assert Article.objects.get().dated is None
    assert place_in(caplog) == f"articles_article, key {article.pk}, column “dated”"
    with pytest.raises(DatabaseError, match="“dated”"), transaction.atomic():
        Article.objects.get()
    assert Client().get("/de/").status_code == 200


def test_a_list_goes_on_without_a_card_that_can_not_be_made(caplog):
    factories.published(headline="Auf See")
    article = factories.published(headline="Am Hafen")
    break_text("articles_article", "slug", article.pk)
    for path in PAGES:
        answer = Client().get(path)
        assert answer.status_code == 200
        assert "Auf See" in answer.text
    assert "is left out of lists" in caplog.text


def place_in(caplog) -> str:
    """Return the place that the log names as damaged."""
    [place] = re.findall(r"damaged: (articles_.*”) can't be read", caplog.text)
    return place


def test_the_code_s_own_wrong_values_are_no_damage():
    with pytest.raises(ValueError, match="invalid literal") as caught:
        int("x")
    assert fault_of(caught.value) is None


def test_the_doctor_calls_it_damage_and_not_away(topic):
    article = Article.objects.first()
    break_text("articles_article", "headline", article.pk)
    codes = {finding.code for finding in examine().findings}
    assert "database-away" not in codes
    assert "question-failed" not in codes


def test_a_bent_schema_is_one_line(caplog):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE articles_topic RENAME TO articles_tupic")
        cursor.execute("ALTER TABLE articles_page RENAME TO articles_pige")
    try:
        found = [one for one in examine().findings if one.code == "schema-damaged"]
        codes = {one.code for one in examine().findings}
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE articles_tupic RENAME TO articles_topic")
            cursor.execute("ALTER TABLE articles_pige RENAME TO articles_page")
    assert len(found) == 1
    assert "question-failed" not in codes
    assert not [record for record in caplog.records if record.exc_info]
