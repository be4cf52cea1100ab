"""The form proposes labels with their reasons: named in the text, or as last time."""

import json

import pytest

from articles.editing.writing.label_merging import merge
from articles.models import Article
from tests.support import factories
from tests.support.desk.desk import at_desk, read_form, url

pytestmark = [pytest.mark.django_db, pytest.mark.both]
NEW = "/admin/articles/article/checks/"


@pytest.fixture
def source():
    return factories.source("Musterverlag")


def rows_of(source) -> list[dict]:
    return [{"source": str(source.key), "title": "", "url": "", "dated": None}]


def asked(article, **typed):
    client = at_desk(article.author)
    form = read_form(client.get(url(Article, "change", article.pk)))
    address = f"/admin/articles/article/{article.pk}/checks/"
    return client.post(address, form | typed)


def test_a_proposal_says_in_which_words_the_article_names_it():
    article = factories.draft(body="<p>Forschende aus Japan kommen dazu.</p>")
    answer = asked(article)
    [proposed] = answer.context["checked"].proposed
    assert (proposed.field, str(proposed.label)) == ("countries", "Japan")
    assert proposed.reason == "Forschende aus Japan kommen dazu."
    assert "weil: „Forschende aus Japan kommen dazu.“" in answer.text


def test_as_last_time_names_what_the_sources_last_article_has_and_this_one_lacks(
    source,
):
    topic, other = factories.topic("Innovation"), factories.topic("Netze")
    category = factories.category("Mobilität")
    factories.published(topics=[str(other.key)], attributions=rows_of(source))
    last = factories.published(
        topics=[str(topic.key)],
        categories=[str(category.key)],
        attributions=rows_of(source),
    )
    article = factories.draft(attributions=rows_of(source), topics=[])
    found = asked(article).context["last_time"]
    assert (found.source, found.article) == (source, last)
    assert [(one.field, one.label) for one in found.proposed] == [
        ("categories", category),
        ("topics", topic),
    ]
    assert json.loads(found.data)[0] == {
        "field": "categories",
        "key": str(category.pk),
        "name": "Mobilität",
    }
    # A label that was chosen isn't proposed any more.
    chosen = {"topics": [str(topic.pk)], "categories": [str(category.pk)]}
    assert asked(article, **chosen).context["last_time"] is None


def test_nothing_is_as_last_time_without_a_source_or_an_article_of_it(source):
    draft = factories.draft(attributions=[])
    assert asked(draft).context["last_time"] is None
    # Drafts of others aren't told of.
    topic = factories.topic("Innovation")
    factories.draft(
        by=factories.author("Andere"),
        topics=[str(topic.key)],
        attributions=rows_of(source),
    )
    draft = factories.draft(attributions=rows_of(source))
    assert asked(draft).context["last_time"] is None


def test_a_merged_label_is_proposed_as_the_one_that_stands_for_it(source):
    old, new = factories.topic("Alt"), factories.topic("Neu")
    factories.published(topics=[str(old.key)], attributions=rows_of(source))
    merge(old, new, by=factories.chief())
    article = factories.draft(attributions=rows_of(source))
    [proposed] = asked(article).context["last_time"].proposed
    assert proposed.label == new


def test_a_new_article_is_asked_about_its_source_as_well(source):
    topic = factories.topic("Innovation")
    factories.published(topics=[str(topic.key)], attributions=rows_of(source))
    client = at_desk(factories.author())
    form = read_form(client.get(url(Article, "add")))
    form |= {
        "headline": "Neu",
        "attributions-TOTAL_FORMS": "1",
        "attributions-0-source": str(source.pk),
    }
    found = client.post(NEW, form).context["last_time"]
    assert topic in [one.label for one in found.proposed]
