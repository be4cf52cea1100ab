"""At each address of the desk, an article that the user may not see isn't there."""

import pytest
from django.contrib import admin
from django.urls import reverse

from articles.admin.article_admin.urls import ADDRESSES, own_urls
from articles.models import Article
from tests.support import factories
from tests.support.desk.asking import Answer
from tests.support.desk.desk import at_desk

pytestmark = pytest.mark.django_db

# The arguments of an address besides the article's number.
REST = {
    "move": ("submit",),
    "translate": ("en",),
    "assign": ("reviews",),
    "give_back": ("reviews",),
    "comment": (1, "resolve"),
}
OF_ONE = [
    name for route, name, _view in ADDRESSES if route.startswith(("<int", "<path"))
]
UNKNOWN, TOO_LONG = 77, 10**30


@pytest.fixture
def colleague():
    return at_desk(factories.author("Andere Autorin"))


def answer(client, method: str, name: str, key: int) -> Answer:
    end = name.removeprefix("articles_article_")
    return Answer(
        client, method, reverse(f"admin:{name}", args=[key, *REST.get(end, ())])
    )


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", OF_ONE)
def test_s4_a_colleagues_draft_answers_as_a_number_that_nothing_has(
    colleague, name, method
):
    draft = factories.draft(headline="Geheimer Kopf")
    hidden = answer(colleague, method, name, draft.pk)
    assert hidden.status in {404, 405}
    assert "Geheimer Kopf" not in hidden.told
    for key in (UNKNOWN, TOO_LONG):
        unknown = answer(colleague, method, name, key)
        assert hidden.whatever(draft.pk, key) == unknown.whatever(draft.pk, key)


@pytest.mark.parametrize("name", OF_ONE)
@pytest.mark.both
def test_each_address_hides_what_is_hidden_by_one_of_its_methods(colleague, name):
    draft = factories.draft()
    statuses = {
        answer(colleague, how, name, draft.pk).status for how in ("get", "post")
    }
    assert 404 in statuses


@pytest.mark.both
def test_s4_a_colleagues_history_leads_away_as_that_of_nothing(colleague):
    draft, name = factories.draft(headline="Geheimer Kopf"), "articles_article_history"
    hidden = answer(colleague, "get", name, draft.pk)
    assert hidden.status == 302
    assert "Geheimer Kopf" not in hidden.told
    unknown = answer(colleague, "get", name, UNKNOWN)
    assert hidden.whatever(draft.pk, UNKNOWN) == unknown.whatever(draft.pk, UNKNOWN)


def test_every_address_of_its_own_stands_in_the_one_list():
    every_list_has = {"table", "add", "changelist", "change", "history", "delete"}
    listed = {pattern.name for pattern in own_urls()}
    assert listed == {name for _route, name, _view in ADDRESSES}
    page = admin.site.get_model_admin(Article)
    names = {getattr(url, "name", None) for url in page.get_urls()} - {None}
    assert names - listed == {f"articles_article_{name}" for name in every_list_has}
