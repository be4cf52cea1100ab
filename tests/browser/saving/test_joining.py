"""The words of another writer come into the form that saves them, too."""

import pytest
from playwright.sync_api import expect

from articles.domain.content import content_of
from articles.editing import writing
from articles.models import Article
from tests.browser.saving.test_unsaved import context, form, new_context
from tests.browser.support.editing import expect_saved
from tests.support import factories

__all__ = ["context", "form", "new_context"]
THREE = "<p>Eins</p><p>Zwei</p><p>Drei</p>"


def change(**values) -> None:
    """Save what somebody else writes in the meantime."""
    article = Article.objects.get()
    by = factories.editor("Rita Redakteurin")
    writing.change(article, content_of(article) | values, by=by)


@pytest.fixture
def written(form):
    """Return the page of a form whose text has three paragraphs."""
    change(body=THREE)
    form.page.reload()
    expect(form.page.locator("#id_body_editor p")).to_have_count(3)
    return form.page


def test_changes_in_two_paragraphs_are_saved_and_shown_at_once(written):
    page = written
    change(body=THREE.replace("Eins", "Ihres"))
    page.locator("#id_body_editor p").nth(2).click()
    page.keyboard.press("End")
    page.keyboard.type(" und meines")
    page.keyboard.press("Control+s")
    expect_saved(page)
    both = "<p>Ihres</p><p>Zwei</p><p>Drei und meines</p>"
    assert Article.objects.get().body.replace("\n", "") == both
    expect(page.locator("#id_body_editor p").first).to_have_text("Ihres")
    # The cursor stays where it was, and nothing is written over by going on.
    page.keyboard.type("!")
    expect(page.locator(".save-line")).to_contain_text("Ungespeicherte Änderungen")
    page.keyboard.press("Control+s")
    expect_saved(page)
    stored = Article.objects.get().body.replace("\n", "")
    assert stored == both.replace("meines", "meines!")


def test_a_text_that_was_decided_for_stands_in_the_form(written):
    page = written
    change(teaser="Ihrer")
    page.locator("#id_teaser").fill("Meiner")
    page.keyboard.press("Control+s")
    page.locator("[name=merge-teaser][value=theirs]").check()
    page.keyboard.press("Control+s")
    expect_saved(page)
    expect(page.locator(".action-bar :focus")).to_have_text("Speichern")
    expect(page.locator("#id_teaser")).to_have_value("Ihrer")
    page.locator("#id_headline").fill("Weiter")
    expect(page.locator(".save-line")).to_contain_text("Ungespeicherte Änderungen")
    page.keyboard.press("Control+s")
    expect_saved(page)
    saved = Article.objects.get()
    assert (saved.teaser, saved.headline) == ("Ihrer", "Weiter")


def test_a_row_that_somebody_else_added_stays(written):
    page, source = written, factories.source("Musterverlag")
    row = {"source": str(source.key), "title": "", "url": "", "dated": None}
    before = Article.objects.get().attributions.count()
    rows = content_of(Article.objects.get())["attributions"]
    change(attributions=[*rows, row])
    page.locator("#id_headline").fill("Weiter")
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    expect(page.locator("#id_headline")).to_have_value("Weiter")
    page.locator("#id_headline").fill("Und weiter")
    expect(page.locator(".save-line")).to_contain_text("Ungespeicherte Änderungen")
    page.keyboard.press("Control+s")
    expect_saved(page)
    saved = Article.objects.get()
    assert saved.attributions.count() == before + 1
    assert saved.headline == "Und weiter"
