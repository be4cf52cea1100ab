"""Checks of typed text find the same as after saving, and write nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.domain.content import content_of
from articles.editing.preflight import check, preflight
from articles.models import Article, Edition, Snapshot, Story
from tests.support import factories
from tests.support.contents import full_content
from tests.support.desk.desk import at_desk, read_form, url

pytestmark = pytest.mark.django_db
NEW = "/admin/articles/article/checks/"


def address(article) -> str:
    return f"/admin/articles/article/{article.pk}/checks/"


def codes(answer) -> list[str]:
    assert answer.status_code == 200
    return [one.finding.code for one in answer.context["checked"]]


def open_form(client, article) -> dict:
    return read_form(client.get(url(Article, "change", article.pk)))


def test_what_is_typed_is_checked_as_it_would_be_once_saved():
    article = factories.draft(**full_content())
    client = at_desk(article.author)
    form = open_form(client, article)
    assert codes(client.post(address(article), form)) == [
        found.code for found in preflight(article, by=article.author)
    ]
    picture = factories.picture("Brücke", alt="")
    form |= {
        "headline": "",
        "body": f'<p>Aus Japan.</p><img data-image="{picture.key}">',
        "categories": [],
        "attributions-0-DELETE": "on",
        "attributions-1-DELETE": "on",
    }
    found = codes(client.post(address(article), form))
    assert found[:2] == ["no-headline", "no-alternative-text-inside"]
    assert {"no-category", "no-source", "unlabelled-place"} <= set(found)


def test_what_is_only_asked_about_is_written_nowhere():
    article = factories.draft(**full_content())
    client = at_desk(article.author)
    form = open_form(client, article) | {"headline": "Anders", "topics": []}
    before = content_of(article), article.lock
    counts = [model.objects.count() for model in (Snapshot, Edition, Story)]
    with CaptureQueriesContext(connection) as queries:
        assert client.post(address(article), form).status_code == 200
        assert client.post(NEW, form | {"language": "de"}).status_code == 200
    written = ("INSERT", "UPDATE", "DELETE", "SELECT FOR UPDATE")
    assert not [it for it in queries.captured_queries if it["sql"].startswith(written)]
    article = Article.objects.get(pk=article.pk)
    assert (content_of(article), article.lock) == before
    assert counts == [model.objects.count() for model in (Snapshot, Edition, Story)]


def test_a_new_article_is_checked_before_it_is_saved_at_all():
    client = at_desk(factories.author())
    form = read_form(client.get(url(Article, "add")))
    assert codes(client.post(NEW, form))[:2] == ["no-headline", "no-body"]
    typed = {"headline": "A headline", "body": "<p>From Japan.</p>", "language": "en"}
    found = codes(client.post(NEW, form | typed))
    assert "no-body" not in found
    assert "unlabelled-place" in found


def test_what_cannot_be_saved_yet_is_checked_all_the_same():
    article = factories.draft()
    client = at_desk(article.author)
    form = open_form(client, article) | {
        "headline": "x" * 300,
        "dated": "gestern",
        "further_reading-0-title": "Ohne Ziel",
        "further_reading-0-url": "kein Link",
        "attributions-0-title": "Ohne Quelle",
    }
    assert "no-target" in codes(client.post(address(article), form))


def test_only_who_may_write_may_ask(client):
    article = factories.draft(by=factories.author("Andere Autorin"))
    me = at_desk(factories.author())
    assert me.post(address(article), {}).status_code == 404
    assert me.get(NEW).status_code == 405
    live = factories.published()
    assert me.post(address(live), {}).status_code == 403
    reader = at_desk(factories.user("Leserin"))
    assert reader.post(NEW, {}).status_code == 403
    assert client.post(NEW, {}).status_code == 302
    me.handler.enforce_csrf_checks = True
    assert me.post(NEW, {}).status_code == 403


def test_the_answer_is_kept_by_nobody_and_leads_to_the_fields():
    article = factories.draft(headline="", body="<p>Aus Japan.</p>")
    client = at_desk(article.author)
    answer = client.post(address(article), open_form(client, article))
    assert answer.headers["Cache-Control"].startswith("private, no-store")
    assert 'href="#id_headline" data-field="headline"' in answer.text
    assert 'href="#attributions-group"' in answer.text
    japan = factories.country("JP")
    button = f'data-add="countries" data-key="{japan.pk}" data-name="Japan"'
    assert button in answer.text


def test_a_check_of_a_plug_in_is_given_what_is_typed():
    seen = []

    @check("example-typed", level="warning", field="headline")
    def looks(article):
        seen.append((article.headline, len(article.attributions.filter(url=""))))
        yield "Gesehen."

    try:
        article = factories.draft()
        client = at_desk(article.author)
        form = open_form(client, article) | {"headline": "Getippt"}
        assert "example-typed" in codes(client.post(address(article), form))
        form = read_form(client.get(url(Article, "add"))) | {"headline": "Neu"}
        assert "example-typed" in codes(client.post(NEW, form))
    finally:
        from articles.editing.preflight import CHECKS  # noqa: PLC0415 (put back as it was)

        del CHECKS["example-typed"]
    assert seen[-1] == ("Neu", 0)
    assert ("Getippt", 0) in seen


@pytest.mark.both
def test_what_is_asked_grows_with_nothing_but_rows():
    def asked(words: int) -> int:
        body = "<p>Das ist ein Satz aus Japan und Chile.</p>" * (words // 8)
        article = factories.draft(body=body, headline=f"Kopf {words}")
        form = open_form(client, article)
        client.post(address(article), form)
        with CaptureQueriesContext(connection) as queries:
            client.post(address(article), form)
        return len(queries)

    client = at_desk(factories.author())
    assert asked(80) == asked(8_000) <= 25
