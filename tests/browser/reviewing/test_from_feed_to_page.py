"""From a homepage to a published article that names its source, by keys alone."""

import re

import pytest
from django.core.cache import cache
from django_ox.testing import run_tasks
from playwright.sync_api import Locator, Page, expect

from articles.inbox.watching import look
from articles.models import Article, InboxItem, SourceFeed
from tests.browser.support.editing import settled
from tests.inbox.watching.server import feed as said, serving
from tests.support import factories
from tests.support.factories import chief, editor

WIDTH = 1280
HTML = {"Content-Type": "text/html; charset=utf-8"}
DECLARED = b"<link rel=alternate type=application/rss+xml href=/a.rss title=Alles>"


@pytest.fixture
def homepage(settings, tmp_path, monkeypatch):
    """Return the homepage of a source that has a feed."""
    monkeypatch.setattr("articles.inbox.fetching.turns.PAUSE", 0.0)
    cache.clear()  # the robots.txt of another test's server
    settings.VAR = tmp_path
    with serving({}) as server:
        settings.NEWSROOM_FETCH_LOCAL = (server.place,)
        server.plays |= {"/": (200, HTML, DECLARED), "/a.rss": said("Hafenlabor")}
        factories.source("Institut Beispiel", homepage=server.address("/"))
        yield server.address("/")


def work() -> None:
    """Do what the worker does in two minutes: it asks, then it sorts what is new."""
    for _minute in range(2):
        look.enqueue()
        run_tasks(raise_failures=True)


def press(page: Page, found: Locator) -> None:
    """Focus it as Tab does, and press Enter."""
    found.focus()
    page.keyboard.press("Enter")


def take(page: Page, name: str) -> None:
    """Take a step that its dialog asks about."""
    press(page, page.locator(f"[name=_then][value={name}], [data-move={name}]").first)
    button = page.locator("#move-button")
    expect(button).to_be_visible()
    press(page, button)
    expect(page.locator("dialog.move-dialog")).to_have_count(0)
    page.wait_for_load_state()


def watched(page: Page, homepage: str) -> None:
    page.goto("/admin/articles/sourcefeed/find/")
    page.locator("#id_address").focus()
    page.keyboard.type(homepage)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("wird gerade gefragt")
    work()
    # The waiting page reloads itself, and that is a navigation. Wait for the form.
    press(page, page.get_by_role("link", name=re.compile("Beobachten …")))
    expect(page.locator("[name=_save]")).to_be_visible()
    page.wait_for_load_state()
    with page.expect_navigation():
        press(page, page.locator("[name=_save]"))
    settled(page)
    assert SourceFeed.objects.get().source.name == "Institut Beispiel"


@pytest.mark.wcag("2.1.1", on="desk")
def test_a_source_is_found_and_its_news_become_an_article(sit_down, homepage):
    page = sit_down(editor())
    watched(page, homepage)
    work()
    page.goto("/admin/inbox/")
    page.keyboard.press("j")
    page.keyboard.press("a")
    draft = page.locator("[data-latest] a")
    expect(draft).to_have_text("Hafenlabor")
    press(page, draft)
    page.locator("#id_body_editor").focus()
    page.keyboard.type("Im Hafen wird ein Labor gebaut.")
    take(page, "submit")
    article = Article.objects.get()
    other = sit_down(chief())
    other.goto(f"/admin/articles/article/{article.pk}/change/")
    take(other, "publish")
    article.refresh_from_db()
    page.goto(article.get_absolute_url())
    expect(page.locator("main")).to_contain_text("Im Hafen wird ein Labor gebaut.")
    named = page.locator("main a", has_text="Institut Beispiel").first
    expect(named).to_be_visible()
    assert InboxItem.objects.get().state == "taken"
    link = page.locator("main a[href='https://quelle.example/hafenlabor']")
    assert link.count() >= 1
