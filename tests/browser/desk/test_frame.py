"""The frame of every page, and lists as compact as they have to be."""

import pytest
from playwright.sync_api import expect

from articles.models import Masthead
from tests.site.public.every_page.page_types import fill_public_site
from tests.support import factories
from tests.support.contents import keys

pytestmark = pytest.mark.usefixtures("leaves_no_trace")
PHONE = {"width": 390, "height": 844}
HEADLINES = (
    "Schweiz und EU unterzeichnen ein Abkommen über gemeinsame Programme",
    "75 Jahre Max-Planck-Gesellschaft",
    "Supercomputer JUPITER in Jülich eingeweiht",
)
TEXT = (
    "<p>Vertreter beider Seiten haben das Abkommen am 17. Juli 2025 in Brüssel unter"
    "zeichnet. Wie zuvor schon Neuseeland und Kanada beteiligt sich die Republik Korea "
    "am zweiten Pfeiler des Programms, in dem es z. B. um Gesundheit geht.</p>"
)
# A word here or there may come to stand on another line: a tenth is called good.
MOST = 0.03
SHIFTS = """() => new Promise((done) => {
    let sum = 0;
    const add = (entries) => entries.forEach((it) => { sum += it.value; });
    const observer = new PerformanceObserver((list) => add(list.getEntries()));
    observer.observe({ type: "layout-shift", buffered: true });
    setTimeout(() => { add(observer.takeRecords()); done(sum); }, 1500);
})"""


def fill_long_list() -> None:
    for language in ("de", "en"):
        Masthead.objects.create(
            language=language,
            name="Kooperation International",
            tagline="Internationale Zusammenarbeit in Bildung und Forschung",
            contact="Redaktion, Musterweg 1",
        )
    image = factories.picture("Hafen", size=(1500, 1000))
    label = {
        "categories": keys(factories.category("EU-Forschungspolitik")),
        "topics": keys(*map(factories.topic, ("Rahmenprogramme", "Innovation"))),
        "countries": keys(factories.country("KR"), factories.country("EU")),
    }
    for number in range(30):
        factories.published(
            headline=f"{HEADLINES[number % 3]} ({number})",
            body=TEXT,
            lead_image=str(image.key) if number % 4 else None,
            dated=f"2025-{number % 9 + 1:02}-01",
            **label,
        )


@pytest.fixture
def long_list(fill_once):
    fill_once(fill_long_list)


@pytest.fixture
def site(fill_once):
    fill_once(fill_public_site)


def box(page, selector: str) -> dict:
    return page.locator(selector).first.bounding_box()


def test_twenty_articles_take_no_more_than_six_screens_of_a_phone(
    long_list, new_context
):
    page = new_context(viewport=PHONE, has_touch=True).new_page()
    page.goto("/de/artikel/")
    assert page.locator(".card").count() == 20
    height = page.evaluate("document.documentElement.scrollHeight")
    assert height <= 5_000


@pytest.mark.parametrize(("width", "lines"), [(390, 3), (1440, 2)])
def test_what_a_card_tells_fits_into_its_lines(long_list, new_context, width, lines):
    page = new_context(viewport={"width": width, "height": 900}).new_page()
    page.goto("/de/artikel/")
    told = page.locator(".card-text").evaluate_all(
        "all => all.map(one => one.scrollHeight"
        " / parseFloat(getComputedStyle(one).lineHeight))"
    )
    assert max(map(round, told)) <= lines


@pytest.mark.parametrize("width", [320, 390])
def test_the_head_of_a_phones_page_leaves_room_for_what_one_came_for(
    long_list, new_context, width
):
    page = new_context(viewport=PHONE | {"width": width}).new_page()
    for path in ("/de/", "/en/", "/de/artikel/", "/de/abonnieren/"):
        page.goto(path)
        assert box(page, ".masthead")["height"] <= 120, path
        first = page.locator("main :is(h1:not(.hidden), img, p)").first
        assert first.bounding_box()["y"] <= PHONE["height"] / 3, path
        # The sections are one line, of which the rest is scrolled to.
        tops = page.locator(".sections a").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect().top)"
        )
        assert len(set(tops)) == 1, path


@pytest.mark.wcag("1.4.10", "4.1.3", on="site")
def test_a_phone_unfolds_the_search_and_nothing_moves(long_list, new_context):
    context = new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto("/de/artikel/")
    field = page.get_by_role("searchbox", name="Alle Artikel durchsuchen")
    before = box(page, "h1")
    expect(field).to_be_hidden()
    page.locator(".search-fold").click()
    assert box(page, "h1") == before
    field.fill("JUPITER")
    field.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("JUPITER")


def test_where_there_is_room_the_search_is_open(long_list, new_context):
    page = new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.goto("/de/")
    expect(page.get_by_role("searchbox")).to_be_visible()
    expect(page.locator(".search-fold")).to_be_hidden()


def test_the_licence_below_the_picture_that_leads_can_be_clicked(site, new_context):
    image = factories.picture("Kran", source_url="https://example.org/kran")
    factories.published(lead_image=str(image.key), dated="2027-12-31")
    for width in (320, 1280):
        page = new_context(viewport={"width": width, "height": 800}).new_page()
        page.goto("/de/")
        links = page.locator(".lead .picture-credit a")
        assert links.count() == 2
        for link in links.all():
            link.scroll_into_view_if_needed()
            hit = link.evaluate("""link => {
                const { left, top, width, height } = link.getClientRects()[0];
                const x = left + width / 2, y = top + height / 2;
                return link.contains(document.elementFromPoint(x, y));
            }""")
            assert hit, width


@pytest.mark.parametrize("width", [320, 1280])
def test_the_letters_come_late_and_hardly_a_word_moves(long_list, new_context, width):
    page = new_context(viewport={"width": width, "height": 800}).new_page()
    late = "**/fonts/**"
    page.route(late, lambda route: (page.wait_for_timeout(400), route.continue_()))
    for path in ("/de/", "/de/artikel/"):
        page.goto(path)
        assert page.evaluate(SHIFTS) <= MOST, path
        assert page.evaluate("document.fonts.check('700 20px Literata')"), path


@pytest.mark.wcag("1.4.1", "11.7", on="site")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_with_the_readers_own_colours_it_is_seen_where_one_is(
    site, new_context, scheme
):
    context = new_context(forced_colors="active", color_scheme=scheme)
    page = context.new_page()
    page.goto("/de/themen/")
    edges = page.locator(".sections a").evaluate_all(
        "all => all.map(one => [one.hasAttribute('aria-current'),"
        " getComputedStyle(one).borderBottomColor])"
    )
    here = {edge for is_here, edge in edges if is_here}
    elsewhere = {edge for is_here, edge in edges if not is_here}
    assert len(here) == len(elsewhere) == 1
    assert not here & elsewhere
    page.goto("/de/artikel/?topic=zoelle&country=usa")
    tag = page.locator(".tags a").first
    assert tag.evaluate("it => getComputedStyle(it).borderTopStyle") == "solid"


def test_a_phone_shows_in_which_section_one_is(site, new_context):
    page = new_context(viewport=PHONE).new_page()
    for path in ("/de/archiv/", "/de/themen/"):
        page.goto(path)
        here = box(page, ".sections a[aria-current]")
        assert 0 <= here["x"] <= PHONE["width"] - here["width"], path
    # Nothing is hidden before the section that the line begins with.
    page.goto("/de/artikel/")
    assert page.locator(".sections ul").evaluate("line => line.scrollLeft") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_marked_is_written_in_ink(site, new_context, scheme):
    page = new_context(color_scheme=scheme).new_page()
    page.goto("/de/artikel/?q=zoelle")
    colour = "one => getComputedStyle(one).color"
    marks = page.locator(".card-foot mark")
    assert marks.count()
    assert marks.first.evaluate(colour) == page.locator("h1").evaluate(colour)


def test_on_paper_nothing_is_dark_and_nothing_narrows_a_list(site, new_context):
    page = new_context(color_scheme="dark").new_page()
    page.goto("/de/artikel/")
    accent = (
        "getComputedStyle(document.querySelector('.sections [aria-current]')).color"
    )
    softened = "getComputedStyle(document.querySelector('.card img')).filter"
    dark = page.evaluate(accent), page.evaluate(softened)
    page.emulate_media(media="print", color_scheme="dark")
    paper = page.evaluate(accent), page.evaluate(softened)
    page.emulate_media(media="screen", color_scheme="light")
    assert paper == (page.evaluate(accent), "none") != dark
    page.emulate_media(media="print")
    expect(page.locator(".facets")).to_be_hidden()
