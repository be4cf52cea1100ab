"""A document is chosen in the form: a large one is refused before it is sent."""

import re

from playwright.sync_api import expect

from articles.models import Article
from tests.browser.support.editing import expect_saved, open_form
from tests.support.files import documents


def test_a_file_that_is_too_large_is_refused_at_its_row(
    new_context, base_url, settings, tmp_path
):
    settings.NEWSROOM_DOCUMENT_BYTES = 1024 * 1024
    large, small = tmp_path / "Lang.pdf", tmp_path / "Kurz.pdf"
    large.write_bytes(bytes(settings.NEWSROOM_DOCUMENT_BYTES + 1))
    small.write_bytes(documents.pdf())
    page = open_form(new_context(locale="de"), base_url, "<p>Text.</p>").page
    page.locator("#attachments-group .add-row a").click()
    field = page.locator("#id_attachments-0-file")
    said = page.locator("#attachments-group [role=alert]")
    field.set_input_files(large)
    expect(said).to_have_text(re.compile("^„Lang.pdf“ hat mehr als 1 MB."))
    expect(field).to_have_value("")
    field.set_input_files(small)
    expect(said).to_have_count(0)
    expect(field).to_have_value(re.compile("Kurz.pdf$"))


def test_a_document_that_was_received_with_an_error_is_no_text_that_was_lost(
    new_context, base_url, tmp_path
):
    small = tmp_path / "Kurz.pdf"
    small.write_bytes(documents.pdf())
    page = open_form(new_context(locale="de"), base_url, "<p>Text.</p>").page
    page.locator("#attachments-group .add-row a").click()
    page.locator("#id_attachments-0-file").set_input_files(small)
    page.locator("#id_teaser").fill("Ein Teaser.")
    page.locator("[name=_save]").click()
    expect(page.locator("#attachments-group .errorlist").first).to_be_visible()
    expect(page.locator("#attachments-group")).to_contain_text("Kurz.pdf")
    page.locator("#id_attachments-0-title").fill("Der Bericht")
    page.locator("#id_attachments-0-accessibility").select_option("tagged")
    page.locator("[name=_save]").click()
    expect_saved(page)
    expect(page.locator(".unsaved-note")).to_have_count(0)
    assert Article.objects.get().attachments.get().title == "Der Bericht"
