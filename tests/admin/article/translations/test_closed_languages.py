"""The desk goes on showing what is written in languages that aren't offered."""

import pytest

from articles.domain import site_version
from articles.models import Article, Masthead
from tests.support import factories
from tests.support.desk.many import bulk_url, words
from tests.support.worlds import world

pytestmark = pytest.mark.django_db
KINDS = (
    factories.draft, factories.in_review, factories.planned, factories.scheduled,
    factories.published, factories.withdrawn, factories.expired, factories.discarded,
)  # fmt: skip
LEADING = ("submit", "approve", "publish", "publish_on_approval", "reinstate")
PAGES = ("change/", "history/", "preview/", "compare/", "as-of/", "reach/")
LISTS = (
    "", "article/", "article/as-of/", "article/table.csv", "edition/", "address/",
    "page/", "masthead/", "proposal/", "topic/", "image/", "decision/",
)  # fmt: skip


@world
def newsroom():
    for number, make in enumerate(KINDS):
        make(headline=f"Text {number}", language="en")
    factories.translated(factories.published(headline="Deutsch"), headline="German")
    factories.site_page(language="en")
    Masthead.objects.create(language="en", name="News")


@pytest.fixture(params=[("en",), ()], ids=["former", "unknown"])
def client(request, client, offer):
    offer("de", former=request.param)
    site_version.forget()
    client.force_login(factories.admin())
    return client


def test_all_lists_open_and_name_the_language(client):
    for name in LISTS:
        answer = client.get(f"/admin/articles/{name}" if name else "/admin/")
        assert answer.status_code == 200, name
    for name in ("page/", "masthead/"):
        assert "Englisch" in client.get(f"/admin/articles/{name}").text, name


def test_all_pages_of_all_articles_open(client):
    moves = set()
    for article in Article.objects.filter(edition__language="en"):
        for end in PAGES:
            answer = client.get(f"/admin/articles/article/{article.pk}/{end}")
            assert answer.status_code < 500, (article, end)
        text = client.get(f"/admin/articles/article/{article.pk}/change/").text
        assert "Englisch" in text
        assert "/revise/" not in text
        moves |= {name for name in LEADING if f"/move/{name}/" in text}
    assert moves == set()


def test_a_translation_into_it_isnt_offered(client):
    german = Article.objects.get(edition__language="de")
    text = client.get(f"/admin/articles/article/{german.pk}/change/").text
    assert "/translate/en/" not in text
    answer = client.post(f"/admin/articles/article/{german.pk}/translate/en/")
    assert answer.status_code == 302
    assert Article.objects.filter(edition__story=german.edition.story_id).count() == 2


def test_a_bulk_act_gives_the_reason_and_does_nothing(client):
    article = Article.objects.get(headline="Text 0")
    page = client.get(bulk_url("submit", [article]))
    assert page.context["will"] == []
    assert "veröffentlicht nicht in dieser Sprache: Englisch" in words(page)
    client.post(bulk_url("submit", [article]), {"post": "yes"})
    article.refresh_from_db()
    assert article.status == "draft"


def test_a_new_article_is_begun_in_an_offered_language_alone(client):
    form = client.get("/admin/articles/article/add/").context["adminform"].form
    assert [code for code, _name in form.fields["language"].choices] == ["de"]
