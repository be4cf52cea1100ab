"""Text that wasn't saved before its article became public: told, and never lost."""

import pytest
from playwright.sync_api import expect

from articles.editing.publishing import Publication, move
from articles.models import Article, TypedCopy
from tests.browser.saving.test_offered import is_sent
from tests.browser.saving.test_unsaved import TEASER, context, is_kept, new_context
from tests.browser.support.editing import expect_saved, log_in
from tests.support import factories
from tests.support.desk.desk import url

__all__ = ["context", "new_context"]
NOTE = ".unsaved-note"


@pytest.fixture
def waiting(context, base_url):
    """Return a chief's page of an article that was published as the author had it.

    The chief has typed a teaser into it while it was a draft.
    """
    draft = factories.draft(teaser="Der Teaser der Autorin")
    log_in(context, base_url, factories.chief())
    page = context.new_page()
    page.goto(base_url + url(Article, "change", draft.pk))
    page.locator("#id_teaser").fill(TEASER)
    is_kept(page)
    with page.expect_response(is_sent, timeout=20_000):
        pass
    page.close()
    sent = move(draft, "submit", by=draft.author)
    other = factories.chief("Zweite Chefin")
    move(sent, "publish", by=other, options=Publication())
    page = context.new_page()
    page.goto(base_url + url(Article, "change", draft.pk))
    return page


def test_whoever_typed_is_told_and_may_take_it_into_the_next_version(waiting, axe):
    page = waiting
    assert Article.objects.get().teaser == "Der Teaser der Autorin"
    expect(page.locator(NOTE)).to_contain_text("nicht gespeichert")
    page.locator(f"{NOTE} summary").click()
    expect(page.locator(f"{NOTE} dd").get_by_text(TEASER)).to_be_visible()
    axe(page)
    with page.expect_navigation():
        page.locator("[form=revise]").first.click()
    expect(page.locator("#id_teaser")).to_have_value("Der Teaser der Autorin")
    with page.expect_navigation():
        page.locator(NOTE).get_by_role("button", name="Übernehmen").click()
    expect(page.locator("#id_teaser")).to_have_value(TEASER)
    # The version in between is shown beside it, and one of both is chosen.
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    expect(page.locator("#merge-title")).to_contain_text("früheren Version")
    # Nothing else was typed, so nothing else is asked, and it is chosen already.
    expect(page.locator(".merge-choice")).to_have_count(1)
    expect(page.locator("[name=merge-teaser][value=mine]")).to_be_checked()
    page.keyboard.press("Control+s")
    expect_saved(page)
    public, following = Article.objects.order_by("number")
    assert (public.teaser, following.teaser) == ("Der Teaser der Autorin", TEASER)
    assert not TypedCopy.objects.exists()


def test_what_is_discarded_there_is_gone(waiting):
    waiting.locator(NOTE).get_by_role("button", name="Verwerfen").click()
    expect(waiting.locator(NOTE)).to_have_count(0)
    waiting.reload()
    is_kept(waiting, 0)
    expect(waiting.locator(NOTE)).to_have_count(0)
    assert not TypedCopy.objects.exists()


def test_nobody_else_is_told(waiting, new_context, base_url):
    elsewhere = new_context(locale="de")
    log_in(elsewhere, base_url, factories.author())
    page = elsewhere.new_page()
    page.goto(waiting.url)
    page.wait_for_load_state("networkidle")
    expect(page.locator(NOTE)).to_have_count(0)
