"""Tests of an article with one more field, a subtitle.

They run in a copy of the code base with that field: see
`tests/house/recipes/test_followed.py`.
"""

import pytest

from articles.domain.content import content_hash, content_of
from articles.editing.comparing import three_way
from articles.editing.writing import translate
from articles.models import Article
from articles.transfer.importing.files import find_documents
from articles.transfer.importing.importer import Importer
from tests.support import factories
from tests.support.desk.desk import at_desk, read_form, save, url
from tests.transfer.importing.documents import write

pytestmark = pytest.mark.django_db


def subtitled():
    """Return a draft with a subtitle, and its two saves: without and with it."""
    article = factories.draft(headline="Titel")
    client = at_desk(article.author)
    answer = save(client, url(Article, "change", article.pk), subtitle=" Mit\tFeld ")
    assert answer.status_code == 302
    article.refresh_from_db()
    return client, article, *article.snapshots.order_by("lock")


def test_it_is_typed_in_the_form_in_the_articles_language_and_kept_clean():
    client, article, _old, new = subtitled()
    assert article.subtitle == content_of(article)["subtitle"] == "Mit Feld"
    assert new.content["subtitle"] == "Mit Feld"
    form = client.get(url(Article, "change", article.pk))
    assert read_form(form)["subtitle"] == ["Mit Feld"]
    assert form.context["adminform"].form.fields["subtitle"].widget.attrs["lang"]


def test_a_content_from_before_it_is_still_the_one_that_was_approved():
    _client, _article, old, _new = subtitled()
    without = {k: v for k, v in old.content.items() if k != "subtitle"}
    assert content_hash(without) == content_hash(old.content) == old.content_hash


def test_history_and_comparing_name_it_and_it_comes_back():
    client, article, old, new = subtitled()
    assert "Untertitel" in client.get(url(Article, "history", article.pk)).text
    page = client.get(
        url(Article, "compare", article.pk), {"old": old.pk, "new": new.pk}
    )
    assert [section.label for section, _offers in page.context["sections"]] == [
        "Untertitel"
    ]
    for save_, said in ((old, ""), (new, "Mit Feld")):
        article.refresh_from_db()
        data = {"snapshot": save_.pk, "field": "subtitle", "lock": article.lock}
        client.post(url(Article, "restore", article.pk), data)
        assert content_of(Article.objects.get())["subtitle"] == said


def test_two_who_changed_it_are_asked_whose_stands():
    _client, _article, old, new = subtitled()
    [conflict] = three_way(
        old.content, new.content, new.content | {"subtitle": "Drittes"}
    )
    assert (conflict.name, conflict.both) == ("subtitle", True)


def test_a_translation_begins_with_it():
    _client, article, _old, _new = subtitled()
    assert translate(article, into="en", by=factories.editor()).subtitle == "Mit Feld"


def test_a_document_says_it_on_a_line_of_its_own(tmp_path):
    path = write(tmp_path)
    path.write_text(
        path.read_text("utf-8").replace("Themen:", "Untertitel: Vom Papier\n\nThemen:"),
        "utf-8",
    )
    [outcome] = [Importer().run(found) for found in find_documents([tmp_path])]
    assert (outcome.error, outcome.article.subtitle) == ("", "Vom Papier")
