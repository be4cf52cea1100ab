"""Briefs go with their article and with who wrote them; a restore ends all claims."""

import pytest
from django.utils import timezone

from articles.domain import assignments
from articles.editing.assigning import Task, assign, take
from articles.models import Assignment
from tests.support import factories
from tests.support.factories import chief, editor
from tests.transfer.erasure.test_orders import erase, says

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def assigned(article, brief: str, *, by):
    return assign(article, "reviews", person=editor(), by=by, task=Task(brief=brief))


def test_the_briefs_that_an_erased_person_wrote_are_empty_and_stay_assigned():
    lurch = chief("Lurchgeist")
    row = assigned(factories.in_review(), "Lurchgeist bittet um Eile.", by=lurch)
    other = assigned(factories.in_review(headline="B"), "Bitte bald.", by=chief())
    erase("person", "Lurchgeist")
    row.refresh_from_db()
    other.refresh_from_db()
    assert (row.brief, row.person, row.ended_at) == ("", editor(), None)
    assert other.brief == "Bitte bald."
    assert says("Lurchgeist") == []


def test_an_erased_person_keeps_her_assignment_under_a_name_that_says_nothing():
    lurch = editor("Lurchgeist")
    row = take(factories.in_review(), by=lurch)
    erase("person", "Lurchgeist")
    row.refresh_from_db()
    assert row.person.username == f"erased-{lurch.pk}"
    assert row.ended_at is None


def test_the_brief_of_an_erased_article_is_empty():
    article = factories.in_review(headline="Lurchgeist")
    row = assigned(article, "Über Lurchgeist.", by=chief())
    erase("article", article.pk)
    row.refresh_from_db()
    assert (row.brief, row.ending) == ("", "done")


def test_after_a_restore_nobody_is_at_it_but_what_was_assigned_stays():
    claim = take(factories.in_review(), by=editor())
    asked = assigned(factories.in_review(headline="B"), "Bitte.", by=chief())
    said = assignments.settle(timezone.now())
    assert said == "Claims on texts in review have ended: 1."
    claim.refresh_from_db()
    assert claim.ending == "lapsed"
    assert list(Assignment.objects.open()) == [asked]
    assert assignments.settle(timezone.now()) == ""


def test_what_has_ended_is_removed_after_some_time_and_nothing_else():
    claim = take(factories.in_review(), by=editor())
    asked = assigned(factories.in_review(headline="B"), "Bitte.", by=chief())
    assignments.settle(timezone.now())
    assert list(assignments.ended_before(timezone.now())) == [claim]
    assert list(Assignment.objects.open()) == [asked]


def test_an_erased_person_is_not_away_and_stands_in_for_nobody():
    lurch, other = editor("Lurchgeist"), editor("Zweiter")
    until = timezone.localdate()
    factories.profile(lurch, away_until=until, stand_in=other)
    factories.profile(chief(), away_until=until, stand_in=lurch)
    erase("person", "Lurchgeist")
    for person in (lurch, chief()):
        person.refresh_from_db()
        assert person.stand_in is None
    assert (lurch.away_until, chief().away_until) == (None, until)
    assert says("Lurchgeist") == []
