"""The form of an article is a page to write on: most of the window is for its text."""

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article
from tests.browser.support.editing import log_in
from tests.support import factories
from tests.support.desk.desk import url

SENTENCE = "Die Forscherinnen messen ein Jahr lang, wie schnell das Wasser fließt. "
# The part of an element that can be seen above the bar, in pixels.
SEEN = """(selector) => {
  const box = document.querySelector(selector).getBoundingClientRect();
  const bar = document.querySelector(".action-bar").getBoundingClientRect();
  const top = Math.max(box.top, 0), end = Math.min(box.bottom, bar.top, innerHeight);
  return [box.width, end - top];
}"""
# Letters in each full line of the first paragraph.
LINES = """() => {
  const text = document.querySelector("#id_body_editor p").firstChild;
  const range = document.createRange(), counts = new Map();
  for (let n = 0; n < text.length; n++) {
    range.setStart(text, n);
    range.setEnd(text, n + 1);
    const top = Math.round(range.getBoundingClientRect().top);
    counts.set(top, (counts.get(top) ?? 0) + 1);
  }
  return [...counts.values()].slice(0, -1);
}"""
LINE_HEIGHT = "() => parseFloat(getComputedStyle(id_body_editor).lineHeight)"
PASTE = """(text, html) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", html);
  clipboardData.setData("text/plain", "Drei Häfen messen ihre Ströme");
  const options = { clipboardData, bubbles: true, cancelable: true };
  text.dispatchEvent(new ClipboardEvent("paste", options));
}"""
PAGE = """<nav><a href="/">Start</a> &gt; <a href="/n">Nachrichten</a></nav>
<h1>Drei Häfen messen ihre Ströme</h1><p>12.03.2026 | Mobilität</p>
<p>Ihre Zahlen stehen allen offen.</p>
<p class=MsoNormal style='mso-list:l0 level1 lfo1'><span
style='mso-list:Ignore'>· </span>Erstens</p><aside>Mehr Häfen</aside>
<p>Themen: Innovation</p>"""


@pytest.fixture
def page(new_context, base_url) -> Page:
    context = new_context(locale="de", viewport={"width": 1440, "height": 900})
    log_in(context, base_url, factories.author())
    page = context.new_page()
    page.goto(url(Article, "add"))
    expect(page.locator("#id_body_editor")).to_be_visible()
    return page


def lines_seen(page: Page) -> float:
    _width, height = page.evaluate(SEEN, "#id_body_editor")
    return height / page.evaluate(LINE_HEIGHT)


def test_most_of_the_window_is_for_the_text_in_lines_that_read_well(page):
    page.locator("#id_headline").fill("Drei Häfen messen ihre Ströme")
    page.locator("#id_body_editor").click()
    page.keyboard.insert_text(SENTENCE * 60)
    page.evaluate("scrollTo(0, 0)")
    width, height = page.evaluate(SEEN, ".paper")
    assert width * height >= 0.45 * 1440 * 900
    assert all(60 <= letters <= 75 for letters in page.evaluate(LINES))
    assert lines_seen(page) >= 14
    box = page.locator(".rich-text-toolbar").bounding_box()
    assert box["height"] < 48
    page.locator("[data-side-of=details]").click()
    expect(page.locator(".sheet-facts")).to_be_hidden()
    assert lines_seen(page) >= 18
    # The browser remembers it, and a narrow window shows everything.
    page.reload()
    expect(page.locator(".sheet-facts")).to_be_hidden()
    page.set_viewport_size({"width": 320, "height": 800})
    expect(page.locator(".sheet-facts")).to_be_visible()


@pytest.mark.wcag("2.4.3", on="desk")
def test_tab_leads_from_the_headline_over_labels_and_teaser_into_the_text(page):
    expect(page.locator("#nav-sidebar")).to_be_hidden()
    page.locator("#id_headline").focus()
    for _labels in range(3):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('.select2-search__field')")
    page.keyboard.press("Tab")
    expect(page.locator("#id_teaser")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#id_body_editor")).to_be_focused()
    # Seldom used buttons are folded into one.
    page.keyboard.press("Alt+F10")
    page.keyboard.press("End")
    expect(page.locator("[data-do=clear]")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator("[data-do=clear]")).to_be_visible()


def test_labels_are_proposed_where_they_are_chosen(page):
    factories.topic("Innovation")
    japan = factories.country("JP")
    page.locator("#id_headline").fill("Forschende aus Japan kommen dazu")
    button = page.locator(".paper .proposed button")
    expect(button).to_contain_text("Japan weil: „Forschende aus Japan kommen dazu“")
    expect(page.locator("#checks [data-line]")).to_contain_text("Hinweis")
    button.click()
    chosen = page.locator("#id_countries option:checked")
    expect(chosen).to_have_attribute("value", str(japan.pk))
    expect(page.locator("#checks [data-told]")).to_have_text("Hinzugefügt: Japan")
    expect(button).to_have_count(0)


def test_proposals_take_little_room_and_keep_the_focus(page):
    for code in ("JP", "PL", "CH"):
        factories.country(code)
    said = "Zum Netz gehören neben Japan auch Hochschulen in Polen und der Schweiz."
    page.locator("#id_headline").fill(said)
    buttons = page.locator(".paper .proposed button")
    expect(buttons).to_have_count(3)
    tops = [one.bounding_box()["y"] for one in buttons.all()]
    assert len(set(tops)) < 3
    buttons.last.focus()
    name = buttons.last.get_attribute("data-name")
    buttons.last.evaluate("it => it.classList.add('old')")
    page.locator("#id_headline").evaluate(
        """it => {
          it.value += " Mehr";
          it.dispatchEvent(new Event("input", { bubbles: true }));
        }"""
    )
    expect(page.locator(".proposed .old")).to_have_count(0)
    expect(page.locator(".proposed button:focus")).to_have_attribute("data-name", name)


def test_a_heading_in_the_text_is_larger_than_those_below_it(page):
    html = "<h2>Eins</h2><h3>Zwei</h3><p>Drei</p>"
    page.locator("#id_body_editor").evaluate(PASTE, html)
    sizes = [
        page.locator(f"#id_body_editor {name}").evaluate(
            "it => parseFloat(getComputedStyle(it).fontSize)"
        )
        for name in ("h2", "h3", "p")
    ]
    assert sizes[0] > sizes[1] > sizes[2]


def test_the_preview_follows_the_typing_and_nothing_is_kept(page):
    page.locator("[data-side-of=preview]").click()
    shown = page.frame_locator(".sheet-preview iframe")
    page.locator("#id_headline").fill("Drei Häfen")
    expect(shown.locator("h1")).to_have_text("Drei Häfen")
    page.locator("#id_body_editor").click()
    page.keyboard.insert_text("Ihre Zahlen stehen allen offen.")
    expect(shown.locator(".prose")).to_have_text("Ihre Zahlen stehen allen offen.")
    page.locator(".preview-widths [value='360']").click()
    width = page.evaluate("document.querySelector('.sheet-preview iframe').clientWidth")
    assert width == 360
    page.evaluate("document.querySelector('.collapse details').open = true")
    page.locator("#id_slug").fill("Kein Slug")
    expect(page.locator(".sheet-preview [role=status]")).to_contain_text("wartet")
    expect(shown.locator("h1")).to_have_text("Drei Häfen")
    assert not Article.objects.exists()


def test_a_page_pasted_into_the_text_is_offered_to_the_fields(page):
    factories.category("Mobilität")
    factories.topic("Innovation")
    page.locator("#id_body_editor").evaluate(PASTE, PAGE)
    page.locator("[data-do=distribute]").click()
    expect(page.locator("#id_headline")).to_have_value("Drei Häfen messen ihre Ströme")
    body = "<p>Ihre Zahlen stehen allen offen.</p>\n<ul><li>Erstens</li></ul>"
    expect(page.locator("#id_body")).to_have_value(body)
    expect(page.locator("#id_body_editor li")).to_have_text("Erstens")
    expect(page.locator("#id_categories option:checked")).to_have_text("Mobilität")
    expect(page.locator("#id_topics option:checked")).to_have_text("Innovation")
    expect(page.locator("#id_dated")).to_have_value("2026-03-12")
    said = page.locator(".pasted")
    expect(said).to_be_focused()
    expect(said).to_contain_text("„Start > Nachrichten“")
    expect(said).to_contain_text("„Mehr Häfen“")
    # It can be taken back as what is typed.
    page.locator("#id_body_editor").click()
    page.keyboard.press("Control+z")
    expect(page.locator("#id_body_editor")).to_contain_text("Themen: Innovation")


def test_a_pasted_line_that_is_not_understood_stands_in_its_row(page, axe):
    lines = "Antragsberechtigt: Elfen\nFrist: 1.3.2027; 31.2.2027"
    page.get_by_role("button", name="Ganzes Dokument einfügen").click()
    page.locator("#pasting textarea").fill(f"Häfen\n\n12.03.2026\n\nText.\n\n{lines}")
    page.locator("#pasting [name=_paste]").click()
    field = page.locator("#id_deadlines-1-closes")
    expect(field).to_have_value("31.2.2027")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#id_deadlines-1-closes_error")).to_contain_text("28.02.2027?")
    expect(page.locator("#id_deadlines-0-closes_error")).to_have_count(0)
    expect(page.locator("#facts-group .errorlist")).to_contain_text("„Elfen“")
    axe(page)
    field.fill("28.2.2027")
    expect(page.locator("#id_deadlines-1-closes_error")).to_have_count(0)


@pytest.mark.parametrize("place", ["panel", "text"])
def test_a_document_that_is_not_distributed_stays_where_it_was(page, watch, place):
    page.route("**/distribute/**", lambda route: route.fulfill(status=503))
    if place == "panel":
        page.get_by_role("button", name="Ganzes Dokument einfügen").click()
        field = page.locator("#pasting textarea")
        field.fill("Drei Häfen messen ihre Ströme")
        page.locator("#pasting [name=_paste]").click()
        expect(field).to_have_value("Drei Häfen messen ihre Ströme")
    else:
        page.locator("#id_body_editor").evaluate(PASTE, PAGE)
        page.locator("[data-do=distribute]").click()
        expect(page.locator("#id_body_editor")).to_contain_text("Ihre Zahlen stehen")
    expect(page.locator(".pasted-offer")).to_contain_text("in einer Minute wieder")
    expect(page.locator("#id_headline")).to_have_value("")
    watch.take_refusal(503)


def test_the_offer_for_a_long_page_stays_in_sight(page):
    page.locator("#id_body_editor").evaluate(PASTE, PAGE + "<p>Mehr.</p>" * 40)
    page.mouse.move(500, 500)
    page.mouse.wheel(0, 900)
    expect(page.locator("#id_headline")).not_to_be_in_viewport()
    expect(page.locator("[data-do=distribute]")).to_be_in_viewport()
