"""The desk for readers who set its text as they need it, and turn their screen."""

import pytest
from playwright.sync_api import expect

from articles.models import Article, CountryOrganisation
from tests.browser.support import measures, text_measures
from tests.browser.support.desk_pages import PAGES, change, fill_newsroom
from tests.browser.support.editing import expect_saved
from tests.support.desk.desk import url

UPRIGHT, ACROSS = (320, 568), (568, 320)
NARROW, WIDE, DOUBLED = (320, 800), (1440, 900), (1280, 900)


@pytest.fixture
def newsroom(fill_once):
    return fill_once(fill_newsroom)


@pytest.fixture
def pages(newsroom, full_size):
    """Return by role the pages to look at: without --long a form, a list, a start."""
    if full_size:
        return {role: paths(newsroom) for role, paths in PAGES.items()}
    return {
        "author": ["/admin/", change(newsroom, "returned")],
        "chief": [url(Article, "changelist")],
        "admin": [url(CountryOrganisation, "changelist")],
    }


@pytest.mark.wcag("1.3.4", "1.4.4", "1.4.10", "1.4.12", "2.4.7", on="desk")
@pytest.mark.parametrize("language", ["de", pytest.param("en", marks=pytest.mark.long)])
def test_no_words_are_lost_however_a_reader_sets_text_and_screen(
    pages, sit_down, language
):
    """Each page is opened once, on a telephone, and then set as readers may."""
    troubles = []
    for role, paths in pages.items():
        page = sit_down(role, f"{language}-light-{NARROW[0]}")
        for path in paths:
            text_measures.turned(page, *NARROW)
            assert page.goto(path).status == 200, path
            found = settings_that_lose(page)
            text_measures.turned(page, *WIDE)
            found += measures.unseen_focus(page)
            troubles += [f"{path}: {one}" for one in found]
        page.context.close()
    assert not troubles, "\n".join(troubles)


def settings_that_lose(page) -> list[str]:
    found = []
    for size in (UPRIGHT, ACROSS):
        text_measures.turned(page, *size)
        lost = text_measures.lost_by_itself(page)
        found += [f"at {size[0]} × {size[1]}: {one}" for one in lost]
    for size in (NARROW, WIDE):
        text_measures.turned(page, *size)
        found += text_measures.lost_with_space(page)
    text_measures.turned(page, *DOUBLED)
    return found + text_measures.lost_when_large(page)


@pytest.mark.wcag("1.3.4", on="desk")
def test_the_form_is_written_in_and_saved_whichever_way_the_screen_is_turned(
    newsroom, sit_down
):
    page = sit_down("author", "de-light-320")
    path = change(newsroom, "returned")
    for size, headline in ((UPRIGHT, "Aufrecht"), (ACROSS, "Quer")):
        text_measures.turned(page, *size)
        page.goto(path)
        page.locator("#id_headline").fill(headline)
        page.locator("[name=_save]").click()
        expect_saved(page)
        expect(page.locator("#id_headline")).to_have_value(headline)
        newsroom["returned"].refresh_from_db()
        assert newsroom["returned"].headline == headline


@pytest.mark.wcag("2.4.7", on="desk")
@pytest.mark.parametrize("colours", ["light", "dark", "forced light"])
def test_every_field_of_the_form_shows_the_focus_by_the_same_line(
    newsroom, sit_down, colours
):
    page = sit_down("author", f"de-{colours}-1440")
    page.goto(change(newsroom, "next"))
    measures.unfold(page)
    page.keyboard.press("Tab")
    lines = page.evaluate(text_measures.FOCUS_LINES)
    if colours.startswith("forced"):  # whose colour is the reader's
        lines = [(kind, line.partition(" rgb")[0]) for kind, line in lines]
    # Fields to type into, to choose one from, and to choose several from.
    kinds = {"input", "textarea", "select", "select2 single", "select2 multiple"}
    assert kinds <= {kind for kind, _line in lines}
    unlike = [one for one in lines if one[1] != lines[0][1]]
    assert not unlike
    assert lines[0][1].startswith("2px solid")
