"""The desk names the consequences of a move in words before it is done."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from articles.editing.publishing.attempt.explaining import moment
from articles.editing.publishing.attempt.options import Plan, Publication
from articles.editing.publishing.effects.verbs import consequence
from tests.support import factories
from tests.support.factories import DAY

pytestmark = pytest.mark.django_db
NOON = "2027-03-01T12:00:00+00:00"


@override("en")
def test_publishing_says_when_it_appears_and_when_it_disappears(time_machine):
    time_machine.move_to(NOON, tick=False)
    article = factories.in_review()
    assert consequence(article, "publish") == "It goes live at once."
    begins = timezone.now() + DAY
    window = Publication(at=begins, expires_at=begins + DAY)
    said = consequence(article, "publish", window)
    assert said == (
        f"It goes live on {moment(begins)}. It disappears on {moment(begins + DAY)}."
    )


@override("en")
def test_planning_says_when_an_approval_publishes_and_what_ends_that(time_machine):
    time_machine.move_to(NOON, tick=False)
    article = factories.in_review(by=factories.chief())
    assert consequence(article, "publish_on_approval") == (
        "It waits in review, and goes live the moment someone else approves exactly "
        "this text. Any change to the text cancels that."
    )
    begins = timezone.now() + DAY
    said = consequence(article, "publish_on_approval", Plan(begins, begins + DAY))
    assert said == (
        f"It waits in review, and goes live on {moment(begins)} if someone else has "
        "approved exactly this text by then; otherwise as soon as someone does. "
        f"It disappears on {moment(begins + DAY)}. Any change to the text cancels that."
    )


@override("en")
def test_approving_says_what_it_publishes_and_in_whose_name(time_machine):
    time_machine.move_to(NOON, tick=False)
    recorded = "Your approval of exactly this text is recorded."
    said = consequence(factories.in_review(), "approve")
    assert said == f"{recorded} Any change needs a new approval."
    begins = timezone.now() + DAY
    article = factories.planned(at=begins, expires_at=begins + DAY)
    planned = "That publishes it, as Chefin Beispiel planned."
    ends = f"It disappears on {moment(begins + DAY)}."
    said = consequence(article, "approve")
    assert said == f"{recorded} {planned} It goes live on {moment(begins)}. {ends}"
    time_machine.shift(DAY + timedelta(hours=1))
    said = consequence(article, "approve")
    late = f"The moment planned, {moment(begins)}, has passed."
    assert said == f"{recorded} {planned} {late} It goes live at once. {ends}"
    time_machine.shift(DAY)
    said = consequence(article, "approve")
    assert said == (
        f"{recorded} It wasn't published as Chefin Beispiel planned: "
        "It would end before it begins."
    )


@override("en")
def test_reinstating_says_as_which_version_it_comes_back():
    article = factories.withdrawn()
    assert "as version 2." in consequence(article, "reinstate")
    factories.revised(article)
    assert "as version 3." in consequence(article, "reinstate")


@override("en")
def test_withdrawing_says_what_goes_back_to_review(time_machine):
    time_machine.move_to(NOON, tick=False)
    article = factories.published()
    assert "goes back to review" not in consequence(article, "withdraw")
    planned = factories.republished(article, at=timezone.now() + DAY)
    assert f"Version {planned.number}, scheduled" in consequence(article, "withdraw")
    assert "It won't appear on" in consequence(planned, "cancel_schedule")
    assert "Version" not in consequence(planned, "cancel_schedule")
