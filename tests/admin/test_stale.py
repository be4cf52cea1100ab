"""A form that was opened before somebody else's save is refused, and loses nothing."""

import pytest

from articles.content import content_of
from articles.models import Article
from articles.publishing import move
from articles.writing import stale
from tests import factories
from tests.admin.desk import at_desk, errors, read_form, save, url
from tests.admin.test_article_form import full_article

pytestmark = pytest.mark.django_db

MINE = {
    "headline": "Mein Kopf",
    "body": "<p>Mein langer Text</p>",
    "attributions-0-title": "Mein Titel",
    "further_reading-1-title": "Mein zweiter",
    "further_reading-2-title": "Mein dritter",
}


def opened(client, article) -> dict:
    return read_form(client.get(url(Article, "change", article.pk)))


def refused_with_all_that_was_typed(client, article, data):
    before = content_of(Article.objects.get(pk=article.pk))
    for _attempt in ("first", "again"):
        answer = client.post(url(Article, "change", article.pk), data)
        assert answer.status_code == 200
        assert stale(article).why in errors(answer)
        typed = read_form(answer)
        assert {name: typed[name] for name in MINE} == {k: [v] for k, v in MINE.items()}
        assert typed["topics"] == data["topics"]
        assert content_of(Article.objects.get(pk=article.pk)) == before
        data = typed  # what the browser sends from the page that it was shown


def test_a_save_over_somebody_elses_text_is_refused_and_keeps_what_was_typed():
    article = full_article()
    client = at_desk(factories.author())
    data = opened(client, article) | MINE
    save(at_desk(factories.editor()), url(Article, "change", article.pk), teaser="Ihr")
    refused_with_all_that_was_typed(client, article, data)
    assert Article.objects.get().teaser == "Ihr"


def test_rows_that_somebody_else_removed_are_still_there_in_the_refused_form():
    article = full_article()
    client = at_desk(factories.author())
    data = opened(client, article) | MINE
    names = ("attributions-0", "attributions-1", "further_reading-0")
    gone = {f"{name}-DELETE": "on" for name in (*names, "further_reading-1")}
    save(at_desk(factories.editor()), url(Article, "change", article.pk), **gone)
    assert not Article.objects.get().further_reading.exists()
    refused_with_all_that_was_typed(client, article, data)


@pytest.mark.parametrize("transition", ["submit", "discard"])
def test_a_save_after_a_move_is_refused_and_keeps_what_was_typed(transition):
    article = full_article()
    client = at_desk(factories.author())
    data = opened(client, article) | MINE
    move(Article.objects.get(), transition, by=factories.author())
    refused_with_all_that_was_typed(client, article, data)


def test_a_save_after_a_publication_is_refused_and_keeps_what_was_typed():
    article = move(full_article(), "submit", by=factories.author())
    client = at_desk(factories.editor())
    data = opened(client, article) | MINE
    move(article, "publish", by=factories.chief())
    refused_with_all_that_was_typed(client, article, data)


def test_a_save_that_changed_nothing_makes_nobody_elses_form_stale():
    article = full_article()
    client = at_desk(factories.author())
    data = opened(client, article) | MINE
    save(at_desk(factories.editor()), url(Article, "change", article.pk))
    answer = client.post(url(Article, "change", article.pk), data)
    assert answer.status_code == 302
    assert Article.objects.get().headline == "Mein Kopf"


@pytest.mark.parametrize("seen", ["", "0", "999", "x", "-1", None])
def test_a_form_that_doesnt_say_what_it_was_opened_with_is_refused(seen):
    article = factories.draft()
    client = at_desk(factories.author())
    data = opened(client, article) | {"headline": "Mein Kopf"}
    data.pop("seen_lock")
    if seen is not None:
        data["seen_lock"] = seen
    answer = client.post(url(Article, "change", article.pk), data)
    assert answer.status_code == 200
    assert stale(article).why in errors(answer)
    assert Article.objects.get().headline == "Ein Beispiel"
