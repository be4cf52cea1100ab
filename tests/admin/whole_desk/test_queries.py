"""Lists and forms ask the database as often for many rows as for ten, for everybody."""

from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article, CountryOrganisation, Decision, Edition, Snapshot
from tests.admin.article.form.test_form import full_article
from tests.support import factories
from tests.support.desk.desk import NEWSROOM, at_desk, read_form, url
from tests.support.worlds import world

pytestmark = pytest.mark.django_db

START, LIST, FORM, MOVE, PUBLISHING = 20, 15, 29, 35, 32


def asked(client, path: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def write_articles(count: int):
    """Make articles that differ in all by which lists can be filtered."""
    countries = list(CountryOrganisation.objects.all()[:20])
    made = Article.objects.count()
    for n in range(made, made + count):
        factories.picture(f"Bild {n}", by=factories.author(f"Autorin {n % 5}"))
        source = str(factories.source(f"Quelle {n % 15}").key)
        factories.published(
            by=factories.author(f"Autorin {n % 5}"),
            headline=f"Kopf {n}",
            categories=[str(factories.category(f"Rubrik {n % 7}").key)],
            topics=[str(factories.topic(f"Thema {n % 11}").key)],
            countries=[str(countries[n % 20].key)],
            attributions=[{"source": source}],
        )


@world
def stock():
    write_articles(12)


def test_a_list_asks_as_often_for_many_authors_as_for_one():
    client = at_desk(factories.editor())
    path, counts = url(Article, "changelist"), []
    for names in (["Autorin 0"], [f"Autorin {n}" for n in range(1, 9)]):
        for name in names:
            author = factories.profile(factories.author(name), printed_name=name[::-1])
            factories.draft(by=author)
        assert names[-1][::-1] in client.get(path).text
        counts.append(asked(client, path))
    assert counts[0] == counts[1]


@pytest.mark.both
def test_r40_every_list_asks_as_often_for_many_rows_as_for_ten(full_size):
    clients = [at_desk(factories.author()), at_desk(factories.admin())]
    counts = {}
    for made in (0, 190 if full_size else 12):
        write_articles(made)
        for client, model in product(clients, NEWSROOM):
            path = url(model, "changelist")
            if client.get(path).status_code == 200:  # the first visit fills caches
                counts.setdefault((client, model), []).append(asked(client, path))
    assert len(counts) > len(NEWSROOM)
    for (_client, model), (few, many) in counts.items():
        assert few == many, model
        assert many <= LIST, model


def test_the_form_asks_as_often_for_many_rows_and_articles_as_for_few():
    full = full_article()
    rows = {
        "further_reading": [{"title": "T", "publisher": str(factories.source().key)}],
        "attributions": [{"source": str(factories.source().key)}],
    }
    rich = factories.draft(
        by=factories.author(),
        **{name: row * 10 for name, row in rows.items()},
        categories=[str(factories.category().key)],
        countries=[str(factories.country().key)],
        topics=[str(factories.topic(f"Thema {n}").key) for n in range(30)],
    )
    paths = [url(Article, "change", article.pk) for article in (full, rich)]
    clients = [at_desk(factories.author()), at_desk(factories.admin())]
    counts = {client: [] for client in clients}
    for made in (0, 8):
        write_articles(made)
        for client in clients:
            client.get(paths[0])  # names of labels are read anew after a change
            counts[client] += [asked(client, path) for path in paths]
    for found in counts.values():
        assert len(found) == 4
        assert len(set(found)) == 1
        assert found[0] <= FORM


@pytest.mark.parametrize("role", [factories.author, factories.editor, factories.chief])
def test_start_page_list_and_search_ask_seldom(role):
    client = at_desk(role())
    articles, editions = url(Article, "changelist"), url(Edition, "changelist")
    most = {
        reverse("admin:index"): START,
        articles: LIST,
        f"{articles}?q=Kopf": LIST,
        f"{articles}?q=Kopf+3": LIST,
        f"{articles}?q=Innovation+-Kopf&phase=live": LIST,
        f"{editions}?q=Kopf": LIST,
        url(Article, "add"): FORM,
    }
    for path, number in most.items():
        client.get(path)  # the first visit fills caches
        assert asked(client, path) <= number, path


@pytest.mark.both
def test_publishing_asks_seldom():
    client, counts = at_desk(factories.chief()), []
    for _visit in range(2):
        path = reverse(
            "admin:articles_article_move",
            args=[factories.approved().pk, "publish"],
        )
        assert asked(client, path) <= MOVE
        typed = read_form(client.get(path))
        with CaptureQueriesContext(connection) as queries:
            assert client.post(path, typed).status_code == 302
        counts.append(len(queries))
    assert max(counts) <= PUBLISHING
    published = Article.objects.public().filter(headline="Ein Beispiel")
    assert published.count() == 2


@pytest.mark.both
def test_other_pages_ask_seldom():
    article = factories.published()
    client = at_desk(factories.admin())
    for model in (Article, Edition, Decision, Snapshot):
        one = model.objects.first()
        for view in ("change", "history"):
            client.get(url(model, view, one.pk))
            assert asked(client, url(model, view, one.pk)) <= FORM
    assert asked(client, url(Article, "add")) <= FORM
    assert article.pk
