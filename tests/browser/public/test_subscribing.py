"""Readers subscribe in a real browser, without a script, by copying, or in the feed."""

import pytest
from playwright.sync_api import expect

from tests.site.public.every_page.page_types import fill_public_site

pytestmark = pytest.mark.usefixtures("leaves_no_trace")


@pytest.fixture
def newsroom(fill_once):
    fill_once(fill_public_site)


@pytest.mark.wcag("1.3.1", "3.2.2", "3.3.2", "4.1.3", on="site")
def test_a_feed_of_ones_own_choice_is_made_without_a_script(newsroom, new_context):
    size = {"width": 320, "height": 800}
    page = new_context(java_script_enabled=False, viewport=size).new_page()
    page.goto("/de/")
    page.get_by_role("contentinfo").get_by_role("link", name="Abonnieren").click()
    page.get_by_label("Suchwörter").fill("ausfuhren")
    for kind, label in (("Themen", "Zölle"), ("Länder / Organisationen", "USA")):
        page.locator(".kinds summary").filter(has_text=kind).click()
        page.get_by_label(label).check()
    page.get_by_role("button", name="Meinen Feed anzeigen").click()
    words = "1 Artikel zu „ausfuhren“, zum Thema Zölle, mit dem Schlagwort USA"
    expect(page.get_by_role("status").first).to_have_text(words)
    address = page.locator(".copyable").first.inner_text()
    query = "?topic=zoelle&country=usa&q=ausfuhren"
    assert address.endswith(f"/de/artikel/feed.rss{query}")
    expect(page.get_by_label("Zölle")).to_be_checked()
    expect(page.get_by_role("button", name="Kopieren").first).to_be_hidden()
    answer = page.request.get(address)
    assert answer.text().count("<item>") == 1
    page.get_by_role("link", name="Diese Artikel als Liste ansehen").click()
    expect(page).to_have_url(f"/de/artikel/{query}")
    page.get_by_role("link", name="Diese Liste abonnieren").click()
    expect(page).to_have_url(f"/de/abonnieren/{query}")


@pytest.mark.wcag("1.3.1", "4.1.2", on="site")
def test_all_ticks_of_a_group_are_wanted_at_once_without_a_script(
    newsroom, new_context
):
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/de/abonnieren/")
    page.locator(".kinds summary", has_text="Länder / Organisationen").click()
    group = page.get_by_role("group", name="Länder / Organisationen", exact=True)
    for name in ("USA 1", "EU 1", "in denen alle vorkommen"):
        group.get_by_role("checkbox", name=name).check()
    page.get_by_role("button", name="Meinen Feed anzeigen").click()
    expect(page).to_have_url("/de/abonnieren/?country=eu,usa#your-feed")
    words = "1 Artikel mit den Schlagwörtern EU und USA"
    expect(page.get_by_role("status").first).to_have_text(words)
    expect(group.get_by_label("in denen alle vorkommen")).to_be_checked()


def test_an_address_is_copied_by_its_button(newsroom, new_context):
    page = new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto("/de/abonnieren/?topic=zoelle")
    copy = page.get_by_role("button", name="Kopieren (Zölle, Atom)")
    expect(copy).to_be_hidden()
    page.get_by_role("radio", name="Atom").check()
    expect(page.get_by_role("button", name="Kopieren (Zölle, RSS)")).to_be_hidden()
    page.get_by_role("button", name="Kopieren (Zölle, Atom)").click()
    page.get_by_text("Kopiert", exact=True).wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith("/de/themen/zoelle/feed.atom")


@pytest.mark.parametrize(
    ("path", "entry", "scheme"),
    [
        ("/de/artikel/feed.rss", "item", "light"),
        ("/en/articles/feed.atom", "entry", "dark"),
    ],
)
def test_who_opens_a_feed_can_read_it_and_is_led_to_subscribing(
    newsroom, new_context, path, entry, scheme
):
    size = {"width": 320, "height": 800}
    page = new_context(viewport=size, color_scheme=scheme).new_page()
    page.goto(path)
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    shown = page.evaluate(
        """entry => [...[...document.querySelectorAll(entry)].at(-1).children]
            .filter(one => one.checkVisibility()).map(one => one.localName)""",
        entry,
    )
    date = {"item": "pubDate", "entry": "published"}[entry]
    summary = {"item": "description", "entry": "summary"}[entry]
    assert sorted(shown) == sorted(["title", "link", date, summary])
    background = page.evaluate(
        "getComputedStyle(document.documentElement).backgroundColor"
    )
    assert (background == "rgb(253, 252, 249)") is (scheme == "light")
    page.locator("a").click()
    page.wait_for_url("**/abonnieren/" if "/de/" in path else "**/subscribe/")
