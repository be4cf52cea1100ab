"""An act on many articles leads each where its own button would."""

import pytest
from django.urls import reverse

from articles.admin.listing.bulk_pages import KINDS
from articles.workflow import Phase
from tests.support import factories
from tests.support.desk.asking import undone
from tests.support.desk.desk import at_desk, read_form
from tests.support.desk.many import bulk_url, do, phases, words
from tests.support.worlds import world

pytestmark = pytest.mark.django_db

MOVES = [name for name in KINDS if name not in {"labels", "assign"}]
STATES = {
    Phase.DRAFT: factories.draft,
    Phase.IN_REVIEW: factories.in_review,
    Phase.SCHEDULED: factories.scheduled,
    Phase.LIVE: factories.published,
    Phase.WITHDRAWN: factories.withdrawn,
    Phase.DISCARDED: factories.discarded,
}
TYPED = {"note": "Ein Grund.", "ending": "notice"}


@world
def articles():
    found = [make(headline=phase) for phase, make in STATES.items()]
    approved = factories.approved(headline="approved")
    return [*found, approved, factories.revised(found[3], headline="revised")]


def by_itself(person, name: str, article) -> Phase:
    """Return where the article's own button would lead."""
    client = at_desk(person)
    path = reverse("admin:articles_article_move", args=[article.pk, name])
    with undone():
        opened = client.get(path)
        if opened.status_code == 200:
            typed = read_form(opened) | TYPED | {"when": "now"}
            assert client.post(path, typed).status_code == 302
        return phases([article])[0]


@pytest.mark.parametrize("name", MOVES)
@pytest.mark.parametrize("role", [factories.author, factories.editor, factories.chief])
def test_each_of_many_goes_where_its_own_button_would_lead_it(articles, name, role):
    person = role()
    expected = [by_itself(person, name, article) for article in articles]
    before = phases(articles)
    client = at_desk(person)
    if client.get(bulk_url(name, articles)).status_code == 403:
        assert expected == before
        return
    answer = do(person, name, articles, **TYPED)
    assert answer.status_code == 200
    assert phases(articles) == expected
    done, skipped = answer.context["done"], answer.context["skipped"]
    changed = {
        a.pk for a, x, y in zip(articles, before, expected, strict=True) if x != y
    }
    approved = {one.article.pk for one in done if name == "approve"}
    assert {one.article.pk for one in done} == changed | approved
    assert {one.article.pk for one in (*done, *skipped)} == {a.pk for a in articles}
    for one in skipped:
        assert one.sentence in words(answer)
