"""The keys of the desk, and the way to anything by typing, with the keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from articles.models import Article, Topic
from tests.browser.public.test_public_pages import SETTINGS
from tests.browser.support.desk_pages import fill_newsroom
from tests.browser.support.editing import expect_saved, log_in
from tests.browser.support.seeing import options_of
from tests.support import factories
from tests.support.desk.desk import PEOPLE, url

PALETTE, KEYS = "#desk-palette", "#desk-keys"


@pytest.fixture
def newsroom(fill_once):
    return fill_once(fill_newsroom)


@pytest.fixture
def sit_down(new_context, base_url):
    def sit_down(role: str, setting: str = "de-light-1280"):
        context = new_context(**options_of(setting))
        log_in(context, base_url, PEOPLE[role]())
        return context.new_page()

    return sit_down


def chosen(page):
    return page.locator(f"{PALETTE} [aria-selected=true]")


@pytest.mark.wcag("2.1.1", "2.4.5", "4.1.2", "4.1.3", on="desk")
def test_anything_is_reached_by_typing(newsroom, sit_down):
    page = sit_down("editor")
    page.goto("/admin/")
    page.keyboard.press("Control+k")
    field = page.get_by_role("combobox", name="Gehe zu …")
    expect(field).to_be_focused()
    expect(page.locator(PALETTE).get_by_role("option", name="Abmelden")).to_be_visible()
    page.keyboard.type("eingereicht")
    expect(chosen(page)).to_contain_text(str(newsroom["submitted"]))
    expect(field).to_have_attribute("aria-expanded", "true")
    named = field.get_attribute("aria-activedescendant")
    assert chosen(page).get_attribute("id") == named
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/article/{newsroom['submitted'].pk}/change/")
    # The palette offers what belongs to the open article before anything is typed.
    page.keyboard.press("Control+k")
    expect(page.locator(PALETTE).get_by_text("Dieser Artikel")).to_be_visible()
    page.keyboard.type("verlauf")
    expect(chosen(page)).to_have_text("Verlauf")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(chosen(page)).to_have_text("Verlauf")
    page.keyboard.press("Enter")
    page.wait_for_url("**/history/")
    page.keyboard.press("Control+k")
    page.keyboard.type("Xylophonquartett")
    expect(page.locator(PALETTE).get_by_role("status")).to_have_text("So heißt nichts.")
    page.keyboard.press("Escape")
    expect(page.locator(PALETTE)).to_be_hidden()


@pytest.mark.wcag("2.1.1", "4.1.3", on="desk")
def test_an_article_is_one_line_and_is_revised_by_a_key(newsroom, sit_down, axe):
    page = sit_down("author")
    page.goto("/admin/")
    page.keyboard.press("Control+k")
    page.keyboard.type("nachfloger")
    said = page.locator(PALETTE).get_by_role("status")
    expect(said).to_contain_text("Meinten Sie „Nachfolger“?")
    line = page.locator(PALETTE).get_by_role("option", name="Ohne Nachfolger")
    expect(line).to_have_count(1)
    expect(line).to_contain_text("Überarbeiten Strg+Eingabe")
    axe(page)
    # The chosen line is told from the others in the reader's own colours, too.
    page.emulate_media(forced_colors="active")
    parts = chosen(page), page.locator(PALETTE)
    ground = "it => getComputedStyle(it).backgroundColor"
    grounds = [one.evaluate(ground) for one in parts]
    assert grounds[0] != grounds[1]
    page.keyboard.press("Control+Enter")
    made = newsroom["alone"].edition.articles
    page.wait_for_url("**/change/")
    page.wait_for_url(f"**/article/{made.get(number=2).pk}/change/")


def test_the_keys_hold_where_labels_are_chosen_too(newsroom, sit_down):
    page = sit_down("author")
    page.goto(url(Article, "change", newsroom["returned"].pk))
    page.locator(".fieldBox.field-topics .select2-search__field").click()
    page.keyboard.press("Control+k")
    expect(page.locator(PALETTE)).to_be_visible()
    expect(page.get_by_role("combobox", name="Gehe zu …")).to_be_focused()


def test_who_was_logged_out_meanwhile_is_told_so(newsroom, sit_down):
    page = sit_down("author")
    page.goto("/admin/")
    page.context.clear_cookies()
    page.keyboard.press("Control+k")
    expect(page.locator(PALETTE).get_by_role("status")).to_contain_text("anmelden")


def test_one_logs_out_from_there(newsroom, sit_down):
    page = sit_down("author")
    page.goto("/admin/")
    page.keyboard.press("Control+k")
    page.keyboard.type("abmelden")
    expect(chosen(page)).to_have_text("Abmelden")
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/logout/")


@pytest.mark.wcag("2.1.1", "2.4.3", on="desk")
def test_a_list_is_walked_and_searched_by_keys(newsroom, sit_down):
    page = sit_down("editor")
    page.goto(url(Article, "changelist"))
    links = page.locator("#result_list tbody th a")
    page.keyboard.press("j")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(links.nth(1)).to_be_focused()
    address = links.nth(1).get_attribute("href")
    page.keyboard.press("/")
    expect(page.locator("#searchbar")).to_be_focused()
    # In a field they are letters.
    page.keyboard.type("j?k/")
    expect(page.locator("#searchbar")).to_have_value("j?k/")
    expect(page.locator(KEYS)).to_be_hidden()
    links.nth(1).focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(re.escape(address)))


@pytest.mark.wcag("2.1.1", "2.4.3", "2.4.7", on="desk")
def test_the_first_page_is_walked_from_list_to_list_by_keys(newsroom, sit_down):
    page = sit_down("editor")
    page.goto("/admin/")
    links = page.locator(".day-row .day-said > a")
    assert page.locator(".day-list").count() > 2
    for n in range(links.count()):
        page.keyboard.press("j")
        expect(links.nth(n)).to_be_focused()
    page.keyboard.press("k")
    last = links.nth(links.count() - 2)
    expect(last).to_be_focused()
    expect(last).to_have_css("outline-style", "solid")
    address = last.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(re.escape(address)))


@pytest.mark.wcag("2.1.4", on="desk")
def test_keys_without_control_can_be_switched_off_for_good(newsroom, sit_down):
    page = sit_down("author")
    page.goto("/admin/")
    page.keyboard.press("?")
    expect(page.locator(KEYS)).to_be_visible()
    # A space would switch them off otherwise.
    expect(page.get_by_role("button", name="Schließen")).to_be_focused()
    page.get_by_label("Tasten ohne Strg gelten").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator(KEYS)).to_be_hidden()
    page.goto(url(Article, "changelist"))
    page.keyboard.press("?")
    page.keyboard.press("/")
    expect(page.locator(KEYS)).to_be_hidden()
    expect(page.locator("#searchbar")).not_to_be_focused()
    # For the mouse, and to switch them on again.
    page.get_by_role("link", name="Tasten").click()
    page.get_by_label("Tasten ohne Strg gelten").check()
    page.get_by_role("button", name="Schließen").click()
    page.keyboard.press("/")
    expect(page.locator("#searchbar")).to_be_focused()


@pytest.mark.wcag("2.1.1", on="desk")
def test_any_form_is_saved_by_keys(newsroom, sit_down):
    topic = factories.topic("Tastendruck")
    page = sit_down("editor")
    address = url(Topic, "change", topic.pk)
    page.goto(address)
    page.locator("#id_names_en").fill("Keystroke")
    page.keyboard.press("Control+s")
    expect_saved(page)
    page.wait_for_url(f"**{address}")
    page.locator("#id_names_en").fill("Keystrokes")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/topic/")
    topic.refresh_from_db()
    assert topic.name_in("en") == "Keystrokes"


@pytest.mark.wcag("1.4.10", "4.1.2", on="desk")
@pytest.mark.parametrize("setting", SETTINGS)
def test_its_dialogs_are_accessible_and_fit_the_window(
    newsroom, sit_down, axe, setting
):
    page = sit_down("author", setting)
    page.goto("/admin/")
    page.keyboard.press("Control+k")
    page.keyboard.type("eu")
    expect(chosen(page)).to_be_visible()
    axe(page)
    page.keyboard.press("Escape")
    expect(page.locator(PALETTE)).to_be_hidden()
    page.keyboard.press("?")
    expect(page.locator(KEYS)).to_be_visible()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_on_a_phone_the_head_is_folded(newsroom, sit_down, axe):
    page = sit_down("author", "de-light-320")
    page.goto("/admin/")
    assert page.locator("#header").bounding_box()["height"] <= 60
    page.set_viewport_size({"width": 1024, "height": 768})
    assert page.locator("#header").bounding_box()["height"] <= 70
    page.set_viewport_size({"width": 320, "height": 900})
    out = page.get_by_role("button", name="Abmelden")
    expect(out).to_be_hidden()
    page.get_by_role("button", name="Menü").click()
    expect(out).to_be_visible()
    axe(page)
    page.keyboard.press("Escape")
    expect(out).to_be_hidden()
