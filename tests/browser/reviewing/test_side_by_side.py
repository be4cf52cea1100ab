"""From 1,200 px on the queue stands beside the article: nothing is loaded as a page."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from articles.models import Article, Decision
from articles.workflow import Phase
from tests.admin.review.test_page import review_url
from tests.browser.support.accessibility import assert_accessible
from tests.browser.support.editing import log_in
from tests.support import factories

MANY = 20
WIDTH = 1440
QUEUE = "/admin/review/"
SAID = "[data-outcome] .messagelist"


def at(page: Page, article: Article) -> None:
    """Have this article beside the queue: in the address, the title and the list."""
    expect(page.get_by_role("heading", level=1)).to_have_text(str(article))
    expect(page).to_have_url(re.compile(f"{review_url(article)}$"))
    expect(page).to_have_title(re.compile(re.escape(str(article))))
    here = page.locator("[data-queue] [aria-current=true]")
    expect(here).to_have_text(str(article))


def counted(page: Page) -> list[str]:
    """Return a list that grows by each page that is loaded from now on."""
    loaded: list[str] = []
    page.on("domcontentloaded", lambda it: loaded.append(it.url))
    return loaded


def decided() -> list[tuple[int, str]]:
    deeds = Decision.objects.exclude(transition="submit").order_by("at")
    return [(one.article_id, one.transition) for one in deeds]


@pytest.mark.long
@pytest.mark.wcag("2.1.1", "2.4.3", "4.1.3", on="desk")
def test_twenty_articles_are_reviewed_without_a_page_being_loaded(sit_down, waiting):
    articles, page = waiting(MANY), sit_down(factories.editor())
    page.goto(QUEUE)
    at(page, articles[0])
    loaded, keys = counted(page), 0
    for n, article in enumerate(articles):
        at(page, article)
        page.keyboard.press("Control+Enter")
        keys += 1
        left = MANY - n - 1
        said = f"Noch {left} für Sie" if left else "Für Sie ist nichts mehr zu prüfen."
        expect(page.locator(SAID)).to_contain_text(said)
        expect(page.locator("[data-queue] li")).to_have_count(left)
    expect(page).to_have_url(re.compile(f"{QUEUE}$"))
    assert loaded == []
    assert keys <= 22
    assert decided() == [(one.pk, "approve") for one in articles]


@pytest.mark.wcag("2.4.3", "3.3.4", "4.1.3", on="desk")
def test_a_reviewer_moves_by_keys_decides_and_undoes_without_a_page(sit_down, waiting):
    articles, page = waiting(4), sit_down(factories.editor())
    page.goto(QUEUE)
    at(page, articles[0])
    loaded = counted(page)
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("[data-queue] li a").nth(2)).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    at(page, articles[1])
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.keyboard.press("Control+Enter")
    at(page, articles[2])
    expect(page.locator(SAID)).to_contain_text("Freigegeben: „Artikel Nr. 1“.")
    assert_accessible(page)
    page.get_by_role("button", name="Rückgängig").click()
    at(page, articles[1])
    page.keyboard.press("n")
    at(page, articles[2])
    assert loaded == []
    assert Article.objects.get(pk=articles[1].pk).phase() is Phase.IN_REVIEW
    page.go_back()
    expect(page).not_to_have_url(re.compile("/review/"))


def test_a_note_stays_with_its_article_until_it_is_sent(sit_down, waiting):
    articles, page = waiting(3), sit_down(factories.editor())
    page.goto(review_url(articles[0]))
    at(page, articles[0])
    loaded, note = counted(page), page.locator("textarea[name=note]")
    page.keyboard.press("r")
    expect(note).to_be_focused()
    page.keyboard.type("Der Beleg fehlt.")
    page.locator("[data-queue] li a").nth(1).click()
    at(page, articles[1])
    expect(note).to_have_value("")
    page.locator("[data-queue] li a").nth(0).click()
    at(page, articles[0])
    expect(note).to_have_value("Der Beleg fehlt.")
    note.focus()
    page.keyboard.press("Control+Enter")
    at(page, articles[1])
    assert loaded == []
    [sent] = Decision.objects.filter(transition="send_back")
    assert (sent.article_id, sent.note) == (articles[0].pk, "Der Beleg fehlt.")


def test_a_dialog_of_a_move_leads_on_beside_the_queue_too(sit_down, waiting):
    articles, page = waiting(3), sit_down(factories.chief())
    page.goto(review_url(articles[0]))
    at(page, articles[0])
    page.keyboard.press("Control+Enter")
    at(page, articles[1])
    loaded = counted(page)
    page.keyboard.press("p")
    expect(page.locator("dialog #move-button")).to_be_focused()
    page.keyboard.press("Enter")
    at(page, articles[2])
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert loaded == []
    assert Article.objects.get(pk=articles[1].pk).phase() is Phase.LIVE


def test_what_changed_meanwhile_is_shown_before_anything_is_decided(sit_down, waiting):
    articles, page = waiting(2), sit_down(factories.editor())
    page.goto(review_url(articles[0]))
    at(page, articles[0])
    factories.edited(articles[0], by=factories.chief(), teaser="Ein neuer Vorspann.")
    page.keyboard.press("Control+Enter")
    dialog = page.locator("dialog.move-dialog")
    expect(dialog).to_contain_text("Ein neuer Vorspann.")
    at(page, articles[0])
    assert decided() == []
    dialog.locator("#move-button").click()
    at(page, articles[1])
    assert decided() == [(articles[0].pk, "approve")]


def test_what_a_colleague_decided_is_said_and_skipped_by_hand(sit_down, waiting):
    articles, page = waiting(3), sit_down(factories.editor())
    page.goto(review_url(articles[0]))
    at(page, articles[0])
    factories.move(articles[0], "send_back", by=factories.chief(), note="Quelle?")
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-fault]")).not_to_be_empty()
    expect(page.locator("[data-reviewed]")).to_contain_text("nicht mehr in Prüfung")
    page.keyboard.press("Control+Enter")
    at(page, articles[1])
    expect(page.locator("[data-fault]")).to_be_empty()


def test_a_note_that_was_refused_once_goes_with_the_newer_text_and_comes_no_more(
    sit_down, waiting
):
    articles, page = waiting(2), sit_down(factories.editor())
    page.goto(review_url(articles[0]))
    at(page, articles[0])
    factories.edited(articles[0], by=factories.chief(), teaser="Ein neuer Vorspann.")
    page.keyboard.press("r")
    page.keyboard.type("Bitte kürzer.")
    page.keyboard.press("Control+Enter")
    dialog = page.locator("dialog.move-dialog")
    expect(dialog.locator("textarea")).to_have_value("Bitte kürzer.")
    at(page, articles[0])
    dialog.locator("#move-button").click()
    at(page, articles[1])
    [sent] = Decision.objects.filter(transition="send_back")
    assert sent.note == "Bitte kürzer."
    # It came back, and its reviewer begins anew.
    returned = Article.objects.get(pk=articles[0].pk)
    factories.move(returned, "submit", by=returned.author)
    page.goto(review_url(articles[0]))
    at(page, articles[0])
    page.keyboard.press("r")
    expect(page.locator("textarea[name=note]")).to_be_focused()
    expect(page.locator("textarea[name=note]")).to_have_value("")


@pytest.mark.variants
@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"status": 503, "body": "away"}, "Die Website antwortet gerade nicht."),
        (None, "Ob Ihre Entscheidung angekommen ist, ist unbekannt"),
        ({"status": 404, "body": ""}, "Den Artikel gibt es nicht mehr."),
    ],
)
def test_what_goes_wrong_is_said_in_place_and_skips_nothing(
    sit_down, watch, answer, said, waiting
):
    articles, page = waiting(2), sit_down(factories.editor())
    failures = [answer]

    def fail_once(route: Route) -> None:
        if not failures:
            route.continue_()
        elif failure := failures.pop():
            route.fulfill(**failure)
        else:
            route.abort()

    # From the beginning: what is asked while a route comes in may pass it.
    page.route("**/move/approve/", fail_once)
    page.goto(review_url(articles[0]))
    at(page, articles[0])
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-fault]")).to_contain_text(said)
    at(page, articles[0])
    assert decided() == []
    page.keyboard.press("Control+Enter")
    at(page, articles[1])
    # The browser names the failure on its console, sooner or later.
    watch.take()
    assert decided() == [(articles[0].pk, "approve")]


def test_whoever_is_logged_out_logs_in_again_and_goes_on(
    sit_down, base_url, watch, waiting
):
    editor = factories.editor()
    articles, page = waiting(2), sit_down(editor)
    page.goto(review_url(articles[0]))
    at(page, articles[0])
    page.context.clear_cookies()
    page.keyboard.press("Control+Enter")
    fault = page.locator("[data-fault]")
    expect(fault).to_contain_text("Sie sind nicht mehr angemeldet.")
    log_in(page.context, base_url, factories.chief())
    page.keyboard.press("Control+Enter")
    expect(fault).to_contain_text("mit demselben Konto")
    assert decided() == []
    log_in(page.context, base_url, editor)
    page.keyboard.press("Control+Enter")
    at(page, articles[1])
    watch.take()
    assert decided() == [(articles[0].pk, "approve")]


@pytest.mark.wcag("1.4.10", on="desk")
def test_below_1200_px_each_article_is_a_page(sit_down, waiting):
    articles, page = waiting(3), sit_down(factories.editor(), width=1100)
    page.goto(QUEUE)
    page.get_by_role("link", name="Artikel Nr. 0").click()
    expect(page).to_have_url(re.compile(f"{review_url(articles[0])}$"))
    expect(page.locator("[data-queue]")).to_be_hidden()
    page.wait_for_load_state()
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Artikel Nr. 1")


def test_without_a_script_the_queue_is_a_list_of_pages(sit_down, waiting):
    articles = waiting(2)
    page = sit_down(factories.editor(), java_script_enabled=False)
    page.goto(QUEUE)
    page.get_by_role("link", name="Artikel Nr. 0").click()
    expect(page).to_have_url(re.compile(f"{review_url(articles[0])}$"))
    expect(page.locator("[data-queue]")).to_be_hidden()


def test_opening_an_article_far_down_scrolls_the_queue_and_not_the_page(
    sit_down, waiting
):
    articles, page = waiting(MANY), sit_down(factories.editor())
    page.goto(review_url(articles[-1]))
    at(page, articles[-1])
    assert page.evaluate("scrollY") == 0
    expect(page.locator("[data-queue] [aria-current=true]")).to_be_in_viewport()
    assert page.locator("[data-queue]").evaluate("it => it.scrollTop") > 0
