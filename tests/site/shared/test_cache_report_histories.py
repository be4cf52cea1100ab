"""Random histories: the cache information of each page holds, whatever is done.

An article is on a page if its address is in the response.
"""

from collections import Counter

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from hypothesis.stateful import run_state_machine_as_test

from articles.domain.pictures import plain_rendition
from articles.foundation import change_mark
from articles.models import Address, Article
from tests.domain.site_version.test_histories import WatchedNewsroom
from tests.editing.publishing.histories.test_histories import people
from tests.site.shared.listening import asked, path_of
from tests.support.turns import histories


class Listener:
    """Looks at pages after each act and each wait, and at what is told of them."""

    def __init__(self, newsroom):
        self.newsroom, self.client = newsroom, Client()
        self.clock, self.mark = None, change_mark.now()
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
                slug = {"slug": address.slug}
                found.append(reverse("article", kwargs=slug))
                other = {"other": "en" if address.language == "de" else "de"}
                found.append(reverse("article_side_by_side", kwargs=slug | other))
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
        self.clock, self.mark = self.newsroom.clock, change_mark.now()

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
        """Check that pages differ only by an act: the mark is another one, and articles
        that are no longer public are dropped from all pages that show them.
        """
        if differing:
            self.changes += 1
            assert change_mark.now().begun > self.mark.begun
        dropped = change_mark.dropped_since(self.mark.dropped)
        for article in gone:
            key = f"edition:{article.edition_id}"
            assert change_mark.hash_of(key) in dropped
            for told, page in before.values():
                if is_on(told, article) and told[0] != 404:
                    assert page.keys is None or key in page.keys

    def compare_wait(self, before: dict, differing: list, gone: list) -> None:
        """Check that pages with an ended article had announced that it would end."""
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
@pytest.mark.django_db
def test_whatever_is_done_what_is_told_of_each_page_holds(full_size):
    ToldNewsroom.people, ToldNewsroom.succeeded = people(), Counter()
    size = histories(2, steps=22, share=12, everything=full_size)
    run_state_machine_as_test(ToldNewsroom, settings=size)
    assert ToldNewsroom.succeeded["publish"] > (3 if full_size else 1)
