"""Each public answer tells what it shows and when the first of it ends."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.http import HttpResponse
from django.test import RequestFactory

from articles.domain.pictures import plain_rendition
from articles.editing.publishing import Publication, feature, move
from articles.site.public.machines.sitemaps import NEWS_AGE
from articles.site.shared import tells_all
from articles.site.shared.cache_report import CacheReportMiddleware, ends, shown
from tests.site.shared.listening import asked, path_of
from tests.support import factories
from tests.support.contents import keys
from tests.support.factories import chief

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def through(view, page=None):
    request = RequestFactory().get("/")
    if page:
        request.META["newsroom.page"] = page
    return CacheReportMiddleware(view)(request)


def test_who_tells_all_is_known_and_who_doesnt_isnt():
    def view(request):
        shown("topic:1", "edition:2")
        ends(NOON + HOUR)
        ends(None)
        ends(NOON)
        return HttpResponse()

    known, unknown = SimpleNamespace(), SimpleNamespace()
    through(tells_all(view), known)
    through(view, unknown)
    assert known.keys == {"topic:1", "edition:2"}
    assert unknown.keys is None
    assert known.ends_at == unknown.ends_at == NOON


def test_a_moment_that_had_passed_before_ends_nothing(clock):
    def view(request):
        ends(NOON - HOUR, NOON, NOON + 2 * HOUR, None)
        ends(NOON + HOUR)
        return HttpResponse()

    page = SimpleNamespace()
    through(view, page)
    assert page.ends_at == NOON + HOUR


def test_nobody_has_to_listen():
    assert through(tells_all(lambda request: HttpResponse())).status_code == 200


@pytest.mark.django_db
def test_a_page_tells_the_keys_of_all_that_it_shows(clock):
    topic, picture = factories.topic("Zoll"), factories.picture()
    other = factories.published(topics=keys(topic), expires_at=NOON + 2 * HOUR)
    article = factories.published(topics=keys(topic), lead_image=str(picture.key))
    english = translated(article)
    _answer, page = asked(path_of(article))
    editions = {f"edition:{one.edition_id}" for one in (article, other, english)}
    assert page.keys == {
        "site",
        f"topic:{topic.pk}",
        f"about:topic:{topic.pk}",
        f"image:{picture.pk}",
        *editions,
    }
    assert page.ends_at == NOON + 2 * HOUR


def translated(article, **window):
    english = factories.translated(article)
    move(english, "submit", by=factories.author())
    return move(english, "publish", by=chief(), options=Publication(**window))


@pytest.mark.django_db
def test_a_page_ends_when_a_translation_does_to_which_it_leads(clock):
    article = factories.published()
    english = translated(article, expires_at=NOON + HOUR)
    for one in (article, english):
        assert asked(path_of(one))[1].ends_at == NOON + HOUR


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/de/korrekturen/", "/de/korrekturen/feed.rss"])
def test_what_was_corrected_or_withdrawn_is_told_to_be_shown(clock, path):
    changed = {"change_kind": "correction", "change_note": "Es war anders."}
    gone, article = factories.withdrawn(), factories.published()
    clock.shift(1)
    factories.republished(article, expires_at=NOON + HOUR, **changed)
    clock.shift(1)
    answer, page = asked(path)
    assert "Es war anders." in answer.text
    assert page.keys == {
        "site",
        *(f"edition:{one.edition_id}" for one in (gone, article)),
    }
    assert page.ends_at == NOON + HOUR


@pytest.mark.django_db
def test_the_home_page_ends_when_another_leads(clock):
    article = factories.published()
    feature(article, until=NOON + HOUR, by=chief())
    assert asked("/de/")[1].ends_at == NOON + HOUR
    assert asked("/en/")[1].ends_at is None


@pytest.mark.django_db
def test_what_is_left_of_an_article_is_told_to_show_it(clock):
    gone, other = factories.withdrawn(ending="gone"), factories.published()
    notice = factories.withdrawn()
    replaced = factories.superseded(factories.published(), other)
    clock.shift(1)
    for article, status in ((gone, 410), (notice, 200), (replaced, 301)):
        answer, page = asked(path_of(article))
        assert answer.status_code == status
        named = other if status == 301 else article
        assert f"edition:{named.edition_id}" in page.keys


@pytest.mark.django_db
def test_the_notices_in_a_feed_end_by_themselves(clock):
    article = factories.withdrawn()
    clock.shift(1)
    article.refresh_from_db()
    _answer, page = asked("/de/artikel/feed.atom")
    assert f"edition:{article.edition_id}" in page.keys
    assert page.ends_at == article.ended_at + timedelta(days=30)


@pytest.mark.django_db
def test_news_end_after_two_days_and_by_the_day_they_are_of(clock):
    article = factories.published()
    path = "/news-sitemap.xml"
    assert asked(path)[1].ends_at == article.live_from + NEWS_AGE
    factories.published(dated="2027-02-28")
    ended = asked(path)[1].ends_at
    assert ended < article.live_from + NEWS_AGE
    before, _page = asked(path)
    clock.move_to(ended - timedelta(microseconds=1))
    assert asked(path)[0].content == before.content
    clock.move_to(ended)
    assert asked(path)[0].content != before.content


@pytest.mark.django_db
def test_a_picture_is_shown_as_long_as_any_article_shows_it(clock):
    picture = factories.picture()
    first, last = (
        factories.published(lead_image=str(picture.key), expires_at=NOON + n * HOUR)
        for n in (1, 2)
    )
    picture.refresh_from_db()
    _answer, page = asked(plain_rendition(picture).url)
    assert page.keys == {f"image:{picture.pk}", f"edition:{last.edition_id}"}
    assert page.ends_at == NOON + 2 * HOUR
    endless = factories.published(lead_image=str(picture.key))
    _answer, page = asked(plain_rendition(picture).url)
    assert f"edition:{endless.edition_id}" in page.keys
    assert page.ends_at is None
    assert first.pk < last.pk


@pytest.mark.django_db
def test_of_sitemaps_only_the_end_is_told(clock):
    article = factories.published()
    translated(article, expires_at=NOON + HOUR)
    for language in ("de", "en"):
        _answer, page = asked(f"/sitemap-articles-{language}-1.xml")
        assert page.keys is None
        assert page.ends_at == NOON + HOUR
