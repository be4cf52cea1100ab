"""Undoing belongs to the field where users write: no field affects another."""

import pytest
from playwright.sync_api import expect

from tests.browser.support.editing import Form, open_form
from tests.support import factories

HELD = """() => JSON.stringify(
  [...new FormData(document.querySelector("#article_form"))]
    .filter(([name]) => name !== "csrfmiddlewaretoken")
)"""
# Fields that users write in, also where a script has drawn another in their place.
WRITABLE = """() => {
  for (const it of document.querySelectorAll("#article_form details")) it.open = true;
  const fields = document.querySelectorAll(
    "#article_form :is(input, textarea, select, .select2-selection)"
  );
  const isShown = (it) => it.checkVisibility() && !it.disabled && it.tabIndex >= 0;
  return [...fields].filter(isShown).map((it, n) => {
    it.dataset.tried = n;
    return `[data-tried="${n}"]`;
  });
}"""
BODY = "<p>Eins</p>"


def by_menu(page, command: str) -> None:
    """Do what the browser's own menu does, which names no field."""
    session = page.context.new_cdp_session(page)
    key = {"type": "keyDown", "key": "F15", "code": "F15", "commands": [command]}
    session.send("Input.dispatchKeyEvent", key)
    session.detach()


@pytest.fixture
def form(new_context, base_url):
    rows = [{"title": "Ein Bericht", "url": "https://example.org/"}]
    draft = factories.draft(body=BODY, further_reading=rows)
    return Form(new_context(), base_url, draft)


def test_thirty_times_ctrl_z_in_each_field_takes_nothing_from_another(form):
    page = form.page
    form.enter("Eins")
    page.keyboard.type("Zwei ")
    form.expect_html("<p>Zwei Eins</p>")
    fields = page.evaluate(WRITABLE)
    assert len(fields) > 15
    for field in fields:
        page.locator(field).focus()
        held = page.evaluate(HELD)
        kind = page.locator(field).evaluate("(it) => it.type ?? it.className")
        if kind in ("text", "textarea", "url"):
            # The browser itself trims an address, and forgets what stood there.
            page.keyboard.type("abc" if kind == "url" else "ab c")
            assert page.evaluate(HELD) != held or kind == "textarea"
        for _press in range(30):
            page.keyboard.press("Control+z")
        assert page.evaluate(HELD) == held, (field, kind)
        assert not form.text.evaluate("(it) => it.contains(document.activeElement)")
    # Nor where no field has the focus.
    page.evaluate("() => document.activeElement.blur()")
    page.keyboard.press("Control+z")
    assert page.evaluate(HELD) == held
    form.text.click()
    page.keyboard.press("Control+z")
    form.expect_html(BODY)


def test_a_word_is_one_step_and_each_can_be_done_again(form):
    page, headline = form.page, form.page.locator("#id_headline")
    written = headline.input_value()
    headline.focus()
    page.keyboard.press("End")
    page.keyboard.type(" Zwei neue")
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    for step in (" Zwei neue", " Zwei ", "", ""):
        page.keyboard.press("Control+z")
        expect(headline).to_have_value(written + step)
    for step, key in ((" Zwei ", "Shift+Z"), (" Zwei neue", "y"), (" Zwei ne", "y")):
        page.keyboard.press(f"Control+{key}")
        expect(headline).to_have_value(written + step)
    # The cursor stands where it was typed, and what is typed then can't be done again.
    page.keyboard.press("Control+z")
    page.keyboard.type("r")
    page.keyboard.press("Control+y")
    expect(headline).to_have_value(f"{written} Zwei neuer")


def test_the_browsers_own_menu_undoes_where_one_writes(form):
    page, headline = form.page, form.page.locator("#id_headline")
    written = headline.input_value()
    headline.focus()
    page.keyboard.press("End")
    page.keyboard.type("Kopf")
    form.enter("Eins")
    page.keyboard.type("Zwei ")
    form.expect_html("<p>Zwei Eins</p>")
    headline.focus()
    for _time in range(3):
        by_menu(page, "undo")
    expect(headline).to_have_value(written)
    form.expect_html("<p>Zwei Eins</p>")
    expect(headline).to_be_focused()
    page.keyboard.press("Control+y")
    form.text.focus()
    for _time in range(3):
        by_menu(page, "undo")
    form.expect_html(BODY)
    expect(headline).to_have_value(f"{written}Kopf")


def test_undoing_belongs_to_where_one_writes(new_context, base_url):
    form = open_form(new_context(), base_url, "<p>Eins</p>")
    headline = form.page.locator("#id_headline")
    written = headline.input_value()
    headline.press("End")
    form.page.keyboard.type(" Kopf")
    form.enter("Eins")
    form.press("End")
    form.page.keyboard.type(" Wort")
    form.press("Enter")
    form.page.keyboard.type("Zwei")
    both = "<p>Eins Wort</p>\n<p>Zwei</p>"
    form.expect_html(both)
    form.page.locator(".select2-selection").first.focus()
    form.press("Control+z", "Control+z", "Control+Shift+Z")
    assert form.html == both
    # Past all that was typed in the text, to the last thing that was typed here.
    headline.focus()
    form.press("Control+z")
    expect(headline).to_have_value(written)
    form.page.wait_for_timeout(200)
    assert form.html == both
    form.press("Control+Shift+Z")
    expect(headline).to_have_value(f"{written} Kopf")
    form.text.click()
    form.press("Control+z")
    form.expect_html("<p>Eins</p>")
    form.press("Control+Shift+Z")
    form.expect_html(both)
    expect(headline).to_have_value(f"{written} Kopf")
