"""Comments on chosen words in the browser: said, answered, resolved, by keys."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from articles.models import Article, Comment
from tests.browser.support.accessibility import assert_accessible
from tests.browser.support.editing import log_in
from tests.support import factories
from tests.support.factories import author, editor

BODY = "<p>Der Rat tagt am Montag. Der Rat schweigt.</p>"
# The first of two places of a word: what is around it says which is meant.
CHOOSE = """(place) => {
  const node = document.createTreeWalker(place, NodeFilter.SHOW_TEXT).nextNode();
  getSelection().setBaseAndExtent(node, 4, node, 7);
}"""
# The button reaches so far into the tools of the next field.
COVERS = """() => {
  const at = (place) => document.querySelector(place).getBoundingClientRect();
  const [one, tools] = [at(".comment-chosen"), at("[role=toolbar]")];
  return Math.min(one.bottom, tools.bottom) - Math.max(one.top, tools.top);
}"""
FITS = "() => document.documentElement.scrollWidth <= innerWidth"
WIDE = {"locale": "de", "viewport": {"width": 1280, "height": 900}}
NARROW = {
    "locale": "en",
    "viewport": {"width": 320, "height": 800},
    "color_scheme": "dark",
}
SETTINGS = [
    pytest.param("de", WIDE, ["Antworten", "Erledigen"], id="de wide"),
    pytest.param("en", NARROW, ["Answer", "Resolve"], id="en narrow dark"),
]


def desk(new_context, base_url, person, language, options) -> Page:
    type(person).objects.filter(pk=person.pk).update(language=language)
    context = new_context(**options)
    log_in(context, base_url, person)
    return context.new_page()


def path(name: str, article: Article) -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk])


def looks_right(page: Page) -> None:
    assert_accessible(page)
    assert page.evaluate(FITS), page.url


@pytest.mark.parametrize(("language", "options", "labels"), SETTINGS)
def test_chosen_words_are_commented_on_answered_and_resolved(
    new_context, base_url, language, options, labels
):
    article = factories.in_review(body=BODY)
    page = desk(new_context, base_url, editor(), language, options)
    page.goto(base_url + path("review", article))
    page.wait_for_load_state()
    page.locator(".review-whole .prose").evaluate(CHOOSE)
    expect(page.locator(".comment-chosen")).to_be_visible()
    page.keyboard.press("Shift+F2")
    expect(page.locator("#say_text")).to_be_focused()
    page.keyboard.type("Welcher?")
    page.locator("#say [type=submit]").click()
    expect(page.locator("mark.commented")).to_have_text("Rat")
    looks_right(page)
    said = Comment.objects.get()
    assert (said.field, said.quote, said.before) == ("body", "Rat", "Der")
    page.locator(f"#words-{said.pk}").press("Enter")
    expect(page.locator(f"#comment-{said.pk}:target")).to_be_visible()
    writer = desk(new_context, base_url, author(), language, options)
    writer.goto(base_url + path("preview", article))
    expect(writer.locator("mark.commented")).to_have_text("Rat")
    looks_right(writer)
    writer.goto(base_url + path("comments", article))
    writer.get_by_role("link", name=labels[0]).click()
    writer.locator("#id_text").fill("Der von Lyon.")
    writer.locator("#comment_form [type=submit]").click()
    expect(writer.get_by_text("Der von Lyon.")).to_be_visible()
    looks_right(writer)
    page.goto(base_url + path("review", article))
    page.get_by_role("button", name=labels[1]).click()
    expect(page.locator(".comments-done")).to_be_visible()
    said.refresh_from_db()
    assert said.resolved_by == editor()


def test_words_of_a_teaser_are_commented_on_and_found_again(new_context, base_url):
    article = factories.in_review(teaser="Der Rat ist sich uneins.", body=BODY)
    page = desk(new_context, base_url, editor(), "de", WIDE)
    page.goto(base_url + path("review", article))
    page.wait_for_load_state()
    page.get_by_text(article.teaser).evaluate(CHOOSE)
    expect(page.locator(".comment-chosen")).to_be_visible()
    page.keyboard.press("Shift+F2")
    expect(page.locator("#say_text")).to_be_focused()
    page.keyboard.type("Welcher?")
    page.locator("#say [type=submit]").click()
    expect(page.locator("mark.commented")).to_have_text("Rat")
    said = Comment.objects.get()
    assert (said.field, said.quote) == ("teaser", "Rat")
    page.goto(base_url + path("preview", article))
    expect(page.locator("mark.commented")).to_have_text("Rat")


def test_the_button_at_chosen_words_covers_no_tool_below_them(new_context, base_url):
    article = factories.draft(teaser="Der Rat tagt am Montag.", body=BODY)
    page = desk(new_context, base_url, author(), "en", NARROW)
    page.goto(base_url + path("change", article))
    page.wait_for_load_state()
    page.locator("#id_teaser").focus()
    page.locator("#id_teaser").evaluate("(field) => field.setSelectionRange(4, 7)")
    expect(page.locator(".comment-chosen")).to_be_visible()
    assert page.evaluate(COVERS) <= 0
