"""The site's own pages, the form for readers and the 404 in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from articles.models import Masthead, ReaderReport
from tests.support import factories

pytestmark = pytest.mark.usefixtures("leaves_no_trace")
BODY = "<h2>Stand</h2><p>Wir <a href='/de/'>antworten</a>.</p><ul><li>Eins</li></ul>"


@pytest.fixture
def site(live_server):
    for language in ("de", "en"):
        Masthead.objects.create(language=language, name="Haus", contact="Musterweg 1")
        for kind in ("imprint", "accessibility"):
            factories.site_page(kind, language=language, body=BODY)
    factories.published(headline="Ein Beispiel aus Europa")


def check(page, axe) -> None:
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    axe(page)


@pytest.mark.wcag("1.4.10", "3.3.1", "4.1.3", on="site")
@pytest.mark.parametrize("setting", ["de-light-1280", "en-dark-320"])
def test_pages_form_and_404_are_accessible_and_fit_their_window(
    site, new_context, axe, watch, setting
):
    language, scheme, width = setting.split("-")
    page = new_context(
        viewport={"width": int(width), "height": 800},
        color_scheme=scheme,
        has_touch=width == "320",
    ).new_page()
    words = {"de": ("seite", "barriere-melden"), "en": ("page", "report-a-barrier")}
    pages, form = words[language]
    page.goto(f"/{language}/{pages}/accessibility/")
    check(page, axe)
    page.goto(f"/{language}/{form}/")
    check(page, axe)
    page.locator("#id_email").fill("nix")
    page.locator("main form button").click()
    expect(page.locator(":focus")).to_have_attribute("role", "alert")
    check(page, axe)
    page.goto(f"/{language}/no-such-page/")
    check(page, axe)
    watch.take_refusal(404)


@pytest.mark.wcag("2.1.1", "2.4.3", "3.3.1", "3.3.2", "3.3.7", "12.2.3", on="site")
def test_a_barrier_is_reported_without_a_script_and_with_the_keyboard(
    site, new_context
):
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/de/artikel/")
    page.get_by_role("link", name="Barriere melden").click()
    assert (
        page.get_by_label("Auf welcher Seite?").input_value().endswith("/de/artikel/")
    )
    page.get_by_label("Ihr Name").fill("Erika")
    page.get_by_role("button", name="Meldung absenden").click()
    expect(page).to_have_title(re.compile("^Fehler: "))
    page.get_by_role("alert").get_by_role("link").click()
    page.keyboard.type("Der Kontrast ist zu schwach.")
    # The field that stays empty isn't among those that Tab leads to.
    for _field in ("page", "name", "email", "button"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/danke/")
    report = ReaderReport.objects.get()
    assert (report.message, report.name) == ("Der Kontrast ist zu schwach.", "Erika")


def test_a_page_that_is_not_found_searches_for_its_words(site, new_context, watch):
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/de/artikel/beispiel-aus-europa/")
    watch.take_refusal(404)
    page.locator("main").get_by_role("button", name="Suchen").click()
    expect(page).to_have_url("/de/artikel/?q=beispiel+aus+europa")
