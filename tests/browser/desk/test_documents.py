"""A document is chosen in the form: a large one is refused before it is sent."""

import re

from playwright.sync_api import expect

from tests.browser.support.editing import open_form
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
