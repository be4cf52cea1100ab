"""Random histories of stories in two languages, one of which is closed and opened.

Nothing is lost, nothing is public that nobody decided to publish at that moment, and no
address leads to another edition. The settings change as at a start of the server, which
doesn't start while the clock would publish.
"""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import transaction
from django.test import override_settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from articles.domain.content import content_of
from articles.editing import languages, writing
from articles.editing.publishing import Plan, Publication, move
from articles.foundation.languages import languages_setting
from articles.foundation.refusal import Refused
from articles.models import Address, Article, Edition, Snapshot, Topic
from articles.site.public.article.resolving import resolve
from articles.workflow import TRANSITIONS, WINDOWED, Phase
from tests.support import factories
from tests.support.turns import histories

START = datetime(2027, 3, 27, 22, 59, 59, tzinfo=UTC)
HOUR = timedelta(hours=1)
WAIT = st.sampled_from([timedelta(), timedelta(seconds=1), HOUR, 3 * HOUR])
LATER = st.sampled_from([None, HOUR, 2 * HOUR])
PERSON = st.sampled_from(["author", "editor", "chief", "chief"])
WHICH = st.integers(0, 7)
# How the settings name English; it is open more often than not.
OPEN, FORMER, UNKNOWN = "open", "former", "unknown"
SETTINGS = {
    OPEN: (("de", "en"), ()),
    FORMER: (("de",), ("en",)),
    UNKNOWN: (("de",), ()),
}
STATES = st.sampled_from([OPEN, OPEN, FORMER, FORMER, UNKNOWN])
MOVES = st.sampled_from([
    "submit", "take_back", "approve", "approve", "publish", "publish", "call_off",
    "cancel_schedule", "withdraw", "reinstate", "discard", "publish_on_approval",
])  # fmt: skip
PUBLISHING = ("chief", "publish")
WRITTEN = {Phase.DRAFT, Phase.IN_REVIEW}
ENDED = {Phase.LIVE, Phase.WITHDRAWN}
EACH_ONCE = {
    "closed", "reopened", "not started", "publish", "approve", "cancel_schedule",
    "withdraw", "revise", "refused in a closed language",
}  # fmt: skip


class Languages(RuleBasedStateMachine):
    people: dict = {}
    topic: Topic
    succeeded: Counter = Counter()

    def __init__(self):
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.travel = time_machine.travel(START, tick=False)
        self.watch, self.clock = self.travel.start(), START
        self.state, self.settings = OPEN, None
        # When each version was decided to become public; contents; addresses.
        self.decided: dict[int, datetime] = {}
        self.contents: dict[int, str] = {}
        self.addresses: dict[tuple[str, str], int] = {}
        self.at_closing: set[int] = set()

    def teardown(self):
        if self.settings:
            self.settings.disable()
        self.travel.stop()
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    @initialize(at=LATER)
    def two_stories(self, at):
        at = self.clock + (at or HOUR)
        for make in (factories.scheduled, factories.planned):
            german = factories.published(topics=[str(self.topic.key)])
            self.decided[german.pk] = self.clock
            story = german.edition.story
            article = make(at=at, language="en", story=story, headline="Once")
            if article.status in WINDOWED:
                self.decided[article.pk] = at

    def set_languages(self, state):
        if self.settings:
            self.settings.disable()
        offered, former = SETTINGS[state]
        self.settings = override_settings(
            NEWSROOM_LANGUAGES=offered,
            NEWSROOM_FORMER_LANGUAGES=former,
            LANGUAGES=languages_setting((*offered, *former)),
        )
        self.settings.enable()

    def wait(self, wait):
        self.clock += wait
        self.watch.move_to(self.clock, tick=False)

    def attempt(self, act, verb, *args, **options):
        try:
            made = verb(*args, **options)
        except Refused as refusal:
            if refusal.code == writing.LANGUAGE_CLOSED:
                self.succeeded["refused in a closed language"] += 1
            return None
        self.succeeded[act] += 1
        return made

    def pick(self, which, phases=()):
        """Return an article in one of these phases, or just any."""
        everything = list(Article.objects.order_by("-pk").select_related("edition"))
        found = [one for one in everything if one.phase() in phases] or everything
        return found[which % len(found)]

    @rule(wait=WAIT, which=WHICH, name=PERSON, act=MOVES, at=LATER)
    def move(self, wait, which, name, act, at):
        self.wait(wait)
        article = self.pick(which, TRANSITIONS[act].phases)
        self.act(article, name, act, at and self.clock + at)

    def act(self, article, name, act, moment):
        kinds = {"publish": Publication, "publish_on_approval": Plan}
        told = {"by": self.people[name], "note": "Ein Grund."}
        told["options"] = kinds[act](at=moment) if act in kinds else None
        last, before = article.decisions.order_by("lock").last(), article.status
        made = self.attempt(act, move, article, act, **told)
        if made and made.status == "published" and before != "published":
            if act == "approve":
                moment = last.live_from
            self.decided[made.pk] = max(moment or self.clock, self.clock)

    @rule(at=LATER)
    def bring_on(self, at):
        """Do what leads an English text to readers, as far as one may."""
        english = Article.objects.working().in_language("en").order_by("-pk")
        for name, act in (("author", "submit"), ("editor", "approve"), PUBLISHING):
            article = english.select_related("edition").first()
            if article and article.phase() in TRANSITIONS[act].phases:
                self.act(article, name, act, at and self.clock + at)

    @rule(which=WHICH, name=PERSON, headline=st.sampled_from(["Once", "Twice"]))
    def change(self, which, name, headline):
        article = self.pick(which, WRITTEN)
        said = content_of(article) | {"headline": headline, "change_kind": "update"}
        if self.attempt("change", writing.change, article, said, by=self.people[name]):
            self.contents.pop(article.pk, None)

    @rule(which=WHICH, name=PERSON)
    def revise(self, which, name):
        self.attempt(
            "revise", writing.revise, self.pick(which, ENDED), by=self.people[name]
        )

    @rule(number=st.integers(1, 9))
    def rename(self, number):
        """Give the label another name in German."""
        topic = Topic.objects.get(pk=self.topic.pk)
        topic.names = topic.names | {"de": f"Handel {number}"}
        topic.save()

    @rule()
    def close(self):
        before = set(Article.objects.values_list("pk", "content_hash"))
        done = self.attempt("closed", languages.close, "en", by=self.people["chief"])
        assert set(Article.objects.values_list("pk", "content_hash")) == before
        if done is not None:
            english = Article.objects.in_language("en")
            assert not english.scheduled().exists()
            assert not languages.closing_of("en")

    @rule(state=STATES, is_closed_first=st.booleans())
    def start(self, state, is_closed_first):
        """Start the servers with these settings."""
        if is_closed_first and state != OPEN:
            self.close()
        self.set_languages(state)
        if any(one.scheduled for one in languages.waiting()):
            # It says so, and the operator takes the settings back.
            self.succeeded["not started"] += 1
            self.set_languages(self.state)
            return
        if state == OPEN and self.state != OPEN:
            self.succeeded["reopened"] += 1
        if state != OPEN and self.state == OPEN:
            self.at_closing = self.public("en")
        self.state = state

    def public(self, language) -> set[int]:
        found = Article.objects.public().in_language(language)
        return set(found.values_list("pk", flat=True))

    # -- What must hold after each act ---------------------------------------

    @invariant()
    def only_what_was_decided_is_public(self):
        windowed = Article.objects.windowed().values_list("pk", flat=True)
        self.decided = {pk: self.decided[pk] for pk in windowed}
        for pk in self.public("de") | self.public("en"):
            assert self.decided[pk] <= self.clock
        if self.state != OPEN:
            assert self.public("en") <= self.at_closing

    @invariant()
    def nothing_is_lost(self):
        now = dict(Article.objects.values_list("pk", "content_hash"))
        assert self.contents.items() <= now.items()
        self.contents = now
        assert set(Snapshot.objects.values_list("article", flat=True)) == set(now)
        topic = Topic.objects.get(pk=self.topic.pk)
        assert (topic.names["en"], topic.slugs["en"]) == ("Trade", "trade")

    @invariant()
    def each_address_leads_to_its_edition(self):
        begun = Article.objects.once_public().values_list(
            "edition__language", "slug", "edition"
        )
        self.addresses |= {(code, slug): edition for code, slug, edition in begun}
        stored = Address.objects.values_list("language", "slug", "edition")
        there = {(code, slug): edition for code, slug, edition in stored}
        assert self.addresses.items() <= there.items()
        for (code, slug), edition in self.addresses.items():
            found = resolve(code, slug, at=self.clock)
            assert found.article.edition == Edition.objects.get(pk=edition)


@pytest.mark.again
@pytest.mark.django_db
def test_a_language_is_closed_and_opened_and_nothing_is_lost(full_size):
    Languages.topic = factories.topic("Handel", name_en="Trade", slug_en="trade")
    Languages.people = {
        "author": factories.author(),
        "editor": factories.editor(),
        "chief": factories.chief(),
    }
    Languages.succeeded = Counter()
    size = histories(12, steps=25, share=2, everything=full_size)
    run_state_machine_as_test(Languages, settings=size)
    missed = EACH_ONCE - set(Languages.succeeded)
    assert len(missed) <= (0 if full_size else 2), missed
