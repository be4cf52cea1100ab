"""Each public answer tells what it shows and when the first of it ends.

Random histories try it: an article is on a page if its address is in what is given.
"""

from collections import Counter
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils.translation import override
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from articles import mark
from articles.models import Address, Article
from articles.pictures import plain_rendition
from articles.public.machines.sitemaps import NEWS_AGE
from articles.publishing import Publication, feature, move
from articles.site import tells_all
from articles.site.telling import TellingMiddleware, ends, shown
from tests import factories
from tests.contents import keys
from tests.factories import chief
from tests.publishing.test_histories import people
from tests.revision.test_histories import WatchedNewsroom

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def asked(path: str, client=None):
    """Return what is given at an address, and what is told of it."""
    page = SimpleNamespace(keys=None, ends_at=None)
    answer = (client or Client()).get(path, **{"newsroom.page": page})
    return answer, page


def path_of(article) -> str:
    with override(article.language):
        return reverse("article", kwargs={"slug": article.slug})


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def through(view, page=None):
    request = RequestFactory().get("/")
    if page:
        request.META["newsroom.page"] = page
    return TellingMiddleware(view)(request)


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


def test_nobody_has_to_listen():
    assert through(tells_all(lambda request: HttpResponse())).status_code == 200


@pytest.mark.django_db
def test_a_page_tells_the_keys_of_all_that_it_shows(clock):
    topic, picture = factories.topic("Zoll"), factories.picture()
    other = factories.published(topics=keys(topic), expires_at=NOON + 2 * HOUR)
    article = factories.published(topics=keys(topic), lead_image=str(picture.key))
    english = factories.translated(article)
    move(english, "submit", by=factories.author())
    move(english, "publish", by=chief())
    _answer, page = asked(path_of(article))
    editions = {f"edition:{one.edition_id}" for one in (article, other, english)}
    assert page.keys == {
        "site",
        f"topic:{topic.pk}",
        f"image:{picture.pk}",
        *editions,
    }
    assert page.ends_at == NOON + 2 * HOUR


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
    english = factories.translated(article)
    move(english, "submit", by=factories.author())
    options = Publication(expires_at=NOON + HOUR)
    move(english, "publish", by=chief(), options=options)
    for language in ("de", "en"):
        _answer, page = asked(f"/sitemap-articles-{language}-1.xml")
        assert page.keys is None
        assert page.ends_at == NOON + HOUR


class Listener:
    """Looks at pages after each act and each wait, and at what is told of them."""

    def __init__(self, newsroom):
        self.newsroom, self.client = newsroom, Client()
        self.clock, self.mark = None, mark.now()
        self.sights: dict[str, tuple] = {}
        self.versions: dict[int, Article] = {}
        self.changes = 0

    def paths(self) -> list[str]:
        found = ["/de/", "/en/", "/de/artikel/", "/de/artikel/feed.atom"]
        found += ["/de/korrekturen/", "/de/korrekturen/feed.rss", "/de/archiv/2027/"]
        found += ["/de/artikel/?q=Eins", "/de/quellen/", "/news-sitemap.xml"]
        found += ["/sitemap-articles-de-1.xml", plain_rendition(self.picture).url]
        with override("de"):
            found.append(self.newsroom.topic.get_absolute_url())
        for address in Address.objects.order_by("pk"):
            with override(address.language):
                found.append(reverse("article", kwargs={"slug": address.slug}))
        return found

    @property
    def picture(self):
        self.newsroom.picture.refresh_from_db()
        return self.newsroom.picture

    def look(self) -> None:
        before, versions = self.sights, self.versions
        public = Article.objects.public(self.newsroom.clock).select_related("edition")
        self.versions = {one.edition_id: one for one in public}
        self.sights = {path: self.sight(path) for path in self.paths()}
        differing = [
            path
            for path in before.keys() & self.sights
            if before[path][0] != self.sights[path][0]
        ]
        gone = [one for pk, one in versions.items() if self.versions.get(pk) != one]
        if self.clock == self.newsroom.clock:
            self.compare_act(before, differing, gone)
        else:
            self.compare_wait(before, differing, gone)
        self.clock, self.mark = self.newsroom.clock, mark.now()

    def sight(self, path: str) -> tuple:
        answer, page = asked(path, self.client)
        told = (
            answer.status_code,
            answer.get("Location", ""),
            answer.content.decode(errors="replace"),
        )
        if answer.status_code < 400 or answer.status_code == 410:
            self.compare_told(told, page)
        return told, page

    def compare_told(self, told: tuple, page) -> None:
        for edition, article in self.versions.items():
            if is_on(told, article):
                if page.keys is not None:
                    assert f"edition:{edition}" in page.keys
                if article.live_until:
                    assert page.ends_at
                    assert page.ends_at <= article.live_until

    def compare_act(self, before: dict, differing: list, gone: list) -> None:
        """Whatever differs differs by an act: the mark is another one, and what is
        public no more is dropped from all that shows it.
        """
        if differing:
            self.changes += 1
            assert mark.now().begun > self.mark.begun
        dropped = mark.dropped_since(self.mark.dropped)
        for article in gone:
            key = f"edition:{article.edition_id}"
            assert mark.hash_of(key) in dropped
            for told, page in before.values():
                if is_on(told, article) and told[0] != 404:
                    assert page.keys is None or key in page.keys

    def compare_wait(self, before: dict, differing: list, gone: list) -> None:
        """Whatever shows what has ended had told that it would."""
        for path in differing:
            told, page = before[path]
            if any(is_on(told, article) for article in gone):
                assert page.ends_at <= self.newsroom.clock


def is_on(told: tuple, article: Article) -> bool:
    _status, location, text = told
    path = path_of(article)
    return path in text or path in location


class ToldNewsroom(WatchedNewsroom):
    def __init__(self):
        super().__init__()
        self.public = Listener(self)

    def wait(self, duration):
        super().wait(duration)
        if duration and hasattr(self, "public"):
            self.public.look()


@pytest.mark.again
@pytest.mark.both
@pytest.mark.django_db
def test_whatever_is_done_what_is_told_of_each_page_holds():
    ToldNewsroom.people, ToldNewsroom.succeeded = people(), Counter()
    size = settings(max_examples=max(4, settings().max_examples // 12))
    size = settings(size, stateful_step_count=22)
    run_state_machine_as_test(ToldNewsroom, settings=size)
    assert ToldNewsroom.succeeded["publish"] > 3
