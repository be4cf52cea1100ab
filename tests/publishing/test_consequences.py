"""What a move will bring about is said in words before it is done."""

import pytest
from django.utils import timezone
from django.utils.translation import override

from articles.publishing.explaining import moment
from articles.publishing.options import Publication
from articles.publishing.verbs import consequence
from tests import factories
from tests.factories import DAY

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
