"""Random histories in which only those count who review the language, and in which
people tick and untick it: whatever is published was read by somebody else who does.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from articles.editing.publishing import AfterApproval
from articles.models import User
from tests.editing.publishing.histories.test_plan_histories import (
    EACH_ONCE,
    PERSON,
    WAIT,
    OnePlan,
    Told,
    people,
)
from tests.support.turns import histories

# The text is German.
CHOICES = st.sampled_from([["de"], ["en"], ["en"], ["en", "de"], []])
READ = EACH_ONCE - {"call_off", "take_back", "send_back"} | {"kept from approving"}


@dataclass
class Read(Told):
    """What was told, of which only the words of some count: by name."""

    strangers: set[str] = field(default_factory=set)

    def reads(self, person: str) -> bool:
        author = next(iter(self.changed))
        return person == author or person not in self.strangers

    def is_seen(self, person: str) -> bool:
        """Return whether another reader approved since each change that needs it."""
        needed = {person} if self.reads(person) else {person, *self.changed}
        return all(map(self.is_read, needed))

    def is_read(self, writer: str) -> bool:
        since = self.changed.get(writer)
        return since is None or any(
            at > since and who != writer and self.reads(who)
            for who, at in self.approved.items()
        )


class Readers(OnePlan):
    def __init__(self):
        self.strangers: set[str] = set()
        super().__init__()

    def telling(self) -> Told:
        return Read(strangers=self.strangers)

    @initialize(names=st.sets(PERSON, min_size=1, max_size=3))
    def begin_with_strangers(self, names):
        for name in names:
            self.choose(name, ["en"])

    @rule(name=PERSON, chosen=CHOICES)
    def choose(self, name, chosen):
        """Let somebody tick other languages in her profile."""
        account = User.objects.filter(username=self.people[name])
        account.update(review_languages=chosen)
        if chosen == ["en"]:
            self.strangers.add(name)
        else:
            self.strangers.discard(name)

    @precondition(lambda self: self.status == "in_review")
    @rule(wait=WAIT, name=PERSON)
    def approve(self, wait, name):
        self.wait(wait)
        plan, before = self.told.plan, self.article
        foreseen = AfterApproval(before, self.person(name)).publication
        super().approve(timedelta(), name)
        article = self.article
        if article.lock == before.lock:
            if not self.told.reads(name):
                self.succeeded["kept from approving"] += 1
            return
        assert self.told.reads(name)
        assert (article.status == "published") == bool(foreseen)
        if foreseen:
            assert self.told.is_seen(plan[0])


@pytest.mark.alike
@pytest.mark.again
@pytest.mark.django_db
def test_nothing_is_published_that_nobody_else_has_read(settings, full_size):
    settings.NEWSROOM_REVIEW_LANGUAGES = True
    Readers.people, Readers.succeeded = people(), Counter()
    steps = 30 if full_size else 20
    size = histories(12, steps=steps, share=1, everything=full_size)
    run_state_machine_as_test(Readers, settings=size)
    missed = READ - set(Readers.succeeded)
    assert len(missed) <= (0 if full_size else 5), missed
