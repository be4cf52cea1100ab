"""Editors review by keyboard, one article after the other, never back to a list."""

import re

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article, Decision
from articles.workflow import Phase
from tests.admin.review.test_page import review_url
from tests.support import factories

MANY = 20
# Narrower than what shows the queue beside the article: test_side_by_side.
WIDTH = 1180


def press(page: Page, *keys: str) -> None:
    """Press keys of which the last one leads on, and wait for what it leads to."""
    *before, last = keys
    for key in before:
        page.keyboard.press(key)
    with page.expect_navigation():
        page.keyboard.press(last)


def at(page: Page, article: Article) -> None:
    """Be at an article's review, with the script that handles keys."""
    expect(page).to_have_url(re.compile(f"{review_url(article)}$"))
    expect(page.get_by_role("heading", level=1)).to_have_text(str(article))
    page.wait_for_load_state()


@pytest.mark.wcag("2.1.1", "2.4.3", on="desk")
def test_twenty_articles_are_reviewed_by_keys_alone(sit_down, waiting):
    articles, page = waiting(MANY), sit_down(factories.editor())
    page.goto(review_url(articles[0]))
    for n, article in enumerate(articles):
        at(page, article)
        if n % 5 == 3:  # an article that lacks something
            page.keyboard.press("r")
            note = page.locator("textarea[name=note]")
            expect(note).to_be_focused()
            page.keyboard.type(f"Der Beleg in Nr. {n} fehlt.")
        press(page, "Control+Enter")
        left = MANY - n - 1
        said = f"Noch {left} für Sie" if left else "Für Sie ist nichts mehr zu prüfen."
        expect(page.locator(".messagelist")).to_contain_text(said)
    expect(page).to_have_url(re.compile("/admin/$"))
    deeds = Decision.objects.exclude(transition="submit").order_by("at")
    done = [(one.article_id, one.transition) for one in deeds]
    acts = ["send_back" if n % 5 == 3 else "approve" for n in range(MANY)]
    assert done == [(a.pk, act) for a, act in zip(articles, acts, strict=True)]
    notes = [one.note for one in deeds if one.note]
    assert notes == [f"Der Beleg in Nr. {n} fehlt." for n in range(3, MANY, 5)]


def test_what_is_skipped_by_a_key_comes_again(sit_down, waiting):
    articles, page = waiting(3), sit_down(factories.editor())
    page.goto(review_url(articles[0]))
    at(page, articles[0])
    press(page, "n")
    at(page, articles[1])
    press(page, "Control+Enter")
    at(page, articles[2])
    press(page, "Control+Enter")
    at(page, articles[0])


@pytest.mark.wcag("2.1.1", "2.4.1", "5.9", on="desk")
def test_without_script_tab_and_enter_do_it(sit_down, waiting):
    articles = waiting(3)
    page = sit_down(factories.editor(), java_script_enabled=False)
    page.goto(review_url(articles[0]))
    for article in articles[:2]:
        at(page, article)
        page.get_by_role("link", name="Zur Entscheidung").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        press(page, "Enter")
    at(page, articles[2])
    page.get_by_role("link", name="Zur Entscheidung").focus()
    page.keyboard.press("Enter")
    note = page.locator("textarea[name=note]")
    for _key in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('summary')"):
            break
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(note).to_be_focused()
    page.keyboard.type("Bitte kürzer.")
    press(page, "Tab", "Enter")
    assert Article.objects.get(pk=articles[2].pk).phase() is Phase.DRAFT


def test_a_chief_approves_by_the_same_key_and_publishes_by_one_that_asks(
    sit_down, waiting
):
    articles, page = waiting(3), sit_down(factories.chief())
    factories.move(articles[2], "approve", by=factories.editor())
    page.goto(review_url(articles[0]))
    at(page, articles[0])
    press(page, "Control+Enter")
    at(page, articles[1])
    first = Article.objects.get(pk=articles[0].pk)
    assert first.phase() is Phase.IN_REVIEW
    # Nobody else has approved it: the consequence is read before it is done.
    page.keyboard.press("p")
    expect(page.locator("dialog .move-alone")).to_be_visible()
    expect(page.locator("dialog #move-button")).to_be_focused()
    assert Article.objects.get(pk=articles[1].pk).phase() is Phase.IN_REVIEW
    press(page, "Enter")
    at(page, articles[2])
    assert Article.objects.get(pk=articles[1].pk).phase() is Phase.LIVE
    # An article that a colleague approved needs no confirmation.
    press(page, "p")
    assert Article.objects.get(pk=articles[2].pk).phase() is Phase.LIVE


def test_the_key_that_approves_publishes_nothing_where_nothing_can_be_approved(
    sit_down, waiting
):
    chief = factories.chief()
    [article], page = waiting(1), sit_down(chief)
    for person in (chief, factories.editor()):
        factories.move(article, "approve", by=person)
    page.goto(review_url(article))
    at(page, article)
    page.keyboard.press("Control+Enter")
    page.keyboard.press("?")
    expect(page.locator("#desk-keys")).to_be_visible()
    at(page, article)
    assert Article.objects.get(pk=article.pk).phase() is Phase.IN_REVIEW


@pytest.mark.wcag("2.1.2", "2.1.4", on="desk")
def test_a_menu_closes_by_escape_and_keys_are_letters_in_a_note(sit_down, waiting):
    [article], page = waiting(1), sit_down(factories.editor())
    page.goto(review_url(article))
    at(page, article)
    page.keyboard.press("r")
    note = page.locator("textarea[name=note]")
    expect(note).to_be_focused()
    page.keyboard.type("nie er")
    expect(note).to_have_value("nie er")
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    at(page, article)


@pytest.mark.wcag("3.3.1", "3.3.3", on="desk")
def test_what_a_move_lacks_is_said_in_its_dialog(sit_down):
    article = factories.in_review()
    page = sit_down(factories.chief())
    page.goto(review_url(article))
    page.locator("[data-move=publish]").first.click()
    dialog = page.locator("dialog.move-dialog")
    dialog.locator("[name=when][value=at]").check()
    dialog.locator("#move-button").click()
    summary = dialog.locator(".faults")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("Geben Sie Datum und Uhrzeit an.")
    summary.locator("a").click()
    expect(dialog.locator("[name=at_0]")).to_be_focused()
    assert Article.objects.get().live_from is None
