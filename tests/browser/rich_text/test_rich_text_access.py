"""Everybody can use the rich text editor: by keyboard, aloud, light, dark, small."""

import gzip
import re

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests.browser.support.editing import open_form
from tests.support import factories
from tests.support.desk.desk import url

BODY = (
    '<h2>Titel</h2><p>Ein <a href="https://example.org/">Verweis</a>, '
    '<span lang="fr">un mot</span></p><ol><li>Eins</li><li>Zwei</li></ol>'
    "<table><caption>T</caption><tbody><tr><th scope=row>A</th><td>1</td></tr></tbody>"
    "</table>"
)
ELEMENT = ".field-body"
DIALOGS = ("Link", "Sprache", "Tabelle einfügen")


@pytest.mark.wcag("2.1.2", "2.4.3", "4.1.2", on="desk")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_field_and_its_dialogs_are_accessible(new_context, base_url, axe, scheme):
    form = open_form(new_context(color_scheme=scheme, locale="de"), base_url, BODY)
    form.text.get_by_text("Eins").click()
    axe(form.page, context=ELEMENT)
    form.text.get_by_role("cell").click()
    expect(form.page.get_by_role("button", name="Zeile löschen")).to_be_visible()
    axe(form.page, context=ELEMENT)
    for name in DIALOGS:
        form.do(name)
        expect(form.page.get_by_role("dialog")).to_have_accessible_name(
            {"Sprache": "Sprache der Textstelle"}.get(name, name)
        )
        axe(form.page, context="dialog")
        form.press("Escape")
        expect(form.text).to_be_focused()


@pytest.mark.wcag("1.3.1", "3.3.2", "4.1.2", on="desk")
def test_the_text_is_announced_as_the_field_is(new_context, base_url):
    form = open_form(new_context(locale="de"), base_url, BODY)
    expect(form.text).to_have_role("textbox")
    expect(form.text).to_have_accessible_name("Text:")
    expect(form.text).to_have_accessible_description(re.compile("Alt.F10 führt"))
    expect(form.text).to_have_attribute("aria-multiline", "true")
    expect(form.page.get_by_role("toolbar")).to_have_accessible_name("Auszeichnung")
    expect(form.field).to_be_hidden()


@pytest.mark.wcag("3.3.1", "4.1.2", on="desk")
def test_an_error_of_the_field_is_the_texts(new_context, base_url):
    form = open_form(new_context(locale="de"), base_url)
    long = "Zu lang. " * 22_300
    form.empty()
    form.paste(f"<p>{long}</p>")
    form.save()
    expect(form.text).to_have_attribute("aria-invalid", "true")
    expect(form.text).to_have_accessible_description(
        re.compile("höchstens 200000 Zeichen")
    )
    assert form.html == f"<p>{long.strip()}</p>"


@pytest.mark.wcag("2.1.2", on="desk")
def test_the_tab_key_leads_out_of_the_text_wherever_one_writes(new_context, base_url):
    form = open_form(new_context(locale="de"), base_url, BODY)
    places = {
        form.text.get_by_text("Zwei"): [],
        form.text.get_by_role("cell"): ["Escape"],
    }
    for place, before in places.items():
        place.click()
        form.press(*before, "Tab")
        expect(form.text).not_to_be_focused()
        form.press("Shift+Tab")
        expect(form.text).to_be_focused()


def set_direction(page, direction):
    page.locator("html").evaluate("(html, dir) => (html.dir = dir)", direction)


@pytest.mark.wcag("2.4.3", on="desk")
def test_the_tab_key_leads_from_the_teaser_into_the_text(new_context, base_url):
    form = open_form(new_context(locale="de"), base_url, BODY)
    form.page.locator("#id_teaser").focus()
    form.press("Tab")
    expect(form.text).to_be_focused()


@pytest.mark.wcag("2.1.1", "2.4.3", "4.1.2", on="desk")
def test_the_toolbar_is_used_by_keyboard(new_context, base_url):
    form = open_form(new_context(locale="de"), base_url, BODY)
    buttons = form.page.get_by_role("toolbar").get_by_role("button")
    strong = form.page.get_by_role("button", name="Stark hervorgehoben")
    form.text.get_by_text("Zwei").click()
    form.press("Alt+F10")
    expect(buttons.first).to_be_focused()
    form.press("ArrowLeft")
    expect(buttons.last).to_be_focused()
    # The next one is to the left, where a line begins at the right.
    set_direction(form.page, "rtl")
    form.press("ArrowLeft")
    expect(buttons.first).to_be_focused()
    set_direction(form.page, "ltr")
    form.press("Home", "ArrowRight", "ArrowRight", "ArrowRight")
    expect(strong).to_be_focused()
    expect(strong).to_have_attribute("aria-pressed", "false")
    form.press("Enter")
    expect(form.text).to_be_focused()
    expect(strong).to_have_attribute("aria-pressed", "true")
    form.press("Tab")
    expect(strong).to_be_focused()
    form.press("Escape")
    expect(form.text).to_be_focused()


@pytest.mark.wcag("3.3.1", "3.3.3", on="desk")
def test_the_dialogs_refuse_in_words_what_is_no_address_or_language(
    new_context, base_url
):
    form = open_form(new_context(locale="en"), base_url, "<p>Wort</p>")
    form.enter("Wort")
    form.press("Control+a")
    alert = form.page.get_by_role("alert")
    for address in ("javascript:alert(1)", "ftp://example.org/", "irgendwo"):
        form.do("Link")
        form.give(Address=address)
        expect(alert).to_contain_text("This is no address.")
        field = form.page.get_by_role("dialog").get_by_label("Address", exact=True)
        expect(field).to_be_focused()
        form.press("Escape")
    form.do("Language")
    form.give(**{"Another language": "Klingonisch!"})
    expect(alert).to_contain_text("There is no language with this code.")
    form.give_and_go_on(**{"Another language": "he-il"})
    assert form.html == '<p><span lang="he-IL" dir="rtl">Wort</span></p>'
    form.do("Language")
    form.give_and_go_on(**{"Another language": ""})
    assert form.html == "<p>Wort</p>"


REFUSED = {
    "Link": {
        "Words of the link": "The link has no words.",
        "Address": "This is no address.",
        "Language of the page it leads to": "There is no language with this code.",
    },
    "Insert a table": {"Rows": "from 1 to 50", "Columns": "from 1 to 50"},
    "First number of the list": {"Start with": "This is no number."},
}
GIVEN = {"Words of the link": "Wort", "Address": "example.org", "Rows": "2"}


@pytest.mark.wcag("3.3.1", "3.3.3", "4.1.2", on="desk")
@pytest.mark.parametrize("name", REFUSED)
def test_each_field_of_a_dialog_says_why_it_is_refused(new_context, base_url, name):
    body = "<ol><li>Wort</li></ol>"
    form = open_form(new_context(locale="en"), base_url, body)
    form.enter("Wort")
    form.do(name)
    dialog = form.page.get_by_role("dialog")
    expect(dialog).to_have_accessible_name(name)
    for label, words in REFUSED[name].items():
        field = dialog.get_by_label(label, exact=True)
        number = field.get_attribute("type") == "number"
        form.give(**{label: "" if number or "Words" in label else "?"})
        expect(dialog.get_by_role("alert")).to_contain_text(words)
        expect(field).to_be_focused()
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(dialog.locator("[aria-invalid]")).to_have_count(1)
        field.fill(GIVEN.get(label, ""))
    dialog.get_by_role("button", name="Cancel").click()
    expect(form.text).to_be_focused()
    assert form.html == body


@pytest.mark.wcag("2.1.1", on="desk")
def test_without_a_script_the_html_is_edited_as_ever(new_context, base_url):
    form = open_form(new_context(java_script_enabled=False), base_url, BODY)
    expect(form.field).to_be_visible()
    form.field.fill("<div>Neu <b>und</b> ohne</div>")
    assert form.save().body == "<p>Neu <strong>und</strong> ohne</p>"


def test_the_form_is_light_and_loads_the_editor_only_to_write(new_context, base_url):
    context, asked = new_context(), []
    context.on("response", lambda answer: asked.append(answer))
    form = open_form(context, base_url, BODY)
    expect(form.text).to_be_visible()
    size = sum(len(gzip.compress(answer.body())) for answer in asked)
    assert size <= 500_000
    asked.clear()
    published = factories.published(body=BODY)
    form.page.goto(base_url + url(Article, "change", published.pk))
    expect(form.page.get_by_text("Titel").first).to_be_visible()
    assert not any("editor" in answer.url or "rich" in answer.url for answer in asked)
