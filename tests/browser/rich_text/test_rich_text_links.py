"""Links to our own articles are found by headlines, and kept whatever these become."""

import pytest
from playwright.sync_api import expect

from articles.foundation.markup import own_link
from tests.browser.support.editing import open_form
from tests.support import factories


@pytest.mark.wcag("2.1.1", on="desk")
def test_an_article_is_found_and_linked_by_keyboard(new_context, base_url, axe):
    target = factories.published(headline="Forschung in Jena", slug="jena")
    form = open_form(new_context(locale="de"), base_url, "<p>Mehr zu Jena</p>")
    page, dialog = form.page, form.page.get_by_role("dialog")
    href = dialog.get_by_label("Adresse", exact=True)
    form.enter("Mehr")
    form.press("End", "Control+Shift+ArrowLeft")
    form.do("Link")
    href.fill("niemals so")
    expect(dialog.get_by_text("Kein Artikel hat diese Wörter")).to_be_visible()
    href.fill("jena forsch")
    expect(dialog.get_by_role("button", name="Forschung in Jena")).to_be_visible()
    axe(page, context="dialog")
    form.press("ArrowDown", "Enter")
    expect(href).to_have_value("Forschung in Jena [de]")
    form.press("Enter")
    expect(dialog).to_have_count(0)
    linked = f'<p>Mehr zu <a href="{own_link(target.edition.uuid)}">Jena</a></p>'
    form.expect_html(linked)
    # Opened again, it says which article it is, and stays if nothing is typed.
    form.do("Link")
    expect(href).to_have_value("Forschung in Jena [de]")
    form.press("Enter")
    expect(dialog).to_have_count(0)
    form.expect_html(linked)
    assert form.save().body == linked


def test_an_address_of_ours_is_meant_as_the_article_and_another_language_is_said(
    new_context, base_url
):
    target = factories.published(headline="Forschung in Jena", slug="jena")
    english = factories.translated(target, headline="Research in Jena")
    factories.republished(target, slug="jena-neu")
    form = open_form(new_context(locale="de"), base_url)
    dialog = form.page.get_by_role("dialog")
    href = dialog.get_by_label("Adresse", exact=True)
    form.empty()
    form.do("Link")
    dialog.get_by_label("Text des Links").fill("alt")
    href.fill(f"{base_url}/de/artikel/jena/")
    form.press("Enter")
    expect(dialog).to_have_count(0)
    form.press("End", "Enter")
    form.do("Link")
    href.fill("research")
    dialog.get_by_role("button", name="Research in Jena").click()
    form.press("Enter")
    expect(dialog).to_have_count(0)
    own = own_link(target.edition.uuid)
    other = f'<a href="{own_link(english.edition.uuid)}" hreflang="en">'
    form.expect_html(
        f'<p><a href="{own}">alt</a></p>\n<p>{other}Research in Jena</a></p>'
    )
