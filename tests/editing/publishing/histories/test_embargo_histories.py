"""Histories of a story, act by act: no window begins before an embargo that stands."""

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import given, settings, strategies as st

from articles.editing.publishing import (
    Plan,
    Publication,
    lift_embargo,
    move,
    set_embargo,
    too_early,
)
from articles.foundation.refusal import Refused
from articles.models import Article, Embargo
from tests.support import factories
from tests.support.factories import author, chief, editor

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


# A moment in hours, as an act is told it; the clock goes on between two acts.
HOURS = st.integers(0, 12)
ACTS = st.tuples(
    st.sampled_from(
        ["publish", "plan", "approve", "embargo", "lift", "cancel", "translate", "wait"]
    ),
    HOURS,
    st.booleans(),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(ACTS, min_size=3, max_size=12))
def test_whatever_is_done_no_window_begins_before_an_embargo_that_stands(acts):
    with transaction.atomic():
        with time_machine.travel("2027-03-01 10:00Z", tick=False) as clock:
            article = factories.in_review()
            for name, hours, is_translation in acts:
                story = article.edition.story.editions.order_by("pk")
                edition = story.last() if is_translation else story.first()
                attempt(name, edition, hours)
                clock.shift(timedelta(minutes=7))
                refuse_early_windows(article.edition.story)
                if name == "wait":
                    clock.shift(timedelta(hours=hours))
        transaction.set_rollback(True)


def attempt(name: str, edition, hours: int) -> None:
    """Try the act; it may be refused."""
    one = edition.articles.order_by("number").last()
    at = timezone.now() + timedelta(hours=hours) if hours else None
    acts = {
        "publish": lambda: move(one, "publish", by=chief(), options=Publication(at=at)),
        "plan": lambda: move(
            one, "publish_on_approval", by=author_who_publishes(), options=Plan(at=at)
        ),
        "approve": lambda: move(one, "approve", by=editor()),
        "embargo": lambda: set_embargo(
            one, until=at or timezone.now() + SECOND, reason="Gesperrt.", by=chief()
        ),
        "lift": lambda: lift_embargo(one, note="Frei.", by=chief()),
        "cancel": lambda: move(one, "cancel_schedule", by=chief()),
        "translate": lambda: move(factories.translated(one), "submit", by=author()),
        "wait": lambda: None,
    }
    try:
        with transaction.atomic():
            acts[name]()
    except Refused:
        return


def author_who_publishes():
    person = author()
    person.groups.add(chief().groups.get())
    return type(person).objects.get(pk=person.pk)


def refuse_early_windows(story) -> None:
    for embargo in Embargo.objects.standing().filter(story=story):
        windows = Article.objects.windowed().filter(edition__story=story)
        early = windows.filter(live_from__lt=embargo.until)
        # Readers saw some before it was set; those have ended since.
        assert not early.filter(live_until__gt=embargo.set_at)
        assert not early.filter(live_until=None)
        article = story.editions.first().articles.first()
        assert not too_early(article, embargo.until)
