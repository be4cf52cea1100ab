"""Beside a text stands how long it is and how it reads, as readers are told it."""

import pytest
from playwright.sync_api import expect

from articles.domain.content import minutes_to_read, words_of
from tests.browser.support.editing import Form
from tests.support import factories

LONG = (
    "Der Ausschuss, der am 12. Februar unter Leitung von Prof. Dr. Muster tagte, "
    "empfahl nach langer Beratung, die Förderung der Forschungszusammenarbeit, z. B. "
    "mit Hochschulen, auch über das Jahr 2030 hinaus in vollem Umfang fortzuführen."
)
BODY = (
    "<h2>Überschrift</h2>\n<p>Kurz. "
    + "Ein Satz mit sieben kurzen Wörtern hier. " * 14
    + f"Noch einer.</p>\n<p>{LONG} Danach ging man.</p>\n<ul>\n<li>E-Mail, 5.000 €</li>"
    "\n</ul>\n<table>\n<tbody>\n<tr><td>A1</td><td>B_2</td></tr>\n</tbody>\n</table>"
)


@pytest.mark.wcag("4.1.3", on="desk")
def test_words_minutes_and_long_sentences_are_told_while_one_writes(
    new_context, base_url, axe
):
    draft = factories.draft(body=BODY, teaser="Ein Vorspann: so.", headline="Kopf")
    form = Form(new_context(locale="de"), base_url, draft)
    page, counts = form.page, form.page.locator(".rich-text-counts")
    words, minutes = words_of(draft), minutes_to_read(draft)
    said = counts.get_by_text(f"Wörter: {words} · Lesezeit: {minutes} Min.")
    expect(said).to_be_visible()
    form.text.click()
    page.wait_for_timeout(200)
    form.press("Control+Home")
    page.keyboard.type("Zwei mehr ")
    expect(counts).to_contain_text(f"Wörter: {words + 2} ")
    expect(counts).to_contain_text("Lesbarkeit: LIX")
    counts.get_by_text("Lesbarkeit:").click()
    axe(page, context=".field-body")
    # Neither days nor titles end a sentence.
    sentence = counts.get_by_role("button")
    expect(sentence).to_have_count(1)
    expect(sentence).to_contain_text("35 Wörter: Der Ausschuss")
    sentence.click()
    expect(form.text).to_be_focused()
    assert page.evaluate("() => getSelection().toString()") == LONG
    headline = page.locator("#id_headline")
    expect(headline).to_have_accessible_description("Zeichen: 4")
    headline.fill("K" * 61)
    expect(page.get_by_text("Zeichen: 61. Suchmaschinen zeigen")).to_be_visible()


def test_an_english_text_is_measured_as_english(new_context, base_url):
    body = f"<p>{'The cat sat on the mat and then it ran off. ' * 12}</p>"
    draft = factories.draft(body=body, language="en")
    form = Form(new_context(locale="en"), base_url, draft)
    counts = form.page.locator(".rich-text-counts")
    expect(counts).to_contain_text("Flesch 1")
    expect(counts).to_contain_text("easy to read")
    expect(counts.get_by_role("button")).to_have_count(0)
