"""A thread stores the fragments of readers' requests, many at once."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.domain import fragments, site_version
from articles.domain.fragments import later
from articles.models import PrintedPart
from tests.domain.fragments.test_serving import Printer
from tests.support import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting():
    fragments.begin_writing_later()
    yield later._waiting
    later._waiting.clear()
    fragments.end_writing_later()


def test_a_request_writes_nothing_where_a_thread_does(waiting):
    one, other = factories.published(), factories.published()
    printer = Printer()
    with CaptureQueriesContext(connection) as queries:
        assert len(printer.texts(one, other)) == 2
    assert not [one["sql"] for one in queries if "SELECT" not in one["sql"]]
    assert not PrintedPart.objects.exists()
    fragments.write_waiting()
    assert not waiting
    assert len(printer.texts(other, one)) == 2
    assert printer.asked == [[one.pk, other.pk]]


def test_what_waits_at_the_end_is_written(waiting):
    article = factories.published()
    Printer().texts(article)
    fragments.end_writing_later()
    assert [one.article for one in PrintedPart.objects.all()] == [article]


def test_a_reader_of_a_public_page_writes_no_row(waiting, client):
    article = factories.published()
    for path in ("/de/", "/de/artikel/", article.get_absolute_url(), "/de/feed/rss/"):
        with CaptureQueriesContext(connection) as queries:
            client.get(path, follow=True)
        verbs = {one["sql"].split()[0] for one in queries}
        assert not verbs & {"INSERT", "UPDATE", "DELETE"}, path


def test_what_many_readers_have_made_is_bounded(waiting, monkeypatch):
    monkeypatch.setattr(later, "MOST", 2)
    articles = [factories.published(headline=f"Nummer {n}") for n in range(3)]
    for article in articles:
        assert Printer().texts(article) == [f"<p>{article.headline}</p>"]
    assert len(waiting) == 2
    fragments.write_waiting()
    assert PrintedPart.objects.count() == 2


def test_what_was_made_of_something_newer_stays(waiting):
    article = factories.published()
    Printer().texts(article)
    at = site_version.current(timezone.now())
    newer = replace(at, sequence=at.sequence + 1)
    made = {article.pk: fragments.Typeset("newer", frozenset(), "")}
    fragments.store({"card": made}, at=newer)
    fragments.write_waiting()
    assert [fragments.rows_of("card", [article.pk])[article.pk].text] == ["newer"]
