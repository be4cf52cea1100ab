"""After every act of a random history, cached pages are what Django would render now.

Two processes serve readers, and notice changes by the mark alone. One of them looks
at the database when it should, the other one rarely.
"""

import re
from collections import Counter
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from hypothesis.stateful import run_state_machine_as_test

from articles.domain import site_version
from articles.domain.label_index import stored_copy
from articles.domain.site_version import kept
from articles.models import Article
from articles.site.public.lists import leaf
from newsroom.page_cache import Asked
from tests.editing.publishing.histories import checking
from tests.editing.publishing.histories.test_histories import people
from tests.newsroom.page_cache.asking import House, commit, environ_of
from tests.site.prerender import readers
from tests.site.prerender.test_histories import SIZE, TURNS, PrintedNewsroom
from tests.support.turns import histories

LISTS = ("/de/", "/en/", "/de/artikel/", "/en/articles/")
ARTICLE = re.compile(r'href="(/(?:de/artikel|en/articles)/[\w-]+/)"')
DATE, YOUNG = "Last-Modified", timedelta(seconds=3)


def without_date(headers: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name != DATE}


def is_notice(copy) -> bool:
    """Return whether it only says that an article was withdrawn."""
    return b'<div class="notice">' in copy.body


class Readers:
    """Ask both processes for the same, and Django itself."""

    def __init__(self, newsroom):
        self.newsroom, self.turn, self.changes = newsroom, 0, 0
        self.houses = [House(newsroom.folder) for _number in range(2)]
        self.seen = {}

    def note(self, execute, sql, *args):
        return execute(sql, *args)

    def look(self) -> None:
        commit()
        # Pages rendered ahead of all readers are also what would be rendered now.
        for house in self.houses:
            self.compare_copies(house)
        self.turn += 1
        paths = self.paths()
        made = {path: self.houses[0].past(path) for path in paths}
        for number, house in enumerate(self.houses):
            if self.turn % (1 + 3 * number) == 0:
                house.watcher.look()
            # At first what was held before the act, then what was made after it.
            for path in [*paths, *paths]:
                self.compare(house, path, made[path])
            self.compare_copies(house)

    def compare(self, house, path: str, made) -> None:
        before = house.django.asked
        found = house.get(path)
        self.newsroom.succeeded["hit"] += house.django.asked == before
        if DATE not in found.headers and self.is_young():
            made = made._replace(headers=without_date(made.headers))
        assert found == made, path
        if self.seen.get(path, made) != made:
            self.changes += 1
        self.seen[path] = made

    def is_young(self) -> bool:
        """Return whether a feed may lack a date: a feed that was rendered before it had
        one stays in the cache for two seconds more (ADR 8).
        """
        now = site_version.current(self.newsroom.clock)
        return now.at - max(now.bumped_at, now.boundary) < YOUNG

    def compare_copies(self, house) -> None:
        """Assert that all links of a copy are public now, database or not."""
        public = Article.objects.public(checking.counting(self.newsroom.clock))
        known = {article.get_absolute_url() for article in public}
        for path in (*LISTS, *known):
            if copy := house.rack.instead(Asked.of(environ_of(path))):
                assert set(ARTICLE.findall(copy.body.decode())) <= known, path
                self.newsroom.succeeded["copy"] += 1
        pairs = {*readers.of_pairs(public)}
        for path in {*readers.of_articles()} - known - pairs:
            copy = house.rack.instead(Asked.of(environ_of(path)))
            assert copy is None or copy.status != 200 or is_notice(copy), path

    def paths(self) -> list[str]:
        every = [*readers.of_articles(), "/de/", "/en/", "/de/artikel/"]
        rest = [*readers.of_site(), *readers.of_labels(), *readers.of_months()]
        rest += [one.replace(" ", "+") for one in readers.of_searches()]
        rest += ["/sitemap.xml"]
        if self.newsroom.full_size:
            return every + rest
        # The same some times in a row: only so is anything found that was held.
        return every + rest[self.turn // 3 % TURNS :: TURNS]


class HeldNewsroom(PrintedNewsroom):
    folder = None

    def __init__(self):
        super().__init__()
        self.noting.__exit__(None, None, None)
        self.public = Readers(self)
        self.noting = connection.execute_wrapper(self.public.note)
        self.noting.__enter__()


@pytest.fixture
def _a_process_like_those_that_serve(monkeypatch):
    """Let it remember and follow as it does outside of the transaction of a test."""
    outside = SimpleNamespace(in_atomic_block=False)
    monkeypatch.setattr(kept, "connection", outside)
    monkeypatch.setattr(stored_copy, "connection", outside)
    # So that few articles make several pages.
    monkeypatch.setitem(leaf.leaf_of.__kwdefaults__, "size", SIZE)


@pytest.mark.again
@pytest.mark.django_db
@pytest.mark.usefixtures("_a_process_like_those_that_serve")
def test_what_is_held_is_what_would_be_made_now(full_size, tmp_path, settings):
    settings.VAR = HeldNewsroom.folder = tmp_path
    HeldNewsroom.people, HeldNewsroom.succeeded = people(), Counter()
    HeldNewsroom.full_size = full_size
    size = histories(2, steps=10, share=16, everything=full_size)
    run_state_machine_as_test(HeldNewsroom, settings=size)
    succeeded = HeldNewsroom.succeeded
    assert succeeded["hit"] > 100
    assert succeeded["copy"] > 100
    assert succeeded["seen"] > 10
