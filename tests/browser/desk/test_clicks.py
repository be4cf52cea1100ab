"""A day's work takes as many clicks as `docs/clicks.md` says.

`make clicks` counts anew and writes the table.
"""

import os
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils.translation import override
from playwright.sync_api import expect

from articles.models import Article
from articles.transfer.demo.loading import load_vocabulary
from articles.workflow import Change
from tests.browser.support.clicking import (
    change,
    confirm,
    deadline_of_a_call,
    decide,
    done,
    extend,
    move,
    on_day,
    type_tomorrow,
)
from tests.browser.support.editing import log_in
from tests.browser.support.entering import (
    DOCUMENT,
    paste_document,
    saved,
    type_document,
    type_short,
)
from tests.browser.support.hand import Hand
from tests.support import factories
from tests.support.desk.desk import url

pytestmark = pytest.mark.long
ROOT = Path(__file__).resolve().parents[3]
TABLE = ROOT / "docs" / "clicks.md"
BEGIN, END = "<!-- counted: begin -->\n", "<!-- counted: end -->\n"
HEAD = "| what | people | clicks | at most | pages |\n|---|--:|--:|--:|--:|\n"


@pytest.fixture
def hand(new_context, base_url):
    """Sit somebody down at the desk."""

    def sit_down(person) -> Hand:
        context = new_context(locale="de", viewport={"width": 1280, "height": 900})
        log_in(context, base_url, person)
        return Hand(context)

    with override("de"):
        yield sit_down


def submit(hand) -> list[Hand]:
    article = factories.draft(headline="Ein Fluss wird vermessen")
    author = hand(article.author)
    move(author, article, "submit")
    return [author]


def approve(hand) -> list[Hand]:
    editor = hand(factories.editor())
    move(editor, factories.in_review(), "approve")
    return [editor]


def publish(hand) -> list[Hand]:
    chief = hand(factories.chief())
    move(chief, factories.in_review(), "publish")
    return [chief]


def schedule(hand) -> list[Hand]:
    article, chief = factories.in_review(), hand(factories.chief())
    chief.begin(change(article))
    chief.click("[data-move=publish], [name=_then][value=publish]")
    chief.click("dialog [name=at_0]")
    type_tomorrow(chief)
    confirm(chief)
    article.refresh_from_db()
    assert article.phase() == "scheduled"
    return [chief]


def cancel(hand) -> list[Hand]:
    chief = hand(factories.chief())
    move(chief, factories.scheduled(), "cancel_schedule")
    return [chief]


def correct(hand) -> list[Hand]:
    """The text changes, and readers are told why."""
    article = factories.published(headline="Drei Institute")
    author, chief = hand(article.author), hand(factories.chief())
    author.begin(change(article))
    author.button("Überarbeiten")
    author.click(f"[name=change_kind][value={Change.CORRECTION}]")
    author.keys("Tab")
    author.type("Es sind vier Institute, nicht drei.")
    author.click("#id_body_editor")
    author.keys("Control+a")
    author.type("Vier Institute arbeiten zusammen.")
    author.click("[name=_then][value=submit]")
    confirm(author)
    following = Article.objects.get(edition=article.edition, number=2)
    move(chief, following, "publish")
    return [author, chief]


def extended(hand) -> list[Hand]:
    article = factories.published(deadlines=[deadline_of_a_call()])
    author, chief = hand(article.author), hand(factories.chief())
    extend(author, chief, article)
    return [author, chief]


def withdraw(hand) -> list[Hand]:
    article, chief = factories.published(), hand(factories.chief())
    chief.begin(change(article))
    chief.click(".action-menu summary")
    chief.click("[data-move=withdraw]")
    expect(chief.page.locator("dialog #id_note")).to_be_focused()
    chief.type("Das Projekt wurde abgesagt.")
    confirm(chief)
    return [chief]


def submit_from_day(hand) -> list[Hand]:
    article = factories.draft(headline="Ein Fluss wird vermessen")
    author = hand(article.author)
    on_day(author, "drafts", article, "button")
    done(author)
    return [author]


def approve_from_day(hand) -> list[Hand]:
    article, editor = factories.in_review(), hand(factories.editor())
    on_day(editor, "review", article, "a")
    # The page names who approved it, without a click.
    expect(editor.page.get_by_role("heading", name="Wer genau diesen")).to_be_visible()
    decide(editor)
    return [editor]


def publish_from_day(hand) -> list[Hand]:
    article, chief = factories.approved(), hand(factories.chief())
    on_day(chief, "publish", article, "button")
    done(chief)
    return [chief]


def schedule_from_day(hand) -> list[Hand]:
    article, chief = factories.approved(), hand(factories.chief())
    on_day(chief, "publish", article, "a")
    if not chief.page.locator(".review-bar > [data-move=publish]").count():
        chief.click(".review-bar .action-menu:not(.review-note) summary")
    chief.click("[data-move=publish]")
    expect(chief.page.locator("dialog #move-button")).to_be_focused()
    while not chief.page.evaluate("document.activeElement.name === 'at_0'"):
        chief.keys("Shift+Tab")
    type_tomorrow(chief)
    confirm(chief)
    article.refresh_from_db()
    assert article.phase() == "scheduled"
    return [chief]


def mend_typo(hand) -> list[Hand]:
    """A comma of the chief's goes live with a colleague's approval."""
    article = factories.published(headline="Ein Wort zu viel")
    chief, editor = hand(factories.chief()), hand(factories.editor())
    chief.begin(reverse("admin:index"))
    chief.keys("Control+k")
    chief.type(article.headline)
    options = chief.page.get_by_role("option", name=article.headline)
    expect(options).to_contain_text("Überarbeiten")  # one line, with both
    chief.keys("Control+Enter")
    chief.click(f"[name=change_kind][value={Change.TYPO}]")
    chief.keys("Tab")
    while not chief.page.evaluate("document.activeElement.id === 'id_headline'"):
        chief.keys("Tab")
    chief.keys("End")
    chief.type(",")
    chief.click("[name=_at_once][value=publish_on_approval].default")
    expect(chief.page.get_by_text("Zur Veröffentlichung vorgemerkt.")).to_be_visible()
    done(chief)
    following = Article.objects.get(edition=article.edition, number=2)
    on_day(editor, "review", following, "a")
    # The page shows the change as well.
    expect(editor.page.locator("ins", has_text=",").first).to_be_visible()
    decide(editor)
    following.refresh_from_db()
    assert following.phase() == "live"
    return [chief, editor]


def still_right(hand) -> list[Hand]:
    german = factories.published()
    english = factories.translated(german, headline="An example")
    english = factories.move(english, "submit", by=english.author)
    english = factories.move(english, "publish", by=factories.chief())
    factories.republished(german, headline="Neu")
    author = hand(factories.author())
    on_day(author, "behind", english, "a")
    # The page shows the changes of the original, without a click.
    expect(author.page.get_by_role("heading", name="Überschrift")).to_be_visible()
    author.click(".behind-act [type=submit]")
    done(author)
    return [author]


def typed(hand) -> list[Hand]:
    return entered(hand, type_document)


def pasted(hand) -> list[Hand]:
    return entered(hand, paste_document)


def entered(hand, enter) -> list[Hand]:
    load_vocabulary()
    author = hand(factories.author())
    author.begin(url(Article, "add"))
    enter(author.page, DOCUMENT)
    article = saved(author.page)
    assert article.attributions.get().source.name == "Verein der Musterhäfen"
    assert article.country_links.count() == article.topic_links.count() == 2
    return [author]


def written(hand) -> list[Hand]:
    load_vocabulary()
    factories.source("Hafenblatt Beispiel")
    author = hand(factories.author())
    author.begin(reverse("admin:index"))
    author.click("a.addlink[href$='/article/add/']")
    type_short(author)
    author.click("[name=_then][value=submit]")
    confirm(author)
    article = Article.objects.latest("pk")
    assert article.phase() == "in_review"
    assert article.attributions.get().source.name == "Hafenblatt Beispiel"
    links = article.category_links, article.country_links, article.topic_links
    assert [one.count() for one in links] == [1, 1, 1]
    return [author]


# Task, from the page of the article unless it says otherwise → how it is done, and the
# most clicks that it takes.
TASKS = {
    "type a page with all its parts, its source new, from the empty form": (typed, 15),
    "paste it whole": (pasted, 3),
    "write and submit a short article with three labels and a source, from the first "
    "page": (written, 6),
    "submit for review": (submit, 2),
    "approve": (approve, 2),
    "publish": (publish, 2),
    "schedule": (schedule, 4),
    "cancel a schedule": (cancel, 2),
    "correct, until readers see it": (correct, 8),
    "extend a deadline, until readers see it": (extended, 7),
    "withdraw": (withdraw, 3),
    "submit for review, from the first page": (submit_from_day, 2),
    "approve, from the first page": (approve_from_day, 2),
    "publish what is approved, from the first page": (publish_from_day, 2),
    "schedule it, from the first page": (schedule_from_day, 4),
    "mend a typo as the chief, from the first page to readers": (
        mend_typo,
        5,
    ),
    "say that a translation is still right, from the first page": (still_right, 2),
}
# The most pages that a task takes, where that is promised.
PAGES = {mend_typo: 4}


def test_a_day_at_the_desk_takes_as_many_clicks_as_its_table_says(hand):
    rows = []
    for what, (act, most) in TASKS.items():
        hands = act(hand)
        clicks = sum(one.clicks for one in hands)
        pages = sum(one.pages for one in hands)
        assert clicks <= most, what
        assert pages <= PAGES.get(act, pages), what
        rows.append(f"| {what} | {len(hands)} | {clicks} | {most} | {pages} |\n")
        for one in hands:
            one.page.context.close()
    text = TABLE.read_text()
    before, after = text.partition(BEGIN)[0], text.partition(END)[2]
    counted = "".join([before, BEGIN, HEAD, *rows, END, after])
    if "WRITE_CLICKS" in os.environ:
        TABLE.write_text(counted)
    assert TABLE.read_text() == counted, "count anew with `make clicks`"
