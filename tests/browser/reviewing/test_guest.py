"""The page of a review link in the browser: narrow, in forced colours, by keys."""

import pytest
from playwright.sync_api import expect

from articles.models import GuestAnswer
from tests.browser.reviewing.test_assigning import FITS
from tests.browser.support.accessibility import assert_accessible
from tests.editing.guests.linking import linked
from tests.support import factories

NARROW = {"width": 320, "height": 700}
LOOKS = [
    {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
    {"viewport": NARROW, "color_scheme": "light"},
    {"viewport": NARROW, "forced_colors": "active"},
]
COVERED = """() => {
  const { activeElement: on } = document;
  const [{ left, top, width, height }] = on.getClientRects();
  const there = document.elementFromPoint(left + width / 2, top + height / 2);
  return on.contains(there) || there?.contains(on) ? "" : on.outerHTML;
}"""
OUTLINE = "() => getComputedStyle(document.activeElement).outlineStyle"


def long_text():
    headline = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"
    body = "<p>Ein Absatz über die Messe in Lyon.</p>" * 12
    return factories.in_review(headline=headline, body=body)


def tab_to(page, selector: str) -> None:
    """Go there by the key alone; each place on the way is seen and marked."""
    for _step in range(60):
        page.keyboard.press("Tab")
        assert page.evaluate(OUTLINE) != "none"
        assert page.evaluate(COVERED) == ""
        if page.locator(f"{selector}:focus").count():
            return
    pytest.fail(f"no key leads to {selector}")


def test_a_guest_answers_by_keys_alone_however_the_page_looks(
    new_context, base_url, watch
):
    _link, secret = linked(long_text(), name="Gästin mit einem langen Namen")
    address = f"{base_url}/review/{secret}/"
    for number, look in enumerate(LOOKS, 1):
        page = new_context(locale="de", **look).new_page()
        page.goto(address)
        assert_accessible(page)
        assert page.evaluate(FITS)
        tab_to(page, "a[href='#answer']")
        page.keyboard.press("Enter")
        tab_to(page, "[value=refuse]")
        page.keyboard.press("Enter")
        # She is told where she looks already: what she lacks, and what to do.
        expect(page.locator(".error-summary")).to_be_focused()
        watch.take_refusal(400)
        assert_accessible(page)
        assert page.evaluate(FITS)
        tab_to(page, "#words")
        page.keyboard.type(f"Lyon, zum {number}. Mal.")
        tab_to(page, "[value=comment]")
        page.keyboard.press("Enter")
        expect(page.locator(".guest-answer")).to_have_count(number)
        assert_accessible(page)
        assert page.evaluate(FITS)
    assert GuestAnswer.objects.count() == len(LOOKS)


def test_without_scripts_she_approves_and_a_changed_text_is_told(new_context, base_url):
    article = long_text()
    _link, secret = linked(article)
    page = new_context(viewport=NARROW, java_script_enabled=False).new_page()
    page.goto(f"{base_url}/review/{secret}/")
    page.locator("[value=approve]").click()
    expect(page.locator(".guest-answer")).to_have_count(1)
    expect(page.locator("[value=approve]")).to_have_count(0)
    factories.edited(article, by=factories.editor("Zweiter"), teaser="Neu.")
    page = new_context(viewport=NARROW, forced_colors="active").new_page()
    page.goto(f"{base_url}/review/{secret}/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert_accessible(page)
    assert page.evaluate(FITS)
