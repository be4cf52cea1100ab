"""The desk shows new labels of many articles first, then saves each working version."""

import pytest

from articles.models import Article, Snapshot
from tests.support import factories
from tests.support.desk.desk import at_desk, read_form
from tests.support.desk.many import bulk_url, words

pytestmark = pytest.mark.django_db


@pytest.mark.both
def test_labels_are_added_and_removed_as_a_save_of_each_working_version():
    old, new = factories.topic("Alt"), factories.topic("Neu")
    has = [str(old.key)]
    draft = factories.draft(headline="Entwurf", topics=has)
    other = factories.draft(headline="Anderer", topics=[str(new.key)])
    live = factories.published(headline="Öffentlich", topics=has)
    author, articles = factories.author(), [draft, other, live]
    client, path = at_desk(author), bulk_url("labels", articles)
    form = read_form(client.get(path))
    wanted = {"add_topics": [new.pk], "remove_topics": [old.pk]}
    saves = Snapshot.objects.count()
    shown = client.post(path, form | wanted)
    assert Snapshot.objects.count() == saves
    assert "Themen: + Neu; Themen: − Alt" in words(shown)
    assert [one.article for one in shown.context["will"]] == [draft]
    done = client.post(path, read_form(shown) | wanted)
    assert [one.article for one in done.context["done"]] == [draft]
    assert {one.article for one in done.context["skipped"]} == {other, live}
    for article in articles:
        article = Article.objects.get(pk=article.pk)
        expected = ["Alt"] if article == live else ["Neu"]
        assert [str(topic) for topic in article.topic_list()] == expected
    last = Snapshot.objects.latest("pk")
    assert (last.article_id, last.by) == (draft.pk, author)
    assert Snapshot.objects.count() == saves + 1


def test_other_labels_than_were_shown_are_shown_first():
    one, two = factories.topic("Eins"), factories.topic("Zwei")
    article = factories.draft()
    client, path = at_desk(factories.author()), bulk_url("labels", [article])
    form = read_form(client.get(path))
    shown = client.post(path, form | {"add_topics": [one.pk]})
    other = client.post(path, read_form(shown) | {"add_topics": [two.pk]})
    assert "+ Zwei" in words(other)
    assert Article.objects.get().topic_list() == []


@pytest.mark.both
def test_labels_of_what_was_saved_meanwhile_stay():
    topic, article = factories.topic("Eins"), factories.draft()
    client, path = at_desk(factories.author()), bulk_url("labels", [article])
    wanted = {"add_topics": [topic.pk]}
    shown = client.post(path, read_form(client.get(path)) | wanted)
    factories.edited(article, by=factories.editor(), teaser="Anders")
    done = client.post(path, read_form(shown) | wanted)
    assert done.context["done"] == []
    assert len(done.context["skipped"]) == 1


def test_who_may_not_change_a_version_changes_no_label_of_it():
    topic = factories.topic("Eins")
    review = factories.in_review()
    client, path = at_desk(factories.author()), bulk_url("labels", [review])
    shown = client.post(path, read_form(client.get(path)) | {"add_topics": [topic.pk]})
    assert shown.context["will"] == []
    assert len(shown.context["skipped"]) == 1
