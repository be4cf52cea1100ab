"""No page of the desk makes a database read the stock: its work is counted."""

import pytest
from django.db import connection
from django.urls import reverse

from articles.domain.label_index import catalogue_now
from articles.models import (
    Address,
    Article,
    Decision,
    Edition,
    Image,
    Snapshot,
    Source,
    Story,
    Topic,
)
from tests.support import factories
from tests.support.crowd import COMMON, RARE, crowd
from tests.support.desk.desk import at_desk, save, url
from tests.support.plans import asked, work
from tests.support.worlds import world

pytestmark = [pytest.mark.django_db, pytest.mark.long]

STOCK = 20_000
# To say “more than 1,000”, PostgreSQL reads a thousand rows, and of other tables as
# many; SQLite takes dozens of steps for each.
MOST = {"postgresql": STOCK // 2, "sqlite": STOCK * 4}

ROLES = {"author": factories.author, "admin": factories.admin}
LISTS = {
    Article: (
        "",
        "p=5",
        "versions=all",
        "phase=draft",
        "phase=in_review",
        "phase=scheduled",
        "phase=live",
        "phase=expired",
        "phase=discarded",
        "edition__language__exact=en",
        "author__id__exact={author}",
        "phase=draft&author__id__exact={author}",
        "topic_links__tag__id__exact={many}",
        "topic_links__tag__id__exact={few}",
        "attributions__source__id__exact={source}",
        "printed_on__year=2017",
        "order=saved",
        "phase=draft&order=date",
        f"q={COMMON}",
        f"q={COMMON}&p=5",
        f"q={COMMON}&phase=draft",
        f"q={RARE}",
        "q=s-39",
        "q=example.org/s-39",
        "q=nirgends",
    ),
    Story: ("", "q=77", "q=x"),
    Edition: ("", "p=5", "language__exact=en", f"q={COMMON}", f"q={RARE}", "q=s-391"),
    Address: ("", "language__exact=en", "q=s-39", "q=nirgends"),
    Decision: (
        "",
        "p=5",
        "transition__exact=discard",
        "bypassed_four_eyes__exact=1",
        "at__year=2017",
        f"q={RARE}",
    ),
    Snapshot: ("", "origin__exact=import", "at__year=2017", f"q={RARE}"),
    Topic: ("", "q=Viele", "o=4"),
    Source: ("", "q=Muster"),
    Image: ("", "p=5", "order=title", "order=licence", "alt=missing"),
}
COMPLETIONS = (
    ("relatedchoice", "edition", ""),
    ("relatedchoice", "edition", COMMON),
    ("relatedchoice", "edition", RARE),
    ("relatedchoice", "edition", "s-391"),
    ("articletopic", "tag", "Vie"),
    ("attribution", "source", "Mus"),
)
VIEWS = ("change", "history")


@world
def stock():
    crowd(STOCK)
    factories.published(headline="Das Wenige")


@pytest.fixture(params=ROLES)
def client(request):
    return at_desk(ROLES[request.param]())


def refuse_work(client, path: str) -> None:
    refuse_work_of(lambda: client.get(path))
    assert client.get(path).status_code in {200, 403}, path


def refuse_work_of(act) -> None:
    found = asked(act)
    assert found
    for one in found:
        assert work(one) <= MOST[connection.vendor], one


@pytest.mark.parametrize(
    ("model", "query"), [(model, query) for model in LISTS for query in LISTS[model]]
)
def test_no_list_filter_or_search_of_the_desk_reads_the_stock(client, model, query):
    keys = {
        "author": factories.author().pk,
        "many": factories.topic("Viele").pk,
        "few": factories.topic("Wenige 0").pk,
        "source": factories.source().pk,
    }
    refuse_work(client, f"{url(model, 'changelist')}?{query.format(**keys)}")


@pytest.mark.parametrize(("model", "field", "term"), COMPLETIONS)
def test_nothing_that_completes_what_is_typed_reads_the_stock(
    client, model, field, term
):
    # The catalogue knows how often a label is used; a process makes it once.
    catalogue_now()
    query = {"app_label": "articles", "model_name": model, "field_name": field}
    refuse_work(client, reverse("admin:autocomplete", query=query | {"term": term}))


def test_the_start_page_reads_no_stock(client):
    refuse_work(client, "/admin/")


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("model", [Article, Edition, Story, Topic, Source, Image])
def test_no_page_of_one_thing_reads_the_stock(client, model, view):
    for one in (model.objects.order_by("pk").first(), model.objects.last()):
        refuse_work(client, url(model, view, one.pk))


@pytest.mark.parametrize("name", ["article_add", "article_list_as_of", "image_choose"])
def test_no_page_beside_the_lists_reads_the_stock(client, name):
    refuse_work(client, reverse(f"admin:articles_{name}"))


def test_neither_saving_nor_publishing_reads_the_stock():
    chief, draft = at_desk(factories.chief()), factories.draft()
    form = url(Article, "change", draft.pk)
    refuse_work_of(lambda: save(chief, form, headline="Anders"))
    draft.refresh_from_db()
    assert draft.headline == "Anders"
    ready = factories.approved()
    path = reverse("admin:articles_article_move", args=[ready.pk, "publish"])
    refuse_work_of(lambda: save(chief, path))
    assert Article.objects.public().filter(pk=ready.pk).exists()
