"""Two people who write in two paragraphs aren't in conflict."""

import pytest

from articles.editing.publishing import Plan, move
from articles.models import Article
from articles.workflow import Phase
from tests.admin.article.form.test_stale import opened
from tests.support import factories
from tests.support.desk.desk import at_desk, errors, read_form, save, url

pytestmark = pytest.mark.django_db
PARAGRAPHS = "<p>Eins</p><p>Zwei</p><p>Drei</p>"


def test_changes_in_two_paragraphs_are_both_taken_at_once():
    article = factories.draft(headline="Kopf", body=PARAGRAPHS)
    client, page = at_desk(factories.author()), url(Article, "change", article.pk)
    data = opened(client, article) | {"body": PARAGRAPHS.replace("Drei", "Meins")}
    theirs = PARAGRAPHS.replace("Eins", "Ihres")
    save(at_desk(factories.editor()), page, body=theirs)
    assert client.post(page, data | {"_save": "1"}).status_code == 302
    saved = Article.objects.get()
    assert saved.body == "<p>Ihres</p><p>Zwei</p><p>Meins</p>"
    # Each of the two saves has its own entry.
    assert saved.snapshots.count() == 3


def test_changes_in_two_paragraphs_are_offered_as_one_to_whoever_moves_it_on():
    article = factories.draft(headline="Kopf", body=PARAGRAPHS)
    client, page = at_desk(factories.author()), url(Article, "change", article.pk)
    data = opened(client, article) | {"body": PARAGRAPHS.replace("Drei", "Meins")}
    theirs = PARAGRAPHS.replace("Eins", "Ihres")
    save(at_desk(factories.editor()), page, body=theirs)
    answer = client.post(page, data | {"_then": "submit"})
    [choice] = answer.context["merge"]["choices"]
    assert choice.chosen == "both"
    assert "in verschiedenen Absätzen" in answer.text
    client.post(page, read_form(answer))
    assert Article.objects.get().body == "<p>Ihres</p><p>Zwei</p><p>Meins</p>"


def test_changes_in_one_paragraph_are_decided():
    article = factories.draft(headline="Kopf", body=PARAGRAPHS)
    client, page = at_desk(factories.author()), url(Article, "change", article.pk)
    data = opened(client, article) | {"body": PARAGRAPHS.replace("Eins", "Meins")}
    save(at_desk(factories.editor()), page, body=PARAGRAPHS.replace("Eins", "Ihres"))
    answer = client.post(page, data)
    [choice] = answer.context["merge"]["choices"]
    assert (choice.chosen, choice.both) == ("", None)
    # Nobody can take both by a form of their own.
    again = client.post(page, read_form(answer) | {"merge-body": "both"})
    assert "Wählen Sie für jedes dieser Felder" in errors(again)


def test_a_joined_save_ends_a_plan_whatever_the_form_knew_of_it():
    article = factories.in_review(headline="Kopf", body=PARAGRAPHS)
    chief, page = factories.chief(), url(Article, "change", article.pk)
    client = at_desk(factories.editor())
    data = opened(client, article) | {"body": PARAGRAPHS.replace("Drei", "Meins")}
    theirs = PARAGRAPHS.replace("Eins", "Ihres")
    save(at_desk(chief), page, body=theirs)
    article.refresh_from_db()
    move(article, "publish_on_approval", by=chief, options=Plan())
    told = client.post(page, data | {"_save": "1"}, follow=True)
    assert "Freigabe veröffentlicht den Artikel nicht mehr" in told.text
    saved = Article.objects.get()
    assert saved.body == "<p>Ihres</p><p>Zwei</p><p>Meins</p>"
    move(saved, "approve", by=article.author)
    assert Article.objects.get().phase() is Phase.IN_REVIEW
