"""The page on which a chief lets an article lead the home page."""

import pytest
from django.urls import reverse

from articles.models import Edition
from tests.support import factories
from tests.support.desk.desk import at_desk, read_form, url

pytestmark = pytest.mark.django_db


def page_of(article):
    return reverse("admin:articles_article_feature", args=[article.pk])


def test_a_chief_features_an_article_and_ends_it():
    article = factories.published()
    client = at_desk(factories.chief())
    page = page_of(article)
    typed = {"until_0": "2999-01-01", "until_1": "09:00"}
    answer = client.post(page, read_form(client.get(page)) | typed, follow=True)
    assert "bis zum 1. Januar 2999, 09:00 Uhr MEZ an der Spitze" in answer.text
    assert Edition.objects.get().featured_until.year == 2999
    form = read_form(client.get(page))
    assert (form["until_0"], form["until_1"]) == (["2999-01-01"], ["09:00"])
    client.post(page, form | {"until_0": "", "until_1": ""})
    assert Edition.objects.get().featured_until is None


def test_what_cant_be_meant_is_said():
    article = factories.published()
    client = at_desk(factories.chief())
    for typed in (
        {"until_0": "2020-01-01", "until_1": "09:00"},
        {"until_0": "gestern", "until_1": "09:00"},
        {"until_0": "2999-01-01", "until_1": ""},
        {"until_0": "2027-03-28", "until_1": "02:30"},
    ):
        answer = client.post(page_of(article), typed)
        assert answer.status_code == 200
        assert "faults" in answer.text
    assert Edition.objects.get().featured_until is None


@pytest.mark.parametrize("who", [factories.author, factories.editor])
def test_others_find_no_such_page_and_no_button(who):
    article = factories.published()
    client = at_desk(who())
    for answer in (client.get(page_of(article)), client.post(page_of(article), {})):
        assert answer.status_code == 404
    shown = client.get(url(type(article), "change", article.pk))
    assert page_of(article) not in shown.text


def test_a_draft_cant_be_featured():
    article = factories.draft()
    assert at_desk(factories.chief()).get(page_of(article)).status_code == 404
