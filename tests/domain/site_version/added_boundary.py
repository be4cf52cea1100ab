"""Tests of articles with one more boundary, the closing of a call.

They run in a copy of the code base with that row: see `tests/house/recipes`.
"""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from articles.domain import site_version
from articles.domain.label_index import reading
from articles.editing.publishing import move
from articles.foundation.markup import own_link
from articles.models import Article
from tests.site.shared.listening import asked, path_of
from tests.support import factories
from tests.support.contents import keys

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
HOUR, MICROSECOND = timedelta(hours=1), timedelta(microseconds=1)
CLOSING = NOON + HOUR
LISTS = (
    "/de/",
    "/de/artikel/",
    "/de/artikel/feed.atom",
    "/de/artikel/feed.json",
    "/de/korrekturen/",
    "/de/korrekturen/feed.rss",
    "/de/themen/",
    "/de/abonnieren/",
    "/de/artikel/ein-beispiel/",
    "/sitemap-articles-de-1.xml",
    "/sitemap-articles-en-1.xml",
    "/news-sitemap.xml",
)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def call(clock):
    """Return a corrected article whose call closes in an hour."""
    first = factories.published(topics=keys(factories.topic("Zoll")))
    clock.shift(1)
    changed = {"change_kind": "correction", "change_note": "Es war anders."}
    article = factories.republished(first, slug="aufruf", **changed)
    clock.shift(1)
    with site_version.atomic():
        site_version.bump()
        site_version.note_edition(article.edition_id)
        Article.objects.filter(pk=article.pk).update(closes_at=CLOSING)
    return article


def translation_of(article) -> str:
    english = factories.translated(article)
    move(english, "submit", by=english.author)
    return path_of(move(english, "publish", by=factories.chief()))


def leading_to(article) -> str:
    link = f'<p><a href="{own_link(article.edition.uuid)}">Wort</a></p>'
    return path_of(factories.published(body=link))


def test_it_is_the_next_boundary_and_then_the_last(call):
    before = CLOSING - MICROSECOND
    assert site_version.outlook(before).next_boundary == CLOSING
    assert site_version.current(before).boundary < CLOSING
    assert site_version.outlook(CLOSING).next_boundary is None
    assert site_version.current(CLOSING).boundary == CLOSING


def test_everything_that_shows_the_article_ends_then_and_not_again(call, clock):
    own = path_of(call)
    paths = [*LISTS, own, f"{own}zitat.bib", translation_of(call), leading_to(call)]
    # The second time, parts come from where they are stored.
    for _time in range(2):
        ends = {path: asked(path)[1].ends_at for path in paths}
        assert ends == dict.fromkeys(paths, CLOSING)
    clock.move_to(CLOSING)
    paths.remove("/news-sitemap.xml")
    ends = {path: asked(path)[1].ends_at for path in paths}
    assert ends == dict.fromkeys(paths)


def test_the_catalogue_reads_the_article_again(call):
    opening = NOON + HOUR / 2
    assert reading.passed_between(opening, CLOSING) == {call.pk}
    assert reading.passed_between(opening, CLOSING - MICROSECOND) == set()
    assert reading.passed_between(CLOSING, CLOSING + HOUR) == set()
