"""Proposals wait for other users, and refused ones come back to their authors."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles.editing.proposals import (
    close,
    proposals_returned,
    proposals_waiting,
    propose,
)
from tests.support import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return factories.site_page("imprint", title="Impressum")


@pytest.fixture
def chief():
    return factories.chief()


@pytest.fixture
def second():
    return factories.chief("Zweite Chefin")


def proposed(page, *, by, title: str):
    page.title = title
    return propose(page, by=by)


def test_what_waits_is_known_in_two_questions(page, second, django_assert_num_queries):
    for number in range(5):
        other = factories.site_page("other", slug=f"seite-{number}")
        proposed(other, by=factories.chief(f"Chefin {number}"), title=f"Neu {number}")
    second = type(second).objects.get(pk=second.pk)
    assert second.held
    with django_assert_num_queries(2):
        assert len(proposals_waiting(second)) == 5


def test_what_was_refused_comes_back_to_who_wrote_it_until_she_goes_on(
    page, chief, second, django_assert_num_queries
):
    proposal = proposed(page, by=chief, title="Anbieter")
    assert proposals_returned(chief) == []
    close(proposal, by=second, note="So nicht.")
    with django_assert_num_queries(2):
        [returned] = proposals_returned(chief)
    assert (returned, list(returned.acts.all())[-1].note) == (proposal, "So nicht.")
    assert proposals_returned(second) == []
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert proposals_returned(chief) == []
    other = factories.site_page("other")
    proposed(other, by=chief, title="Etwas anderes")
    assert proposals_returned(chief) == [proposal]
    proposed(page, by=chief, title="Anbieterin")
    assert proposals_returned(chief) == []
