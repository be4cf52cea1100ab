"""A version's fragments are reused until they are out of date."""

import sqlite3
from contextlib import closing

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.domain import fragments, site_version
from articles.domain.fragments import Typeset, give
from articles.domain.fragments.rows import SHORT, content_of, text_of
from articles.editing.publishing import move
from articles.models import Article, Masthead, PrintedPart
from tests.support import factories
from tests.support.factories import chief
from tests.support.inspecting.held import held

pytestmark = pytest.mark.django_db


class Printer:
    """Makes a part of versions, and remembers of which."""

    def __init__(self, *keys: str, variant: str = ""):
        self.keys, self.variant = frozenset(keys), variant
        self.asked: list[list[int]] = []

    def __call__(self, pks, at):
        self.asked.append(list(pks))
        found = Article.objects.in_bulk(pks)
        return {
            pk: Typeset(f"<p>{found[pk].headline}</p>", self.keys, self.variant)
            for pk in pks
        }

    def texts(self, *articles, **options) -> list[str]:
        found = give(
            "card",
            [article.pk for article in articles],
            at=site_version.current(timezone.now()),
            make=self,
            **options,
        )
        return [one.text for one in found]


def test_a_part_is_made_once_and_given_in_the_order_that_was_asked_for():
    one, other = factories.published(), factories.published()
    printer = Printer()
    assert printer.texts(other, one) == [
        f"<p>{other.headline}</p>",
        f"<p>{one.headline}</p>",
    ]
    with CaptureQueriesContext(connection) as queries:
        assert len(printer.texts(one, other)) == 2
    assert printer.asked == [[other.pk, one.pk]]
    # The queries read the revision, and all parts at once. It is cached that nothing
    # has changed.
    assert len(queries) == 2


@pytest.mark.parametrize("text", ["", "x", "\0x", "é" * SHORT, "x" * (SHORT + 1)])
def test_a_stored_text_is_read_back_whatever_its_length(text):
    content = content_of(text)
    assert text_of(content) == text
    assert len(content) <= SHORT + 1


def test_what_it_shows_has_changed_so_it_is_made_anew():
    topic = factories.topic()
    article = factories.published(topics=[str(topic.key)])
    printer = Printer(topic.shown_key, "topic:0")
    printer.texts(article)
    topic.name = "Anders"
    topic.save()
    printer.texts(article)
    printer.texts(article)
    assert printer.asked == [[article.pk]] * 2


def test_a_move_of_its_edition_makes_it_anew_and_no_other():
    article, other = factories.published(), factories.published()
    printer = Printer()
    printer.texts(article, other)
    move(article, "withdraw", by=chief(), note="Falsch.")
    printer.texts(article, other)
    assert printer.asked == [[article.pk, other.pk], [article.pk]]


def test_the_site_itself_is_one_of_the_things_that_are_shown():
    article, printer = factories.published(), Printer("site")
    printer.texts(article)
    Masthead.objects.create(language="de", name="Die andere")
    printer.texts(article)
    assert printer.asked == [[article.pk]] * 2


def test_what_the_clock_decides_otherwise_is_made_anew():
    article, printer = factories.published(), Printer(variant="7")
    printer.texts(article, variants={article.pk: "7"})
    printer.texts(article, variants={article.pk: "7"})
    assert printer.asked == [[article.pk]]
    printer.texts(article)
    assert printer.asked == [[article.pk]] * 2


def test_other_templates_make_all_anew(monkeypatch):
    article, printer = factories.published(), Printer()
    printer.texts(article)
    for name in ("freshness", "rows"):
        monkeypatch.setattr(
            f"articles.domain.fragments.{name}.fingerprint", lambda: "other"
        )
    printer.texts(article)
    printer.texts(article)
    assert printer.asked == [[article.pk]] * 2


def test_another_origin_is_another_fingerprint(settings):
    before = fragments.fingerprint()
    settings.NEWSROOM_ORIGIN = "https://elsewhere.example"
    assert fragments.fingerprint() != before


def test_who_works_at_templates_gets_nothing_that_is_stored(settings):
    article, printer = factories.published(), Printer()
    printer.texts(article)
    settings.DEBUG = True
    printer.texts(article)
    assert printer.asked == [[article.pk]] * 2


def test_what_can_not_be_made_is_left_out():
    article = factories.published()
    found = give(
        "card",
        [article.pk, 0],
        at=site_version.current(timezone.now()),
        make=lambda pks, at: {},
    )
    assert found == []


def test_what_was_made_of_something_older_replaces_nothing_newer():
    article = factories.published()
    before = site_version.current(timezone.now())
    factories.published()
    after = site_version.current(timezone.now())
    assert fragments.store({"card": {article.pk: Typeset("new")}}, at=after)
    assert fragments.store({"card": {article.pk: Typeset("old")}}, at=before)
    row = fragments.rows_of("card", [article.pk])[article.pk]
    assert row.text == "new"


@pytest.mark.django_db(transaction=True)
def test_a_reader_gets_her_page_where_nothing_can_be_kept(caplog):
    article, printer = factories.published(), Printer()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA query_only = 1")
        else:
            cursor.execute("SET default_transaction_read_only = on")
        try:
            assert printer.texts(article) == [f"<p>{article.headline}</p>"]
        finally:
            if connection.vendor == "sqlite":
                cursor.execute("PRAGMA query_only = 0")
            else:
                cursor.execute("SET default_transaction_read_only = off")
    assert "can't be kept" in caplog.text
    assert not PrintedPart.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="Nobody else writes while one does"
)
def test_no_reader_waits_to_keep_something_but_who_prints_ahead_does():
    article, printer = factories.published(), Printer()
    printer.texts(article)
    stored = PrintedPart.objects.all()
    stored.update(variant="stale")
    with held(stored, variant="stale"):
        assert printer.texts(article) == [f"<p>{article.headline}</p>"]
        assert stored.get().variant == "stale"
        printer.texts(article, is_patient=True)
        assert stored.get().variant == ""


@pytest.mark.skipif(connection.vendor != "sqlite", reason="There rows are waited for")
@pytest.mark.django_db(transaction=True)
def test_that_somebody_else_was_writing_is_not_worth_a_line(caplog):
    article, printer = factories.published(), Printer()
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as other:
        other.execute("BEGIN IMMEDIATE")
        assert printer.texts(article) == [f"<p>{article.headline}</p>"]
    assert not PrintedPart.objects.exists()
    assert not caplog.records
