"""Rights decide which articles users may change, see and take up."""

import pytest
from django.contrib.auth.models import AnonymousUser

from articles.domain import rights
from articles.editing.publishing import move
from tests.support import factories, rules
from tests.support.factories import author, chief, editor
from tests.support.worlds import world

pytestmark = [pytest.mark.django_db, pytest.mark.alike]


@world
def newsroom():
    """An article in each phase, and someone of each role."""
    articles = {phase: make() for phase, make in rules.IN_PHASE.items()}
    return articles, {role: make() for role, make in rules.PEOPLE.items()}


@pytest.mark.parametrize("phase", rules.IN_PHASE)
@pytest.mark.parametrize(
    ("may", "rule"),
    [
        (rights.may_see, rules.SEE),
        (rights.may_change, rules.CHANGE),
        (rights.may_take_up, rules.TAKE_UP),
    ],
    ids=["see", "change", "take up"],
)
def test_who_may(newsroom, may, rule, phase):
    articles, people = newsroom
    allowed = {role for role, one in people.items() if may(one, articles[phase])}
    assert allowed == rules.who_may(rule, phase) & people.keys()


def test_who_has_left_may_nothing():
    article = factories.published()
    gone = factories.chief("Frühere Chefin")
    gone.is_active = False
    assert not rights.may_see(gone, article)
    assert not rights.may_take_up(gone, article)
    assert not rights.may_change(gone, factories.draft())


def test_an_article_without_author_is_nobodys_own():
    article = factories.draft()
    article.author = None
    visitor = AnonymousUser()  # has no key either
    assert not any(rights.holds(visitor, right, article) for right in rights.Right)


def test_an_author_gets_her_article_back_to_change_it():
    article = factories.in_review()
    assert not rights.may_change(factories.author(), article)
    move(article, "send_back", by=factories.editor(), note="Bitte kürzen.")
    assert rights.may_change(factories.author(), article)


def test_users_might_hold_each_right_that_they_hold():
    articles = [factories.draft(), factories.in_review(), factories.published()]
    people = [author(), editor(), chief()]
    for right in rights.Right:
        for person in people:
            held = any(rights.holds(person, right, article) for article in articles)
            assert rights.might_hold(person, right) or not held, (person, right)
