"""The preview is the real page, for those who may see it, and leaves no trace."""

import re
import zlib

import pytest
from django.test import Client
from django.urls import reverse

from articles.domain.content import content_of
from articles.models import (
    Address,
    Article,
    PrintedPart,
    RecordEntry,
    Snapshot,
)
from articles.workflow import Change
from tests.admin.article.form.test_form import full_article
from tests.support import factories
from tests.support.desk.desk import at_desk, errors, read_form, save, url

pytestmark = pytest.mark.django_db


def preview_url(article):
    return reverse("admin:articles_article_preview", args=[article.pk])


def main_part(answer) -> str:
    """Return the page's article and what stands beside it, without the banner, and
    without the line of a file that there is only of what is public.
    """
    part = re.search(r'<div class="columns">.*</main>', answer.text, re.DOTALL)[0]
    return re.sub(r"\s*<p>[^<]*<a[^>]*/ninjs\.json.*?</p>\s*|\s+(?=</div>)", "", part)


def unsaved(client, path, **typed):
    return client.post(path, read_form(client.get(path)) | typed | {"_preview": "1"})


def assert_kept_by_nobody(answer):
    kept = set(answer.headers["Cache-Control"].split(", "))
    assert {"private", "no-store"} <= kept
    assert not {"public", "s-maxage=1"} & kept
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in answer.text


def test_the_preview_is_the_page_that_will_be_published():
    article = full_article()
    client = at_desk(factories.author())
    shown = client.get(preview_url(article))
    assert_kept_by_nobody(shown)
    assert "Vorschau auf Version 1 (Entwurf)" in shown.text
    factories.move(article, "submit", by=factories.author())
    factories.move(article, "publish", by=factories.chief())
    public = client.get(article.get_absolute_url())
    assert main_part(shown) == main_part(public)
    assert "Vorschau" not in public.text


def test_the_preview_of_a_correction_is_the_page_that_will_be_published():
    article = factories.published(dated="2026-01-05")
    note = {"change_kind": Change.CORRECTION, "change_note": "Es waren fünf."}
    draft = factories.revised(article, body="<p>Fünf.</p>", **note)
    client = at_desk(factories.author())
    shown = client.get(preview_url(draft))
    assert "Es waren fünf." in shown.text
    factories.move(draft, "submit", by=factories.author())
    factories.move(draft, "publish", by=factories.chief())
    public = main_part(client.get(article.get_absolute_url()))
    # Before that there is no page of what it changed.
    link = re.compile(r' <a class="what-changed" [^>]*>[^<]*</a>')
    assert main_part(shown) == link.sub("", public) != public


def test_a_preview_is_in_the_language_of_the_article():
    article = factories.draft(language="en", headline="In English")
    shown = at_desk(factories.author()).get(preview_url(article))
    assert '<html lang="en">' in shown.text
    assert "Preview of version 1 (Draft)" in shown.text


def test_nobody_sees_the_preview_of_a_draft_that_isnt_hers():
    page = preview_url(factories.draft(headline="Geheim"))
    assert at_desk(factories.editor()).get(page).status_code == 200
    for client in (at_desk(factories.author("Kollegin Beispiel")), Client()):
        answer = client.get(page)
        assert answer.status_code in {302, 404}
        assert "Geheim" not in answer.text
    assert at_desk(factories.author()).post(page).status_code == 405


def test_what_is_typed_can_be_seen_before_it_is_saved():
    article = full_article()
    client = at_desk(factories.author())
    before = content_of(article)
    answer = unsaved(
        client, url(Article, "change", article.pk), headline="Noch nicht gespeichert"
    )
    assert_kept_by_nobody(answer)
    assert "<h1>Noch nicht gespeichert</h1>" in answer.text
    assert content_of(Article.objects.get()) == before
    assert Snapshot.objects.count() == 1
    assert not Address.objects.filter(slug="noch-nicht-gespeichert").exists()


def test_a_new_article_can_be_seen_before_it_is_saved():
    client = at_desk(factories.author())
    answer = unsaved(
        client, url(Article, "add"), headline="Ganz neu", body="<p>Ein Satz.</p>"
    )
    assert "<h1>Ganz neu</h1>" in answer.text
    assert not Article.objects.exists()


def test_a_preview_of_what_cant_be_saved_says_why():
    article = full_article()
    client = at_desk(factories.author())
    answer = unsaved(client, url(Article, "change", article.pk), dated="gestern")
    assert answer.status_code == 200
    assert "einen Tag an, den es gibt" in errors(answer)
    assert read_form(answer)["headline"] == [article.headline]


def test_after_a_preview_the_form_can_still_be_saved():
    article = full_article()
    client = at_desk(factories.author())
    path = url(Article, "change", article.pk)
    data = read_form(client.get(path)) | {"headline": "Neu"}
    client.post(path, data | {"_preview": "1"})
    assert client.post(path, data).status_code == 302
    assert Article.objects.get().headline == "Neu"


def test_what_was_published_can_be_previewed_too():
    article = factories.published()
    shown = at_desk(factories.author()).get(preview_url(article))
    assert_kept_by_nobody(shown)
    public = at_desk(factories.author()).get(article.get_absolute_url())
    assert main_part(shown) == main_part(public)


def test_a_preview_writes_nothing_into_the_record():
    client = at_desk(factories.author())
    save(client, url(Article, "add"), headline="Eins", _preview="1")
    assert not RecordEntry.objects.exists()


@pytest.mark.parametrize("name", ["preview", "as_of"])
def test_a_preview_is_made_anew_and_kept_nowhere(name):
    article = factories.published(headline="Wirklich")
    client = at_desk(factories.editor())
    path = reverse(f"admin:articles_article_{name}", args=[article.pk])
    assert "Wirklich" in client.get(path).text
    assert not PrintedPart.objects.exists()
    # The preview doesn't use the fragments that readers get.
    client.get(article.get_absolute_url())
    PrintedPart.objects.update(content=zlib.compress(b"von einer anderen Hand"))
    kept = list(PrintedPart.objects.values())
    assert "von einer anderen Hand" in client.get(article.get_absolute_url()).text
    assert "Wirklich" in client.get(path).text
    assert list(PrintedPart.objects.values()) == kept
