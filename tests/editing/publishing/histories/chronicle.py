"""A newsroom in which time passes and everything is written down, for the histories.

Hypothesis runs it; `test_histories` says what people may try.
"""

from collections import Counter
from datetime import UTC, datetime, timedelta

import time_machine
from django.db import connection, transaction
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition

from articles.foundation.refusal import Refused
from articles.models import Article
from tests.editing.publishing.histories import checking
from tests.editing.publishing.histories.annals import (
    MICROSECOND,
    Annals,
    public_and_noticed,
)

START = datetime(2027, 3, 27, 22, 59, 59, tzinfo=UTC)  # soon clocks go forward
NOTHING = timedelta()


def when(*phases):
    """Offer a rule only while there is an article in one of these phases."""
    return precondition(lambda newsroom: newsroom.phases & set(phases))


class Chronicle(RuleBasedStateMachine):
    people: dict = {}
    succeeded: Counter = Counter()

    def __init__(self):
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.travel = time_machine.travel(START, tick=False)
        self.watch, self.clock = self.travel.start(), START
        self.annals: dict[int, Annals] = {}
        self.known: dict[datetime, tuple] = {}
        self.frozen: dict[int, tuple] = {}
        self.touched: set[int] = set()
        self.phases: set[str] = set()

    def teardown(self):
        try:
            for moment in self.known:
                self.compare(moment)
            checking.check_contents(Article.objects.all())
            connection.check_constraints()
        finally:
            self.travel.stop()
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)

    def attempt(self, name, verb, *args, **options):
        """Let someone try; return what came of it, None if it was refused."""
        try:
            article = verb(*args, **options)
        except Refused:
            return None
        self.succeeded[name] += 1
        self.touched.add(article.pk)
        self.annals.setdefault(article.edition_id, Annals())
        return article

    def wait(self, duration):
        """Let time pass, and note down for good what was public meanwhile."""
        self.clock, before = self.clock + duration, self.clock
        self.watch.move_to(self.clock, tick=False)
        if not duration:
            return
        boundaries = (m for a in self.annals.values() for m in a.boundaries())
        moments = {m + d for m in boundaries for d in (-MICROSECOND, NOTHING)}
        for moment in moments | {before, self.clock - MICROSECOND}:
            if before <= moment < self.clock:
                self.known[moment] = checking.public_and_noticed(moment)

    def pick(self, phases, which):
        """Return an article in one of these phases, or just any."""
        found = [
            a
            for a in Article.objects.order_by("-pk")
            if not phases or a.phase() in phases
        ]
        return found[which % len(found)] if found else None

    # -- What must hold after each act ---------------------------------------

    @invariant()
    def rules_hold(self):
        if not self.touched:
            return
        checking.check_windows()
        checking.check_following()
        checking.check_addresses()
        touched = list(Article.objects.filter(pk__in=self.touched))
        checking.check_contents(touched)
        for article in touched:
            checking.check_records(article)
        self.touched.clear()

    @invariant()
    def the_past_is_what_it_was(self):
        for moment in [*self.known][-1:]:
            self.compare(moment)
        now = checking.public_and_noticed(self.clock)
        assert now == public_and_noticed(self.annals, self.clock)

    def compare(self, moment):
        found = checking.public_and_noticed(moment)
        assert found == self.known[moment]
        assert found == public_and_noticed(self.annals, moment)

    @invariant()
    def what_was_public_stays_as_it_was(self):
        articles = list(Article.objects.all())
        self.phases = {article.phase() for article in articles}
        now = {
            article.pk: (article.edition_id, article.slug, article.content_hash)
            for article in articles
            if article.status in checking.WINDOWED and article.live_from <= self.clock
        }
        assert self.frozen.items() <= now.items()
        self.frozen = now
