"""The public pages are readable, reachable and light in a real browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.support import measures
from tests.browser.support.watching import on_the_wire
from tests.site.public.every_page.page_types import ERRORS, PAGES, fill_public_site
from tests.support.contents import full_content
from tests.support.factories import picture, published

pytestmark = pytest.mark.usefixtures("leaves_no_trace")
# In the pixels of style sheets.
SIX_CENTIMETRES = 6 * 96 / 2.54 + 0.5
REPORT = "https://example.com/bericht.pdf"
SHORT = ("de-light-1440", "en-dark-320")
LONG = [
    f"{language}-{scheme}-{width}"
    for language in ("de", "en")
    for scheme in ("light", "dark", "forced light", "forced dark")
    for width in (320, 390, 1440)
]
SETTINGS = [
    *SHORT,
    *(pytest.param(it, marks=pytest.mark.long) for it in LONG if it not in SHORT),
]


@pytest.fixture
def newsroom(fill_once):
    fill_once(fill_public_site)


@pytest.mark.wcag(
    "1.3.4", "1.4.4", "1.4.10", "1.4.11", "1.4.12", "2.4.7", "2.5.8", "11.7", on="site"
)
@pytest.mark.variants
@pytest.mark.parametrize("setting", SETTINGS)
def test_every_page_is_read_reached_and_fits_whoever_opens_it(
    newsroom, new_context, axe, watch, setting
):
    language, scheme, width = setting.split("-")
    is_phone = int(width) < 400
    context = new_context(
        viewport={"width": int(width), "height": 800},
        color_scheme=scheme.split()[-1],
        forced_colors="active" if "forced" in scheme else "none",
        has_touch=is_phone,
        is_mobile=is_phone,
    )
    page = context.new_page()
    pages = dict.fromkeys(PAGES[language].values(), 200) | ERRORS[language]
    troubles = []
    for path, status in pages.items():
        assert page.goto(path).status == status
        if status != 200:
            watch.take_refusal(status)
        measures.unfold(page)
        axe(page)
        found = measures.too_wide(page) + measures.unseen_focus(page)
        found += measures.too_small(page) if is_phone else []
        troubles += [f"{path}: {one}" for one in found]
    assert not troubles, "\n".join(troubles)


@pytest.mark.wcag("2.1.1", "3.2.2", on="site")
def test_every_page_works_without_a_script(newsroom, new_context):
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/de/")
    page.get_by_role("link", name="Der Artikel mit Nummer 21").click()
    page.get_by_role("link", name="Zurück zu allen Artikeln").click()
    page.get_by_role("link", name="Ältere Artikel").click()
    page.get_by_role("link", name="Ausfuhren in die USA wachsen").click()
    page.get_by_label("Sprache").get_by_role("link", name="English").click()
    expect(page).to_have_url("/en/articles/exports/")
    expect(page.locator("main").get_by_role("button")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_list_is_narrowed_and_widened_without_a_script(newsroom, new_context, width):
    size = {"width": width, "height": 800}
    page = new_context(java_script_enabled=False, viewport=size).new_page()
    page.goto("/de/artikel/")
    facets = page.get_by_label("Filter", exact=True)
    link = facets.get_by_role("link", name="Ausfuhr 1")
    if width == 320:
        expect(link).to_be_hidden()
        facets.get_by_text("Filter", exact=True).click()
    link.click()
    expect(page).to_have_url("/de/themen/ausfuhr/")
    expect(page.get_by_text("1 Artikel zum Thema Ausfuhr")).to_be_visible()
    if width == 320:
        facets.get_by_text("Filter", exact=True).click()
    facets.get_by_role("link", name="entfernen – Ausfuhr").click()
    expect(page).to_have_url("/de/artikel/")


def test_a_list_is_narrowed_to_what_has_both_without_a_script(newsroom, new_context):
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/de/laender-organisationen/usa/")
    partners = page.get_by_role("navigation", name="Zusammen mit – USA")
    expect(partners.get_by_role("link", name="EU 1 Artikel")).to_be_visible()
    facets = page.get_by_label("Filter", exact=True)
    facets.get_by_role("link", name="zusammen mit Deutschland 1").click()
    expect(page).to_have_url("/de/artikel/?country=deutschland,usa")
    words = "1 Artikel mit den Schlagwörtern Deutschland und USA"
    expect(page.get_by_text(words)).to_be_visible()
    chosen = page.get_by_label("Auswahl", exact=True)
    chosen.get_by_role("link", name="und USA").click()
    expect(page).to_have_url("/de/laender-organisationen/deutschland/")


def test_the_button_prints(newsroom, page):
    page.add_init_script("window.print = () => { document.title = 'printed' }")
    page.goto("/de/artikel/ausfuhren-usa/")
    page.get_by_role("button", name="Drucken").click()
    assert page.title() == "printed"


@pytest.mark.wcag("4.1.3", on="site")
def test_a_button_copies_what_stands_beside_it_and_says_so(newsroom, new_context):
    page = new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto("/de/artikel/ausfuhren-usa/")
    page.get_by_text("Zitieren", exact=True).click()
    page.get_by_text("BibTeX", exact=True).click()
    page.get_by_role("button", name="Kopieren (BibTeX)").click()
    page.get_by_text("Kopiert", exact=True).wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("@online{article-")
    assert copied.endswith("}")
    # One opens at a time.
    page.get_by_text("Teilen", exact=True).click()
    expect(page.get_by_text("BibTeX", exact=True)).to_be_hidden()
    page.get_by_role("button", name="Kopieren (Adresse dieses Artikels)").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.url


def test_a_citation_is_downloaded_without_a_script(newsroom, new_context):
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/de/artikel/ausfuhren-usa/")
    page.get_by_text("Zitieren", exact=True).click()
    page.get_by_text("RIS", exact=True).click()
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Als RIS herunterladen").click()
    assert downloading.value.suggested_filename == "ausfuhren-usa.ris"
    text = Path(downloading.value.path()).read_text(encoding="utf-8")
    assert text.startswith("TY  - ELEC")


@pytest.mark.wcag("2.4.4", "3.1.2", on="site")
def test_a_link_to_another_site_is_seen_and_said_to_be_one(newsroom, page):
    page.goto("/de/artikel/ausfuhren-usa/")
    away = page.get_by_role("link", name="Das Original (extern)")
    mark = "link => getComputedStyle(link, '::after').content"
    assert "↗" in away.evaluate(mark)
    # In the language of the link's own words.
    page.get_by_role("link", name="Der lange Bericht (external)").wait_for()
    within = page.get_by_role("link", name="Zweite Quelle", exact=True).first
    assert within.evaluate(mark) == "none"


def test_a_page_is_light_and_asks_for_little(newsroom, new_context):
    for path in ("/de/", "/de/artikel/", "/de/artikel/ausfuhren-usa/"):
        context = new_context()  # with nothing in its cache
        page, answers = context.new_page(), []
        page.on("response", lambda answer, seen=answers: seen.append(answer))
        page.goto(path, wait_until="networkidle")
        # Pictures are weighed by themselves.
        answers = [answer for answer in answers if "/pictures/" not in answer.url]
        assert len(answers) <= 8, path
        sizes = {answer.url: on_the_wire(answer) for answer in answers}
        assert sum(sizes.values()) <= 60_000, sizes
        context.close()


@pytest.mark.wcag("2.4.1", "2.4.3", on="site")
def test_the_keyboard_leads_past_the_head_of_the_page(newsroom, page):
    page.goto("/de/artikel/ausfuhren-usa/")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    expect(focused).to_have_text("Zum Inhalt springen")
    assert focused.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Startseite")


def test_only_what_leads_is_heavy_and_what_stands_beside_ends_with_its_content(
    newsroom, page
):
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto("/de/artikel/ausfuhren-usa/")
    weights = {
        selector: page.locator(selector).first.evaluate(
            "it => getComputedStyle(it).fontWeight"
        )
        for selector in ("h1", ".credits h2", ".section-title", ".kicker a")
    }
    assert list(weights.values()) == ["700", "600", "400", "400"], weights
    boxes = [page.locator(it).bounding_box() for it in (".side-column", ".pictured")]
    ends = [box["y"] + box["height"] for box in boxes]
    assert ends[0] - ends[1] <= 2
    # The name hangs in its plate from the bar, and only home has a line below it.
    plate = page.locator(".site-name").bounding_box()
    assert plate["y"] == page.locator(".masthead").evaluate("it => it.clientTop")
    expect(page.locator(".tagline")).to_have_count(0)
    page.goto("/de/")
    weights = [
        page.locator(f"{it} .card-title").first.evaluate(
            "it => getComputedStyle(it).fontWeight"
        )
        for it in (".lead", ".wide-story", ".story-row", ".beside")
    ]
    assert weights == ["700", "700", "600", "600"]
    expect(page.locator(".tagline")).to_be_visible()


def test_the_head_of_a_telephone_is_low(newsroom, new_context):
    page = new_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto("/de/artikel/ausfuhren-usa/")
    assert page.locator(".masthead").bounding_box()["height"] <= 120


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
    expect(
        page.get_by_text("Erika Muster, Musterinstitut, 13. Februar 2020")
    ).to_be_visible()
    expect(page.locator(".article > p").last).to_have_text(page.url)
    expect(page.locator(".article > p").last).to_be_visible()
    for unseen in page.locator("form, button, nav, summary").all():
        expect(unseen).to_be_hidden()
    expect(page.get_by_role("link", name="Zurück zu allen Artikeln")).to_be_hidden()
    # A link has the number of its address, and each address stands there once.
    shown = page.locator(".reading a").first.evaluate(
        "link => getComputedStyle(link, '::after').content"
    )
    notes = page.locator(".notes li")
    addresses = notes.all_inner_texts()
    assert addresses[int(shown.strip('"\u2060')) - 1] == REPORT
    assert len(addresses) == len(set(addresses)) == 4
    expect(notes.first).to_be_visible()
    page.emulate_media(media="screen")
    expect(notes.first).to_be_hidden()


def test_a_short_article_takes_two_sheets_of_paper_with_all_its_pictures(
    newsroom, page
):
    words = "Ein Satz aus genau neun Wörtern füllt den Absatz. "
    images = [picture(name, size=(900, 1400)) for name in ("Leiter", "Mast")]
    body = f'<p>{words * 10}</p><img data-image="{images[1].key}"><p>{words * 9}</p>'
    said = {"slug": "kurz", "body": body, "lead_image": str(images[0].key)}
    said |= {"related": [], "ai_use": []}
    for language, path in (("de", "/de/artikel/kurz/"), ("en", "/en/articles/kurz/")):
        published(language=language, **full_content() | said)
        page.emulate_media(media="screen")
        page.goto(path, wait_until="networkidle")
        page.emulate_media(media="print")
        heights = page.locator(".figure img").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect().height)"
        )
        assert len(heights) == 2
        assert max(heights) <= SIX_CENTIMETRES
        sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))
        assert len(sheets) <= 2, path
