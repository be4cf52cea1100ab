"""Search and lists work in a real browser, by keyboard, by finger, in all colours."""

import pytest
from playwright.sync_api import expect

from tests.site.public.every_page.page_types import PAGES, fill_public_site

pytestmark = pytest.mark.usefixtures("leaves_no_trace")
MOST_STOPS = 8
LISTS = {
    "de": ("list", "narrowed list", "search", "topic", "source", "year"),
    "en": ("list", "topic", "country", "month"),
}
SEARCH = PAGES["de"]["search"]


@pytest.fixture
def site(fill_once):
    fill_once(fill_public_site)


@pytest.mark.wcag("2.1.1", "2.4.1", "2.4.11", on="site")
@pytest.mark.parametrize("width", [320, 1280])
def test_the_keyboard_reaches_the_results_of_every_list_at_once(
    site, new_context, width
):
    page = new_context(viewport={"width": width, "height": 800}).new_page()
    for language, names in LISTS.items():
        for name in names:
            page.goto(PAGES[language][name])
            stops = 0
            while not page.evaluate("!!document.activeElement.closest('.results a')"):
                page.keyboard.press("Tab")
                stops += 1
                assert stops <= MOST_STOPS, page.url
                focused = page.locator(":focus")
                if focused.get_attribute("href") == "#results":
                    assert focused.bounding_box()["y"] >= 0
                    page.keyboard.press("Enter")


@pytest.mark.wcag("3.2.2", "4.1.3", on="site")
def test_a_search_is_ordered_and_changed_without_a_script(site, new_context):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(SEARCH)
    main = page.locator("main")
    expect(main.get_by_role("heading", level=1)).to_have_text("Suche")
    orders = main.get_by_role("navigation", name="Sortieren nach:")
    orders.get_by_role("link", name="Neueste zuerst").click()
    expect(orders.locator("[aria-current]")).to_have_text("Neueste zuerst")
    main.get_by_role("searchbox").fill("Ausfuhren")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/de/artikel/?order=newest&q=Ausfuhren")
    expect(main.get_by_role("status")).to_have_text("1 Artikel zu „Ausfuhren“")


def test_the_field_is_as_wide_as_the_results_and_what_narrows_them(site, new_context):
    for width in (320, 768, 1440):
        page = new_context(viewport={"width": width, "height": 800}).new_page()
        page.goto(SEARCH)
        form = page.locator("main form.search").bounding_box()
        results = page.locator(".results").bounding_box()
        assert form["x"] <= results["x"]
        assert form["x"] + form["width"] >= results["x"] + results["width"] - 1


@pytest.mark.wcag("1.4.1", "11.7", on="site")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_marked_is_read_in_the_colours_that_a_reader_has_chosen(
    site, new_context, axe, scheme
):
    page = new_context(forced_colors="active", color_scheme=scheme).new_page()
    page.goto(SEARCH)
    words, ground = page.locator("mark").first.evaluate(
        """mark => {
            const style = getComputedStyle(mark);
            return [style.color, style.backgroundColor];
        }"""
    )
    # Not a colour on itself, and no ground that isn't there.
    assert words != ground
    assert not ground.startswith("rgba")
    axe(page)


@pytest.mark.wcag("2.5.8", on="site")
def test_fingers_have_room_for_orders_and_help(site, new_context):
    page = new_context(
        viewport={"width": 390, "height": 800}, has_touch=True
    ).new_page()
    for path in (SEARCH, PAGES["de"]["search for nothing"]):
        page.goto(path)
        links = page.locator(".search-orders a, .list-help a, .search-labels a").all()
        assert links, path
        assert all(link.bounding_box()["height"] >= 44 for link in links), path
