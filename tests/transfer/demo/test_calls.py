"""The sample calls are open, opening and closed on whatever day the demo begins."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import transaction
from django.test import override_settings
from django.utils import timezone

from articles.domain.deadlines import (
    CLOSED,
    NO_DAY,
    OPEN,
    OPENING,
    SOON_NAMES,
    due_in,
)
from articles.editing.preflight import preflight
from articles.foundation.local_moment import LocalMoment
from articles.models import Article
from articles.transfer.demo import loading as demo
from articles.workflow import Phase
from tests.transfer.demo.trying import newest, start_demo

pytestmark = pytest.mark.django_db
TOLD = ("stage", "opens", "closes", "until", "place", "was", "is_rolling", "is_gate")
# Clocks change within nine days of the first two; the last one is before a 29 February.
DAYS = (
    datetime(2027, 3, 20, 23, 50, tzinfo=UTC),
    datetime(2027, 10, 25, 22, 10, tzinfo=UTC),
    datetime(2028, 2, 20, 9, 0, tzinfo=UTC),
)


@pytest.fixture(scope="module", params=DAYS, ids=lambda at: f"{at:%Y-%m-%d}")
def day(request, django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator:
    """Load the calls on a day, once for all; return the day."""
    var = tmp_path_factory.mktemp("var")
    found = {one.key.removeprefix("samples/") for one in demo.sample_documents()}
    with (
        override_settings(VAR=var, MEDIA_ROOT=var / "media"),
        django_db_blocker.unblock(),
        transaction.atomic(),
        time_machine.travel(request.param, tick=False),
    ):
        start_demo(*(key for key in found if key.startswith("calls/")))
        yield timezone.localdate()
        transaction.set_rollback(True)


def test_in_both_languages_calls_are_in_every_state(day):
    for language in ("de", "en"):
        public = Article.objects.public().in_language(language)
        pks = list(public.values_list("pk", flat=True))
        due = due_in({"in": pks}, timezone.now())
        assert set(due) == set(pks)
        states = Counter(name for one in due.values() for name in one.names)
        assert states[OPEN] >= 8
        assert 1 <= states[SOON_NAMES[14]] < states[SOON_NAMES[30]] < states[OPEN]
        assert states[OPENING] == states[CLOSED] == 1
        assert [one.day for one in due.values()].count(NO_DAY) == 1


def test_a_day_is_told_by_the_calendar_and_an_hour_by_its_clocks(day):
    outline, proposal = newest("calls/quanten").deadlines.all()
    moment = LocalMoment.read(outline.closes)
    assert ((moment.day - day).days, moment.clock) == (9, "17:00")
    assert (outline.is_gate, proposal.is_gate) == (True, False)
    summer = moment.day.month == 3
    assert outline.closes_at.hour == (15 if summer else 16)


def test_both_languages_of_a_story_tell_the_same_moments(day):
    told: dict[str, list] = {}
    for article in Article.objects.filter(edition__import_key__contains="/calls/"):
        key = article.edition.import_key
        told.setdefault(key, []).append(list(article.deadlines.values_list(*TOLD)))
    pairs = [each for each in told.values() if len(each) == 2]
    assert len(pairs) >= 8
    assert all(german == english for german, english in pairs)
    assert all(rows for each in told.values() for rows in each)


def test_one_call_waits_for_review_and_texts_name_no_other_day(day):
    for article in Article.objects.all():
        found = {one.code for one in preflight(article)}
        assert not found & {"deadline-passed", "deadline-in-text", "deadline-differs"}
        assert -40 <= ((article.dated or day) - day).days <= 0
    assert newest("calls/rechenzeit").phase() is Phase.IN_REVIEW
