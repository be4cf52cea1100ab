"""Pasted text keeps what its writer meant, and loses what the program added."""

import pytest
from playwright.sync_api import expect

from articles.foundation.markup import clean_html
from tests.browser.support.editing import open_form
from tests.foundation.markup.clipboards import CLIPBOARDS


@pytest.fixture
def form(new_context, base_url):
    return open_form(new_context(locale="de"), base_url)


@pytest.mark.variants
@pytest.mark.parametrize("program", CLIPBOARDS)
def test_what_is_pasted_comes_out_clean(form, program):
    given, meant = CLIPBOARDS[program]
    form.empty()
    form.copy_elsewhere(html=given, text="as plain text")
    form.text.click()
    form.press("Control+v")
    # A breach of the content security policy would be on the console.
    form.expect_html(meant)
    assert form.html == clean_html(meant) == meant
    assert form.save().body == meant


def test_what_is_copied_here_comes_back_whole(form):
    rich = '<p>Ein <span lang="fr">mot</span> <q>hier</q></p>'
    form.empty()
    form.paste(f'<div data-pm-slice="1 1 []">{rich}</div>')
    assert form.html == rich


def test_styles_of_other_editors_break_no_policy_however_they_are_written(form):
    odd = "<p title=it's style=color:red STYLE='a'>Ein<style>p {}</style></p>"
    form.empty()
    for wrapped in (odd, f'<div data-pm-slice="1 1 []">{odd}</div>', f"{odd}<style>"):
        form.paste(wrapped)
    expect(form.text).to_have_text("EinEinEin")


def test_what_is_left_out_of_a_paste_is_said(form):
    told = form.page.locator(".rich-text-told")
    form.empty()
    form.paste(CLIPBOARDS["Word with changes"][0])
    expect(told).to_contain_text("Links zu Fußnoten")
    expect(told).to_contain_text("Was bei nachverfolgten Änderungen gelöscht")
    form.paste("<p>Mehr</p>")
    expect(told).to_be_empty()


def test_a_pasted_address_becomes_a_link_on_the_words_that_are_selected(form):
    form.empty()
    form.page.keyboard.type("Hier ")
    address = "https://example.org/?a=1&b=2"
    redirected = "https://www.google.com/url?q=https%3A%2F%2Fexample.org%2F"
    form.copy_elsewhere(text=f" {address}\n")
    form.press("Control+v")
    escaped = address.replace("&", "&amp;")
    link = f'<a href="{escaped}">{escaped}</a>'
    form.expect_html(f"<p>Hier {link}</p>")
    # Text typed after the link is no part of it.
    form.page.keyboard.type(" Wort")
    form.press("Control+Shift+ArrowLeft")
    form.copy_elsewhere(text=redirected, html=f'<a href="{redirected}">Titel</a>')
    form.press("Control+v")
    form.expect_html(f'<p>Hier {link} <a href="https://example.org/">Wort</a></p>')
    form.press("ArrowRight", "Enter")
    form.copy_elsewhere(text="Siehe https://example.org/")
    form.press("Control+v")
    expect(form.text.locator("p").last).to_have_text("Siehe https://example.org/")
    expect(form.text.locator("p").last.locator("a")).to_have_count(0)
