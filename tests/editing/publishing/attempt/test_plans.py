"""Rules say who may plan that an approval publishes, where, and who calls it off."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from articles.editing.publishing import Plan, move, plan_of
from tests.editing.publishing.guards.test_four_eyes import code_of
from tests.support import factories
from tests.support.factories import author, chief, edited, editor, planned

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
ON_APPROVAL = "publish_on_approval"


@pytest.mark.parametrize(
    ("make", "by", "code"),
    [
        (factories.in_review, chief, "nobody-missing"),
        (factories.draft, chief, "nobody-missing"),
        (planned, chief, "planned-already"),
        (factories.in_review, editor, "not-allowed"),
        (factories.in_review, author, "not-allowed"),
        (factories.published, chief, "wrong-phase"),
    ],
)
def test_it_is_planned_only_where_a_second_person_is_missing(make, by, code):
    assert code_of(move, make(), ON_APPROVAL, by=by()) == code


def test_a_newsroom_of_one_plans_nothing(settings):
    article = factories.in_review(by=chief())
    settings.NEWSROOM_FOUR_EYES = False
    assert code_of(move, article, ON_APPROVAL, by=chief()) == "nobody-missing"


def test_who_may_only_publish_plans_no_draft_that_she_could_not_submit():
    article = factories.draft(by=author())
    edited(article, by=chief(), headline="Anders")
    chief().groups.clear()
    right = Permission.objects.get(codename="publish_article")
    chief().user_permissions.add(right)
    person = chief()
    assert code_of(move, article, ON_APPROVAL, by=person) == "not-allowed"
    move(article, "submit", by=author())
    move(article, ON_APPROVAL, by=person)
    assert plan_of(article).by == person


@pytest.mark.parametrize(
    ("window", "code"),
    [
        ({"at": -HOUR}, "past"),
        ({"at": HOUR, "expires_at": HOUR}, "expiry-before-start"),
        ({"expires_at": -HOUR}, "expiry-before-start"),
    ],
)
def test_no_impossible_window_is_planned(window, code):
    article = factories.in_review(by=chief())
    now = timezone.now()
    told = Plan(**{name: now + after for name, after in window.items()})
    assert code_of(move, article, ON_APPROVAL, by=chief(), options=told) == code


def test_an_article_that_lacks_something_is_not_planned():
    article = factories.draft(by=chief(), body="")
    assert code_of(move, article, ON_APPROVAL, by=chief()) == "preflight"


def test_only_what_is_planned_is_called_off():
    article = factories.in_review(by=chief())
    assert code_of(move, article, "call_off", by=chief()) == "not-planned"
    move(article, ON_APPROVAL, by=chief())
    assert code_of(move, article, "call_off", by=editor()) == "not-allowed"
    move(article, "call_off", by=chief("Zweite Chefin"))
    assert plan_of(article) is None
