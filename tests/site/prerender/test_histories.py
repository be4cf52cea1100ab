"""Random histories: after every act, derived data equals data made from scratch.

The newsroom of the histories works while the public reads, with more articles and
labels; its processes cache, prerender, and are restarted.
"""

from collections import Counter
from datetime import datetime, timedelta
from itertools import cycle, islice
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule, run_state_machine_as_test

from articles.domain import search, site_version
from articles.domain.content import content_of
from articles.domain.label_index import catalogue_at, catalogue_now, stored_copy
from articles.domain.site_version import kept
from articles.editing.publishing import move
from articles.editing.writing import translating
from articles.models import KINDS, Article, Dossier, Masthead
from articles.site import prerender
from articles.site.public.lists import leaf
from articles.site.public.lists.page import opened
from articles.site.selection import Selection
from tests.domain.site_version.test_histories import WORD, WatchedNewsroom
from tests.editing.publishing.histories import checking
from tests.editing.publishing.histories.test_histories import (
    LATER,
    WAIT,
    WHICH,
    people,
    when,
)
from tests.site.prerender import readers
from tests.site.prerender.counting import Count
from tests.support import factories
from tests.support.contents import choices, keys
from tests.support.turns import histories

NOTHING = timedelta()
BACK = st.sampled_from([timedelta(minutes=m) for m in (1, 5, 70)])
TOPICS = st.lists(st.sampled_from(["topic", "other", "third"]), unique=True)
MONTH = st.sampled_from([None, "2027-02-03", "2026-12-24"])
# The looks in which every address has had its turn; the number of articles on a page.
TURNS, SIZE = 18, 2
MINOR = {"change_kind": "correction", "change_note": "Es war anders."}


class Derived:
    """Looks at a newsroom as readers do, and compares it with what is made anew."""

    def __init__(self, newsroom):
        self.newsroom, self.client, self.changes = newsroom, Client(), 0
        self.turn, self.wrote, self.clock = 0, True, newsroom.clock
        self.seen: dict[str, tuple] = {}

    @property
    def present(self) -> datetime:
        return checking.counting(self.newsroom.clock)

    def note(self, execute, sql, *args):
        """Note that something is written, as a wrapper of the connection's."""
        if sql.lstrip()[:6] in {"INSERT", "UPDATE", "DELETE"}:
            self.wrote = True
        return execute(sql, *args)

    def look(self) -> None:
        if not self.wrote and self.clock == self.newsroom.clock:
            return  # the act was refused
        self.turn += 1
        given = self.given()
        with readers.made_from_scratch():
            anew = {path: readers.told(self.client, path) for path in given}
        assert [path for path in given if given[path] != anew[path]] == []
        self.compare_numbers()
        self.compare_searches()
        checking.check_windows()
        self.changes += any(given[p] != self.seen[p] for p in given.keys() & self.seen)
        self.seen |= given
        self.clock, self.wrote = self.newsroom.clock, False

    def given(self) -> dict[str, tuple]:
        found = {path: readers.told(self.client, path) for path in self.paths()}
        return found | readers.leaves(self.client, "/de/artikel/")

    def paths(self) -> list[str]:
        """Return the addresses to look at: all at full size, else some by turns."""
        every = [*readers.of_articles(), "/de/", "/en/"]
        rest = [*readers.of_site(), *readers.of_labels(), *readers.of_months()]
        rest += [*readers.of_searches(), *readers.of_files(self.client)]
        if self.newsroom.full_size:
            return every + rest
        return every + rest[self.turn % TURNS :: TURNS]

    def compare_numbers(self) -> None:
        now = site_version.current(self.newsroom.clock)
        catalogue, count = catalogue_at(now), Count(self.present)
        for kind in KINDS:
            labels = catalogue.labels.by_pk[kind].values()
            for is_known, pks in (
                (catalogue.is_known, count.known),
                (catalogue.was_known, count.once),
            ):
                assert {one.pk for one in labels if is_known(one)} == pks[kind]
        for language in readers.LANGUAGES:
            for chosen in self.chosen(catalogue):
                for month in (None, (2027, 3)):
                    compare(catalogue, count, language, chosen, month)
        for version in count.public:
            assert catalogue.related(version.pk) == count.related(version.pk)

    def chosen(self, catalogue) -> list[dict]:
        topic, country = self.newsroom.topic, self.newsroom.country
        return [{}, {"topic": topic}, {"topic": topic, "country": country}]

    def compare_searches(self) -> None:
        """Compare what lists show with what the database finds of public articles."""
        catalogue, count = catalogue_now(), Count(self.present)
        for language in readers.LANGUAGES:
            newest = [version.pk for version in count.found(language, {})]
            for words in (*readers.WORDS, "Text", "Zölle topic", "Abgaben"):
                asked = search.read_query(words, language)
                numbers, first = opened(Selection(language, asked=asked), catalogue, {})
                tiers = [
                    search.matching(Article.objects.all(), asked, column=column)
                    for column in search.COLUMNS
                ]
                found = [set(tier.values_list("pk", flat=True)) for tier in tiers]
                pks = [pk for pk in newest if pk in found[-1]]
                # Matches in the headline come first, then those in the text on top.
                pks.sort(key=lambda pk: [pk not in tier for tier in found])
                assert (numbers.total, first.pks) == (len(pks), pks[:SIZE])


def compare(catalogue, count, language, labels, month) -> None:
    chosen = {kind: label.pk for kind, label in labels.items()}
    options = {"years": month[:1], "months": month[1:]} if month else {}
    labels = {kind: (label,) for kind, label in labels.items()}
    total, by_label, by_month = count.numbers(language, chosen, month)
    numbers = catalogue.numbers(language, labels, **options)
    assert (numbers.total, numbers.by_label) == (total, by_label)
    assert numbers.by_month == by_month
    ordered = [version.pk for version in count.found(language, chosen, month)]
    members = catalogue.found(language, labels, **options)
    assert catalogue.newest(members, len(ordered) + 1) == (ordered, False)


class PrintedNewsroom(WatchedNewsroom):
    full_size = False

    def __init__(self):
        site_version.forget()
        super().__init__()
        self.third = factories.topic("Hafen")
        self.publisher = factories.source("Verlag")
        self.figure = factories.picture("Kran")
        self.public = Derived(self)
        self.noting = connection.execute_wrapper(self.public.note)
        self.noting.__enter__()

    def teardown(self):
        self.noting.__exit__(None, None, None)
        super().teardown()

    @initialize(online=st.sampled_from([1, 2]), at=LATER)
    def two_stories(self, online, at):
        super().two_stories(online, at)
        for number in range(3):
            article = self.attempt("begin", self.begin, "author", "de")
            topics = islice(cycle(["topic", "other", "third"]), number, number + 2)
            self.describe(article, list(topics), None, number, number < 2)
            self.bring_online(NOTHING, 0, None, None)
            # A look also sees articles that come in its very moment.
            self.public.look()
        article, by = self.pick({"live"}, 0), self.people["author"]
        self.attempt("translate", translating.translate, article, into="en", by=by)
        self.bring_online(NOTHING, 0, None, None)
        self.what_is_out_of_date_is_printed()

    @when("draft")
    @rule(wait=WAIT, which=WHICH, days=st.integers(1, 3))
    def bring_from_the_past(self, wait, which, days):
        self.wait(wait)
        if article := self.pick({"draft"}, which):
            by = self.people["admin"]
            if self.attempt("submit", move, article, "submit", by=by):
                self.import_from_the_past(NOTHING, 0, days)

    @when("draft")
    @rule(which=WHICH, topics=TOPICS, dated=MONTH, other=WHICH, is_rich=st.booleans())
    def tell_more(self, which, topics, dated, other, is_rich):
        if article := self.pick({"draft"}, which):
            self.describe(article, topics, dated, other, is_rich)

    def describe(self, article, topics, dated, other, is_rich):
        """Save a draft with other labels, and with more to see if it is rich."""
        edition = self.pick((), other).edition
        # Those of another language are refused.
        is_other = edition != article.edition and edition.language == article.language
        body, reading = "<p>Text</p>", []
        if is_rich:
            body += f'<img data-image="{self.figure.key}" alt="Kran">'
            reading = [{"title": "Mehr", "publisher": str(self.publisher.key)}]
        choice = "pinned" if is_rich else "excluded"
        content = content_of(article) | {
            "topics": keys(*(getattr(self, name) for name in topics)),
            "dated": dated,
            "body": body,
            "further_reading": reading,
            "related": choices(choice, edition) if is_other else [],
        }
        if article.number > 1:
            content |= MINOR
        self.attempt("change", self.changed, article, content, by=self.people["author"])

    @rule(word=WORD, which=st.sampled_from(["topic", "other", "source", "publisher"]))
    def move_a_label(self, word, which):
        label = getattr(self, which)
        label.refresh_from_db()
        label.slug = f"{word} {which}".lower().replace("ö", "oe").replace(" ", "-")
        label.names |= {"en": f"{word} in English, {which}"}
        label.save()

    @rule(is_merged=st.booleans())
    def merge_a_source(self, is_merged):
        self.publisher.refresh_from_db()
        self.publisher.merged_into = self.source if is_merged else None
        self.publisher.save()

    @rule(word=WORD, which=WHICH)
    def write_a_dossier(self, word, which):
        dossier = Dossier.begun(self.topic, "de")
        dossier.body = "" if dossier.body else f"<p>{word}</p>"
        dossier.pinned = [str(self.pick((), which).edition.uuid)] * bool(dossier.body)
        dossier.save()

    @rule(word=WORD)
    def describe_a_figure(self, word):
        self.figure.refresh_from_db()
        self.figure.caption = self.figure.credit = word
        self.figure.save()

    @rule(word=WORD)
    def sign_it(self, word):
        masthead = Masthead.objects.get()
        masthead.name = word
        masthead.save()

    @rule(back=BACK)
    def the_clock_is_set_back(self, back):
        """The state stays as it is; readers get pages as of the moment that counts."""
        self.wait(-back)
        self.public.look()
        self.wait(back)

    @rule()
    def what_is_out_of_date_is_printed(self):
        prerender.catch_up()
        assert prerender.check().stale == 0
        self.succeeded["print"] += 1

    @rule(is_kept=st.booleans())
    def a_process_ends_and_another_begins(self, is_kept):
        if is_kept:
            stored_copy.keep(catalogue_now().stock)
        site_version.forget()


@pytest.fixture
def _a_process_like_those_that_serve(monkeypatch):
    """Let it remember and follow as it does outside of the transaction of a test."""
    outside = SimpleNamespace(in_atomic_block=False)
    monkeypatch.setattr(kept, "connection", outside)
    keeps = SimpleNamespace(in_atomic_block=False)
    monkeypatch.setattr(stored_copy, "connection", keeps)
    # So that few articles make several pages.
    monkeypatch.setitem(leaf.leaf_of.__kwdefaults__, "size", SIZE)


@pytest.mark.again
@pytest.mark.alike
@pytest.mark.django_db
@pytest.mark.usefixtures("_a_process_like_those_that_serve")
def test_what_is_derived_is_what_is_made_from_scratch(full_size):
    PrintedNewsroom.people, PrintedNewsroom.succeeded = people(), Counter()
    PrintedNewsroom.full_size = full_size
    steps = 22 if full_size else 12
    size = histories(2, steps=steps, share=12, everything=full_size)
    run_state_machine_as_test(PrintedNewsroom, settings=size)
    happened = set(PrintedNewsroom.succeeded)
    assert happened >= {"publish", "print"} | ({"feature"} if full_size else set())
    assert PrintedNewsroom.succeeded["seen"] > (10 if full_size else 5)
