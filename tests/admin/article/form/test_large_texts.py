"""Texts of megabytes are soon refused; the longest allowed is shown and published."""

import time

import pytest

from articles.models import Article
from tests.support import factories
from tests.support.desk.desk import at_desk, errors, read_form, url

pytestmark = pytest.mark.django_db
# Ten times what is meant for each.
SECONDS = 20
MEGABYTES = {
    "words": "<p>" + "wort " * 420_000 + "</p>",
    "elements": "<p>x</p>" * 262_500,
    "signs": "<" * 2_100_000,
}
MOST = 200_000


def seconds(ask, *given):
    began = time.process_time()
    return ask(*given), time.process_time() - began


@pytest.mark.parametrize("kind", MEGABYTES)
def test_s57_two_megabytes_are_neither_shown_nor_stored(kind):
    article = factories.draft(body="<p>Text</p>")
    client, path = at_desk(article.author), url(Article, "change", article.pk)
    data = read_form(client.get(path)) | {"body": MEGABYTES[kind]}
    for more in ({"_preview": "1"}, {}):
        answer, taken = seconds(client.post, path, data | more)
        assert answer.status_code == 200
        assert errors(answer)
        assert "höchstens 200000 Zeichen" in errors(answer) or "HTML" in errors(answer)
        assert taken < SECONDS, more
    article.refresh_from_db()
    assert article.body == "<p>Text</p>"


TANGLED = "<b>" * 1_100 + "<p>x</p>" * 1_100


@pytest.mark.parametrize("body", [TANGLED, "<em>x" * 50_000, MEGABYTES["elements"]])
def test_s57_no_check_reads_what_is_not_stored(body):
    article = factories.draft(body="<p>Text</p>")
    client, path = at_desk(article.author), url(Article, "change", article.pk)
    for there, page in ((path, "change"), (url(Article, "add"), "add")):
        data = read_form(client.get(there)) | {"body": body}
        checks = there.replace(f"/{page}/", "/checks/")
        answer, taken = seconds(client.post, checks, data)
        assert answer.status_code == 200
        assert taken < SECONDS


@pytest.mark.both
def test_s57_the_longest_text_is_shown_and_published_soon():
    body = '<p>Ein Satz mit einem &amp; und einem <a href="/de/">Verweis</a>.</p>'
    body *= MOST // len(body)
    article = factories.draft(body="<p>Text</p>")
    client, path = at_desk(article.author), url(Article, "change", article.pk)
    data = read_form(client.get(path)) | {"body": body}
    for more, status in (({"_preview": "1"}, 200), ({}, 302)):
        answer, taken = seconds(client.post, path, data | more)
        assert answer.status_code == status, errors(answer)
        assert taken < SECONDS, more
    article.refresh_from_db()
    factories.move(article, "submit", by=article.author)
    began = time.process_time()
    factories.move(article, "publish", by=factories.chief())
    for shown in (article.get_absolute_url(), "/de/", "/de/artikel/feed.json"):
        assert client.get(shown).status_code == 200
    assert time.process_time() - began < SECONDS
