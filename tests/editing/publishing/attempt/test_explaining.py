"""Explaining: why an article isn't public, in words."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.translation import override

from articles.editing.publishing import circumstances, move
from articles.editing.publishing.attempt.explaining import (
    moment,
    what_followed,
    why_not_public,
)
from articles.workflow import Phase
from tests.support import factories

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon(time_machine, english):
    time_machine.move_to(NOON, tick=False)


WORDS = {
    "draft": "it is a draft",
    "in_review": "it is still in review",
    "scheduled": "it is scheduled for 2 March 2027, 13:00 CET",
    "replaced": "a later version replaced it on 1 March 2027, 13:00 CET",
    "expired": "it expired on 28 February 2027, 13:00 CET",
    "withdrawn": "it was withdrawn on 1 March 2027, 13:00 CET: Stimmt nicht.",
    "discarded": "it was discarded",
}


@pytest.mark.parametrize(("phase", "words"), WORDS.items())
def test_the_reason_is_said_in_words(phase, words):
    article = getattr(factories, phase)()
    said = why_not_public(article, NOON + timedelta(seconds=1))
    assert said.startswith(f"Not public because {words}")


def test_an_approved_text_waits_to_be_published():
    article = factories.approved()
    [known] = circumstances([article]).values()
    said = why_not_public(article, known=known)
    assert said == "It waits to be published."


def test_of_what_is_public_nothing_is_said():
    assert why_not_public(factories.published()) == ""


def test_the_past_is_explained_as_it_was():
    article = factories.published(expires_at=NOON + timedelta(hours=1))
    assert "scheduled" in why_not_public(article, NOON - timedelta(seconds=1))
    assert why_not_public(article, NOON) == ""
    assert "expired" in why_not_public(article, NOON + timedelta(hours=1))


@pytest.mark.parametrize(
    ("utc", "words"),
    [
        ("2026-10-25T00:30", "25 October 2026, 02:30 CEST"),
        ("2026-10-25T01:30", "25 October 2026, 02:30 CET"),
        ("2027-03-28T01:00", "28 March 2027, 03:00 CEST"),
    ],
)
def test_r6_a_moment_is_named_with_its_zone_where_clocks_change(utc, words):
    assert moment(datetime.fromisoformat(utc).replace(tzinfo=UTC)) == words


def test_every_phase_has_its_words():
    assert set(WORDS) == set(Phase) - {Phase.LIVE}


@pytest.mark.parametrize(
    ("at", "now", "words"),
    [
        (None, 0, "it goes live when someone approves it."),
        (3, 0, "it goes live on 1 March 2027, 16:00 CET once someone approves it."),
        (3, 3, "it goes live on 1 March 2027, 16:00 CET once someone approves it."),
        (
            3,
            4,
            "it goes live as soon as someone approves it. It was planned for "
            "1 March 2027, 16:00 CET.",
        ),
    ],
)
def test_what_is_planned_says_what_it_waits_for(at, now, words, time_machine):
    article = factories.planned(at=at and NOON + timedelta(hours=at))
    time_machine.move_to(NOON + timedelta(hours=now), tick=False)
    assert why_not_public(article) == f"Not public: {words}"


def test_who_knows_the_circumstances_explains_without_a_question(
    django_assert_num_queries,
):
    articles = [factories.planned(), factories.in_review()]
    known = circumstances(articles)
    with django_assert_num_queries(0):
        said = [why_not_public(one, known=known[one.pk]) for one in articles]
    assert said == [why_not_public(one) for one in articles]
    assert "someone approves" in said[0]
    assert "in review" in said[1]


@override("de")
def test_what_followed_a_move_is_said_only_if_something_did():
    article = move(factories.planned(), "approve", by=factories.editor())
    assert what_followed(article, "approve").startswith("Veröffentlicht. Wie am ")
    article = move(factories.in_review(), "approve", by=factories.editor())
    assert what_followed(article, "approve") == ""
