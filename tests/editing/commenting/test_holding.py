"""Comments that hold a text: what they stop, who resolves them, what goes on then."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles.editing.commenting import (
    reopen,
    resolve,
    say,
    withdraw,
)
from articles.editing.publishing import Plan, move, plan_of, why_not_public
from articles.models import RecordEntry
from tests.editing.commenting.test_commenting import again, counted, why_not
from tests.support import factories
from tests.support.factories import author, chief, edited, editor

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def test_a_blocking_comment_holds_approving_and_publishing():
    article = factories.in_review(by=author())
    assert why_not(say, article, "Halt.", by=author(), is_blocking=True) == (
        "may-not-block"
    )
    said = say(article, "Halt.", by=editor(), is_blocking=True)
    assert counted(article) == (1, 1)
    assert why_not(move, article, "approve", by=chief()) == "blocked"
    assert why_not(move, article, "publish", by=chief()) == "blocked"
    held = "Nicht öffentlich, weil eine Anmerkung den Text sperrt."
    assert why_not_public(again(article)) == held
    resolve(said, by=editor())
    move(article, "approve", by=editor())
    assert move(article, "publish", by=chief()).phase() == "live"


def test_only_its_author_or_a_chief_with_a_reason_resolves_it():
    article = factories.in_review()
    said = say(article, "Halt.", by=editor(), is_blocking=True)
    assert why_not(resolve, said, by=editor("Zweiter")) == "held"
    assert why_not(resolve, said, by=chief()) == "reason-missing"
    done = resolve(said, by=chief(), why=" Geklärt. ")
    assert done.resolved_why == "Geklärt."
    entry = RecordEntry.objects.latest("pk")
    assert (entry.deed, entry.by) == ("commented", chief())
    assert entry.details == {"what": "block_resolved", "why": "Geklärt."}
    assert why_not(reopen, said, by=author()) == "not-allowed"
    reopen(said, by=editor("Zweiter"))
    assert counted(article) == (1, 1)
    withdraw(said, by=editor())
    assert counted(article) == (0, 0)


def test_a_plan_waits_while_it_is_held_and_then_goes_on():
    article = factories.planned()
    said = say(article, "Halt.", by=editor(), is_blocking=True)
    assert why_not(move, article, "approve", by=editor("Zweiter")) == "blocked"
    assert plan_of(again(article)) is not None
    resolve(said, by=editor())
    assert move(article, "approve", by=editor("Zweiter")).phase() == "live"


def test_a_held_draft_can_be_planned_and_isnt_published_by_that():
    article = factories.in_review()
    edited(article, by=chief(), teaser="Von der Chefin.")
    say(article, "Halt.", by=editor(), is_blocking=True)
    move(article, "publish_on_approval", by=chief(), options=Plan())
    assert why_not(move, article, "approve", by=editor()) == "blocked"
    assert again(article).phase() == "in_review"


def test_nothing_is_held_where_nothing_is_in_work_or_scheduled():
    live = factories.published()
    assert why_not(say, live, "Halt.", by=editor(), is_blocking=True) == (
        "nothing-to-hold"
    )
    ahead = factories.scheduled(headline="Morgen")
    said = say(ahead, "Halt.", by=editor(), is_blocking=True)
    assert ahead.phase() == "scheduled"
    move(ahead, "cancel_schedule", by=chief())
    assert why_not(move, ahead, "publish", by=chief()) == "blocked"
    withdraw(said, by=editor())
    assert move(ahead, "publish", by=chief()).phase() == "live"


def test_a_withdrawn_article_that_is_held_isnt_published_again():
    with time_machine.travel("2027-03-01 10:00Z", tick=False) as clock:
        ahead = factories.scheduled(at=timezone.now() + timedelta(hours=1))
        said = say(ahead, "Halt.", by=editor(), is_blocking=True)
        clock.shift(timedelta(hours=2))
        move(ahead, "withdraw", by=chief(), note="Falsch.")
        options = {"by": chief(), "note": "Doch."}
        assert why_not(move, ahead, "reinstate", **options) == "blocked"
        resolve(said, by=editor())
        assert move(ahead, "reinstate", **options).phase() == "live"


# -- Whom it concerns ---------------------------------------------------------
