"""Notices in the browser: counted in the bar, opened, chosen, left by a link."""

import pytest
from playwright.sync_api import expect

from articles.editing import notices
from articles.editing.notices import tell
from articles.editing.publishing import move
from tests.browser.reviewing.test_assigning import FITS, desk, path
from tests.browser.support.accessibility import assert_accessible
from tests.editing.notices.newsroom import person, text
from tests.support import factories

NARROW = {"viewport": {"width": 320, "height": 800}, "color_scheme": "dark"}
WORDS = {
    "de": ("Mitteilungen", "Mitteilungen und E-Mails", "Ihre Auswahl ist gespeichert."),
    "en": ("Notices", "Notices and e-mails", "Your choice was saved."),
}


@pytest.mark.parametrize(
    ("language", "options"), [("de", {}), ("en", {"locale": "en"} | NARROW)]
)
def test_what_others_did_is_counted_listed_opened_and_chosen(
    new_context, base_url, language, options
):
    author = factories.profile(person("author"), language=language)
    article = move(text(), "submit", by=author)
    other = factories.in_review(headline="Ein zweiter, sehr langer Arbeitstitel " * 3)
    notices.follow(author, other.edition_id)
    move(other, "approve", by=person("editor"))
    move(article, "send_back", by=person("editor"), note="Bitte kürzen.")
    tell("overdue", article.edition_id, [author.pk], by=None, act="overdue-1")
    bar, settings, saved = WORDS[language]
    page = desk(new_context, base_url, author, **options)
    page.goto(base_url + "/admin/")
    expect(page.locator(".notices-number")).to_contain_text("3")
    page.locator("#user-tools").get_by_role("link", name=bar).click()
    assert_accessible(page)
    assert page.evaluate(FITS)
    page.get_by_role("link", name="Arbeitstitel", exact=True).first.click()
    page.wait_for_url(f"**{path('change', article)}")
    expect(page.locator(".notices-number")).to_contain_text("1")
    page.goto(base_url + "/admin/notices/settings/")
    expect(page.get_by_role("heading", name=settings)).to_be_visible()
    assert_accessible(page)
    assert page.evaluate(FITS)
    page.locator("#id_approved").select_option("at_once")
    page.locator("#notices_form [type=submit]").click()
    expect(page.get_by_text(saved)).to_be_visible()
    page.goto(base_url + notices.leaving(author))
    assert_accessible(page)
    assert page.evaluate(FITS)
    page.locator("button[name=stop]").click()
    expect(page.locator("button[name=resume]")).to_be_visible()
    assert not notices.has_letters(author)
