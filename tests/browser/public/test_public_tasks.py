"""Visitors manage without a script and by keyboard alone; nothing jumps."""

import pytest
from playwright.sync_api import expect

from tests.site.public.every_page.page_types import fill_public_site

pytestmark = pytest.mark.usefixtures("leaves_no_trace")
ARTICLE = "/de/artikel/ausfuhren-usa/"
# The sum of all shifts of the layout, from the first byte on.
SHIFTS = """() => new Promise((done) => {
    let sum = 0;
    const add = (entries) => entries.forEach((it) => { sum += it.value; });
    const observer = new PerformanceObserver((list) => add(list.getEntries()));
    observer.observe({ type: "layout-shift", buffered: true });
    setTimeout(() => { add(observer.takeRecords()); done(sum); }, 300);
})"""


@pytest.fixture
def site(fill_once):
    fill_once(fill_public_site)


@pytest.mark.wcag("2.4.5", "4.1.3", on="site")
def test_all_that_visitors_come_for_works_without_a_script(site, new_context):
    page = new_context(java_script_enabled=False).new_page()
    main = page.locator("main")

    page.goto("/de/")
    page.get_by_role("searchbox", name="Alle Artikel durchsuchen").fill("Ausfuhren")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("1 Artikel zu „Ausfuhren“")
    main.get_by_role("link", name="Ausfuhren in die USA wachsen").click()
    expect(page).to_have_url(ARTICLE)

    main.get_by_role("link", name="Zweite Quelle", exact=True).first.click()
    expect(page).to_have_url("/de/quellen/zweite-quelle/")

    page.get_by_role("navigation", name="Bereiche").get_by_text("Archiv").click()
    main.get_by_role("link", name="2020", exact=True).click()
    main.get_by_role("link", name="Februar").first.click()
    expect(page).to_have_url("/de/archiv/2020/02/")
    main.get_by_role("link", name="Ausfuhren in die USA wachsen").click()

    page.get_by_role("link", name="Korrekturen und zurückgezogene").click()
    expect(main.get_by_text("Es waren 3 Prozent, nicht 30.")).to_be_visible()
    main.get_by_role("link", name="Ausfuhren in die USA wachsen").click()

    page.get_by_role("link", name="Read in English").click()
    expect(page).to_have_url("/en/articles/exports/")
    page.get_by_role("link", name="Imprint").click()
    expect(page.get_by_role("heading", name="Imprint", level=1)).to_be_visible()


def press_until(page, name: str, *, most: int = 60) -> None:
    """Press Tab until the element of this name has the focus, and shows it."""
    for _press in range(most):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if focused.inner_text().strip() == name or focused.get_attribute("id") == name:
            shown = focused.evaluate(
                "it => getComputedStyle(it).outlineStyle !== 'none'"
                " && it.getBoundingClientRect().top >= 0"
            )
            assert shown, f"the focus on {name} is not seen"
            return
    raise AssertionError(f"{name} is not reached by keyboard on {page.url}")


@pytest.mark.wcag("2.1.1", "2.1.2", "2.4.3", "2.4.7", "2.4.11", on="site")
def test_the_keyboard_is_enough_from_home_to_an_article_and_back(site, page):
    page.goto("/de/")
    press_until(page, "site-search")
    page.keyboard.type("Nummer 7")
    page.keyboard.press("Enter")
    page.wait_for_url("**/artikel/?q=*")
    press_until(page, "Der Artikel mit Nummer 7")
    page.keyboard.press("Enter")
    page.wait_for_url("**/der-artikel-mit-nummer-7/")
    press_until(page, "Zurück zu allen Artikeln")
    page.keyboard.press("Enter")
    page.wait_for_url("**/artikel/")
    press_until(page, "Zum Inhalt springen")
    page.keyboard.press("Enter")
    press_until(page, "Ältere Artikel", most=150)
    page.keyboard.press("Enter")
    page.wait_for_url("**/artikel/?before=*")
    expect(page.get_by_text("Ausfuhren in die USA wachsen")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_jumps_while_a_page_is_drawn(site, new_context, width):
    page = new_context(viewport={"width": width, "height": 800}).new_page()
    for path in ("/de/", "/de/artikel/", ARTICLE, "/de/laender-organisationen/"):
        page.goto(path, wait_until="networkidle")
        # A font that comes late may move a line by less than a pixel.
        assert page.evaluate(SHIFTS) < 0.001, path
