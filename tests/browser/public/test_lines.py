"""Lines end where a typesetter ends them, nothing is cut, and copied text is what the
author typed, in a real browser.
"""

import pytest

from tests.browser.support import text_measures
from tests.browser.support.measures import PLAIN
from tests.site.public.every_page.page_types import ERRORS, PAGES, fill_public_site
from tests.support.contents import keys
from tests.support.factories import category, country, published, topic

HEADLINE = "Tagung in Bonn: Assoziierungsabkommen gilt ab dem 20. Oktober"
WIDTHS = (320, 390, 1440)
TYPES = ("home", "list", "search", "article", "long words", "notice", "topic", "calls")
COPIED = """(title) => {
    getSelection().selectAllChildren(title);
    return [getSelection().toString(), title.innerText, title.textContent.trim()];
}"""
# Tells whether a compound is on two lines, and where its first part ends.
DIVIDED = """(joint) => {
    const boxes = (node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return [...range.getClientRects()];
    };
    const before = boxes(joint.previousSibling).at(-1);
    const [after] = boxes(joint.nextSibling);
    return [after.top > before.top + 5, before.right, before.top, before.height];
}"""
UNSEEN = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("h1 { color: transparent !important; }");
    document.adoptedStyleSheets = [sheet];
}"""
# The lines on which the first and the last letter of each group stand.
TORN = """() => [...document.querySelectorAll(".whole")].filter((it) => {
    const boxes = [...it.getClientRects()];
    return it.checkVisibility() && new Set(boxes.map((one) => one.top)).size > 1;
}).map((it) => it.textContent)"""


@pytest.fixture
def story():
    return published(
        headline=HEADLINE, teaser="Ab dem 20. Oktober gilt § 16 der Satzung."
    )


@pytest.mark.parametrize("where", ["article", "list", "search"])
@pytest.mark.variants
def test_a_copied_headline_is_what_the_author_typed(story, new_context, where):
    context = new_context(
        viewport={"width": 390, "height": 800},
        permissions=["clipboard-read", "clipboard-write"],
    )
    page = context.new_page()
    path, title = {
        "article": (story.get_absolute_url(), "h1"),
        "list": ("/de/artikel/", ".card-title"),
        "search": ("/de/artikel/?q=Assoziierungsabkommen", ".card-title"),
    }[where]
    page.goto(path)
    assert page.locator(title).first.locator(".joint").count() == 1
    assert page.locator(title).first.evaluate(COPIED) == [HEADLINE] * 3
    page.keyboard.press("Control+c")
    assert page.evaluate("navigator.clipboard.readText()").strip() == HEADLINE
    # A search in the page finds the word, and screen readers get it whole.
    page.evaluate("getSelection().removeAllRanges()")
    assert page.evaluate("find('Assoziierungsabkommen gilt ab dem 20. Oktober')")
    heading = page.get_by_role("heading", name=HEADLINE, exact=True)
    assert heading.count() == 1


def test_a_divided_word_has_its_hyphen_and_no_group_is_torn(story, new_context):
    page = new_context(viewport={"width": 320, "height": 800}).new_page()
    page.goto(story.get_absolute_url())
    seen = 0
    for width in range(320, 460, 6):
        text_measures.turned(page, width, 800)
        assert page.evaluate(TORN) == [], f"at {width}"
        is_divided, *place = page.locator("h1 .joint").evaluate(DIVIDED)
        if is_divided:
            seen += 1
            assert has_ink(page, *place), f"no hyphen at {width}"
    assert seen > 2
    text_measures.turned(page, 1440, 800)
    assert page.locator("h1 .joint").evaluate(DIVIDED)[0] is False


def has_ink(page, left: float, top: float, height: float) -> bool:
    """Return whether anything is drawn behind a word's end."""
    clip = {"x": left + 1, "y": top, "width": 8, "height": height}
    drawn = page.screenshot(clip=clip)
    page.evaluate(UNSEEN)
    empty = page.screenshot(clip=clip)
    page.evaluate(PLAIN)
    return drawn != empty


@pytest.mark.wcag("1.4.4", "1.4.10", "1.4.12", on="site")
@pytest.mark.parametrize("language", ["de", "en"])
def test_no_text_is_cut_at_any_width_or_spacing(
    fill_once, new_context, watch, language
):
    fill_once(fill_public_site)
    fill_labels(language)
    page = new_context().new_page()
    paths = {PAGES[language][name]: 200 for name in TYPES if name in PAGES[language]}
    troubles = []
    for path, status in (paths | ERRORS[language]).items():
        text_measures.turned(page, 390, 800)
        assert page.goto(path).status == status
        if status != 200:
            watch.take_refusal(status)
        for width in WIDTHS:
            text_measures.turned(page, width, 800)
            found = text_measures.lost_by_itself(page)
            found += text_measures.lost_with_space(page)
            # Links that skip something lie upon each other, above the page.
            cut = [one for one in found if "” and “" not in one]
            troubles += [f"{path} at {width}: {one}" for one in cut]
    assert not troubles, "\n".join(troubles)


def fill_labels(language: str) -> None:
    """Publish an article with more labels than a card names."""
    long = "Wissenschaftskommunikationsforschung"
    published(
        language=language,
        headline="Viele Schlagwörter",
        categories=keys(category(long), category("Zweite Rubrik")),
        topics=keys(*(topic(f"{long} {number}") for number in range(5))),
        countries=keys(*(country(code) for code in ("FR", "PL", "NL"))),
    )


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.variants
def test_a_telephone_shows_the_name_of_the_other_language_whole(
    fill_once, new_context, watch, language
):
    fill_once(fill_public_site)
    other = {"de": "English", "en": "Deutsch"}[language]
    page = new_context(viewport={"width": 320, "height": 800}).new_page()
    for path, status in ERRORS[language].items():
        page.goto(path)
        watch.take_refusal(status)
        link = page.locator(".languages a")
        assert link.locator(".in-short").inner_text() == other
        box = link.bounding_box()
        assert box["x"] + box["width"] <= 320
        assert link.evaluate("it => it.scrollWidth <= it.clientWidth + 1")
