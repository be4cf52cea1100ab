"""A search of the desk ranks matches in headlines first, those of drafts too."""

import pytest

from articles.admin.listing import searching
from articles.admin.parts.lists import bounded, found
from articles.models import Article
from tests.support import factories
from tests.support.desk.desk import at_desk, url

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def listed(person, **query) -> list[str]:
    answer = at_desk(person).get(url(Article, "changelist"), query)
    assert answer.status_code == 200
    return [a.headline for a in answer.context["cl"].result_list]


def fill():
    """Write articles in an order that isn't the one in which they are to be found."""
    factories.draft(headline="Erasmus im Entwurf")
    factories.published(headline="Im Anriss", teaser="Erasmus und mehr")
    factories.published(headline="Erasmus öffentlich")
    factories.published(headline="Im Text", body="<p>Auch Erasmus.</p>")
    factories.published(headline="Ohne")


RANKED = ["Erasmus öffentlich", "Erasmus im Entwurf", "Im Anriss", "Im Text"]


def test_a_headline_comes_before_teaser_and_text_and_among_these_the_newest():
    fill()
    assert listed(factories.editor(), q="Erasmus") == RANKED
    assert listed(factories.editor(), q="Erasmus", phase="draft") == RANKED[1:2]
    # Users who choose a column get its order.
    by_headline = sorted(RANKED, reverse=True)
    assert listed(factories.editor(), q="Erasmus", o="-1") == by_headline


def test_more_than_anybody_sorts_is_ranked_alike_page_by_page(monkeypatch):
    fill()
    for module in (bounded, found):
        monkeypatch.setattr(module, "AHEAD", 3)
    client = at_desk(factories.editor())
    path = url(Article, "changelist")
    [page] = [at.model_admin for at in [client.get(path).context["cl"]]]
    monkeypatch.setattr(type(page), "list_per_page", 2, raising=False)
    pages = [listed(factories.editor(), q="Erasmus", p=p) for p in ("1", "2")]
    assert pages == [RANKED[:2], RANKED[2:]]
    for excluded in ("Erasmus -Anriss", "Erasmus -mehr"):
        assert len(listed(factories.editor(), q=excluded)) == 2, excluded


def test_tiers_give_each_page_what_comes_after_the_one_before():
    fill()
    articles = Article.objects.order_by("pk")
    parts = [articles.filter(pk=one.pk) for one in articles]
    tiers = searching.Tiers([*parts[:2], articles.none(), *parts[2:]])
    every = list(articles)
    for size in (1, 2, 3, 10):
        found_in_pages = [
            one
            for first in range(0, 6, size)
            for one in tiers.page(Article.objects.all(), first, size)
        ]
        assert found_in_pages == every, size
    assert list(tiers.iterator(2)) == every
