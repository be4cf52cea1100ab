"""The public pages in a real browser: readable, reachable, light."""

import pytest

from articles.models import Masthead
from tests import factories
from tests.contents import full_content, keys

pytestmark = pytest.mark.usefixtures("leaves_no_trace")
SHORT = ("de-light-1280", "en-dark-320")
LONG = [
    f"{language}-{scheme}-{width}"
    for language in ("de", "en")
    for scheme in ("light", "dark")
    for width in (320, 768, 1280)
]
SETTINGS = [
    *SHORT,
    *(pytest.param(it, marks=pytest.mark.long) for it in LONG if it not in SHORT),
]
PAGES = {
    "de": [
        "/de/",
        "/de/artikel/",
        "/de/artikel/?topic=zoelle&country=usa&year=2020",
        "/de/artikel/?q=artikel+nummer",
        "/de/artikel/?topic=zoelle&q=unauffindbar",
        "/de/artikel/ausfuhren-usa/",
        "/de/artikel/zurueckgezogen/",
        "/de/themen/",
        "/de/quellen/zweite-quelle/",
    ],
    "en": [
        "/en/",
        "/en/articles/",
        "/en/articles/?q=duties+-nothing",
        "/en/articles/exports/",
        "/en/topics/",
        "/en/topics/zoelle/",
    ],
}


@pytest.fixture
def newsroom(live_server):
    """Publish enough in both languages that every part of every page shows."""
    for language in ("de", "en"):
        Masthead.objects.create(
            language=language,
            name="Kooperation International",
            tagline="Bildung und Forschung weltweit",
            contact="Redaktion, Musterweg 1",
            footer="Ein Fuß",
        )
    article = factories.published(**full_content())
    translation = factories.translated(article, slug="exports")
    factories.move(translation, "submit", by=translation.author)
    factories.move(translation, "publish", by=factories.chief())
    shared = {"topics": keys(factories.topic("Zölle"))}
    for number in range(22):
        factories.published(headline=f"Der Artikel mit Nummer {number}", **shared)
    factories.published(
        slug="lang",
        headline="Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamter",
        body="<table><tbody><tr>" + "<td>Zellen</td>" * 20 + "</tr></tbody></table>",
    )
    factories.withdrawn(slug="zurueckgezogen")


@pytest.mark.parametrize("setting", SETTINGS)
def test_every_page_is_accessible_and_fits_its_window(
    newsroom, new_context, axe, setting
):
    language, scheme, width = setting.split("-")
    context = new_context(
        viewport={"width": int(width), "height": 800},
        color_scheme=scheme,
        has_touch=width == "320",
    )
    page = context.new_page()
    for path in PAGES[language]:
        assert page.goto(path).status == 200
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
        axe(page)


def test_every_page_works_without_a_script(newsroom, new_context):
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/de/")
    page.get_by_role("link", name="Der Artikel mit Nummer 21").click()
    page.get_by_role("link", name="Zurück").click()
    page.get_by_role("link", name="Ältere Artikel").click()
    page.get_by_role("link", name="Ausfuhren in die USA wachsen").click()
    page.get_by_label("Sprache").get_by_role("link", name="English").click()
    assert page.url.endswith("/en/articles/exports/")
    assert not page.get_by_role("button").is_visible()


def test_the_button_prints(newsroom, page):
    page.add_init_script("window.print = () => { document.title = 'printed' }")
    page.goto("/de/artikel/ausfuhren-usa/")
    page.get_by_role("button", name="Drucken").click()
    assert page.title() == "printed"


def test_a_page_is_light_and_asks_for_little(newsroom, page):
    answers = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto("/de/artikel/ausfuhren-usa/", wait_until="networkidle")
    assert len(answers) <= 8
    assert sum(len(answer.body()) for answer in answers) <= 60_000


def test_the_keyboard_leads_past_the_head_of_the_page(newsroom, page):
    page.goto("/de/artikel/ausfuhren-usa/")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.inner_text() == "Zum Inhalt springen"
    assert focused.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Wirtschaft"


def test_lines_are_as_long_as_one_reads_well(newsroom, page):
    page.set_viewport_size({"width": 1600, "height": 900})
    page.goto("/de/artikel/ausfuhren-usa/")
    width = page.locator(".prose").evaluate(
        """prose => {
            const probe = document.createElement("span");
            probe.textContent = "Die Quelle sagt, worum es in diesem Satze geht.";
            prose.append(probe);
            const measure = element => element.getBoundingClientRect().width;
            return measure(prose) / (measure(probe) / probe.textContent.length);
        }"""
    )
    assert 60 <= width <= 85


def test_on_paper_stand_links_and_credit_but_no_navigation(newsroom, page):
    page.goto("/de/artikel/ausfuhren-usa/")
    page.emulate_media(media="print")
    assert page.get_by_text("Redaktion: 13.02.2020").is_visible()
    assert page.locator(".copyable").first.is_visible()
    assert not page.locator("nav").first.is_visible()
    assert not page.get_by_role("link", name="Zurück").is_visible()
    shown = page.locator(".reading a").first.evaluate(
        "link => getComputedStyle(link, '::after').content"
    )
    assert "https://example.com/bericht.pdf" in shown
