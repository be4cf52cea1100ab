"""Rights decide which articles users may change, see and take up."""

import pytest
from django.contrib.auth.models import AnonymousUser

from articles.domain import rights
from articles.editing.publishing import move
from tests.support import factories
from tests.support.factories import author, chief, editor

pytestmark = [pytest.mark.django_db, pytest.mark.alike]

PHASES = (
    "draft", "in_review", "scheduled", "published",
    "replaced", "expired", "withdrawn", "discarded",
)  # fmt: skip
BEGUN = {"published", "replaced", "expired", "withdrawn"}
PEOPLE = {
    "own": factories.author,
    "author": lambda: factories.author("Andere Autorin"),
    "editor": factories.editor,
    "chief": factories.chief,
    "admin": factories.admin,
    "sources": lambda: factories.user("Quellenpflege Beispiel", "sources"),
    "nobody": lambda: factories.user("Niemand Beispiel"),
}
EVERY = set(PHASES)
MAY_SEE = {
    "own": EVERY,
    "author": BEGUN,
    "editor": EVERY,
    "chief": EVERY,
    "admin": EVERY,
    "sources": BEGUN,
    "nobody": set(),
}
MAY_CHANGE = {
    "own": {"draft"},
    "author": set(),
    "editor": {"draft", "in_review"},
    "chief": {"draft", "in_review"},
    "admin": {"draft", "in_review"},
    "sources": set(),
    "nobody": set(),
}
MAY_TAKE_UP = MAY_SEE | {"sources": set()}


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize(
    ("may", "expected"),
    [
        (rights.may_see, MAY_SEE),
        (rights.may_change, MAY_CHANGE),
        (rights.may_take_up, MAY_TAKE_UP),
    ],
    ids=["see", "change", "take up"],
)
def test_who_may(may, expected, phase):
    article = getattr(factories, phase)()
    allowed = {role for role, make in PEOPLE.items() if may(make(), article)}
    assert allowed == {role for role in PEOPLE if phase in expected[role]}


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
