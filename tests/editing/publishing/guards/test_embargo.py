"""The guards about embargoes: nothing goes live before, by no move, in no language."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles.editing.publishing import Plan, Publication, move, offer
from articles.models import Article, Embargo
from articles.workflow import TABLE, Phase, Status
from tests.editing.publishing.embargoes import embargoed, end_of, refusal_of
from tests.support import factories
from tests.support.factories import DAY, author, chief, editor

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def test_every_move_that_shows_something_asks_for_the_embargo():
    showing = {row.name for row in TABLE if row.to == Status.PUBLISHED or row.is_plan}
    asking = {row.name for row in TABLE if {"embargo", "no_embargo"} & {*row.guards}}
    assert showing == asking == {"publish", "publish_on_approval", "reinstate"}


def test_publishing_now_is_refused_and_says_until_when_and_what_to_do():
    with time_machine.travel("2027-03-02 10:00Z", tick=False):
        article = embargoed(factories.in_review())
        refusal = refusal_of(move, article, "publish", by=chief())
    assert refusal.code == "embargo"
    assert "Sperrfrist bis 3. März 2027, 11:00 Uhr MEZ" in refusal.why
    assert "Terminieren" in refusal.remedy
    assert article.phase() is Phase.IN_REVIEW


@pytest.mark.parametrize("early", [timedelta(microseconds=1), SECOND, DAY / 2])
def test_a_schedule_before_the_end_is_refused_and_one_at_the_end_is_not(early):
    article = embargoed(factories.in_review())
    end = end_of(article)
    told = Publication(at=end - early)
    assert refusal_of(move, article, "publish", by=chief(), options=told).code == (
        "embargo"
    )
    move(article, "publish", by=chief(), options=Publication(at=end))
    with time_machine.travel(end - SECOND, tick=False):
        assert not Article.objects.public()
    with time_machine.travel(end, tick=False):
        assert Article.objects.public().get() == article


def test_nothing_may_be_backdated_before_the_end_even_afterwards():
    article = embargoed(factories.in_review())
    end = end_of(article)
    with time_machine.travel(end + DAY, tick=False):
        for at, is_refused in ((end - SECOND, True), (end, False)):
            told = Publication(at=at, backdated=True)
            if is_refused:
                found = refusal_of(move, article, "publish", by=chief(), options=told)
                assert found.code == "embargo"
            else:
                move(article, "publish", by=chief(), options=told)
    assert Article.objects.public(at=end).exists()
    assert not Article.objects.public(at=end - SECOND).exists()


def test_it_holds_in_every_language_of_the_story_and_in_those_to_come():
    article = embargoed(factories.draft())
    translation = move(factories.translated(article), "submit", by=author())
    assert refusal_of(move, translation, "publish", by=chief()).code == "embargo"
    other = factories.published(headline="Eine andere Meldung")
    assert other.phase() is Phase.LIVE


def test_publishing_again_is_refused_and_not_offered():
    article = embargoed(factories.withdrawn(), by=editor())
    assert refusal_of(offer, article, chief(), "reinstate").code == "embargo"
    told = {"by": chief(), "note": "Doch richtig."}
    assert refusal_of(move, article, "reinstate", **told).code == "embargo"
    with time_machine.travel(end_of(article)):
        assert move(article, "reinstate", **told).phase() is Phase.LIVE


@pytest.mark.parametrize("before", [None, SECOND])
def test_no_approval_may_be_told_to_publish_before_the_end(before):
    article = embargoed(factories.in_review())
    factories.edited(article, by=chief(), teaser="Von der Chefin.")
    at = before and end_of(article) - before
    refusal = refusal_of(
        move, article, "publish_on_approval", by=chief(), options=Plan(at=at)
    )
    assert refusal.code == "embargo"
    at_the_end = Plan(at=end_of(article))
    move(article, "publish_on_approval", by=chief(), options=at_the_end)
    approved = move(article, "approve", by=editor())
    assert (approved.phase(), approved.live_from) == (
        Phase.SCHEDULED,
        end_of(article),
    )


def test_an_approval_publishes_nothing_that_was_planned_by_other_means():
    """The guard stands by itself: the plan isn't ended first."""
    article = factories.planned()
    Embargo.objects.create(
        story=article.edition.story,
        until=timezone.now() + DAY,
        reason="Gesperrt.",
        set_at=timezone.now(),
        set_by=author(),
    )
    approved = move(article, "approve", by=editor())
    assert approved.phase() is Phase.IN_REVIEW
    last = approved.decisions.latest("lock")
    assert (last.transition, "Sperrfrist" in last.note) == ("call_off", True)
