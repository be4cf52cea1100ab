"""The stock's pictures can be hit, reached and read in a browser, in every scheme, and
leave room for the first headline.
"""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.site.charts.newsroom import fill
from tests.support.contents import NO_DEADLINE, keys
from tests.support.factories import country, published

pytestmark = pytest.mark.usefixtures("leaves_no_trace")
COUNTRIES = "/de/laender-organisationen/"
PICTURES = (COUNTRIES, "/de/themen/innovation/", "/de/archiv/", "/de/")
SIZES = """marks => marks.map(mark => {
    const box = mark.getBoundingClientRect();
    return [box.width, box.height];
})"""
MARKS = ".tile, .column, .month"


def unfold(page) -> None:
    """Open what a narrow page of a label folds."""
    for summary in page.locator(".label-fold > summary:visible").all():
        summary.click()


@pytest.fixture
def newsroom(fill_once, monkeypatch):
    monkeypatch.setattr("articles.site.charts.world.FEWEST", 1)
    fill_once(fill)


@pytest.mark.wcag("1.4.10", "2.5.8", on="site")
@pytest.mark.parametrize(("width", "is_touched", "least"), [
    (320, True, 44), (1440, True, 44), (320, False, 24), (1440, False, 24),
])  # fmt: skip
def test_every_mark_is_hit(newsroom, new_context, width, is_touched, least):
    size = {"width": width, "height": 800}
    context = new_context(viewport=size, has_touch=is_touched, is_mobile=is_touched)
    page = context.new_page()
    for path in PICTURES:
        page.goto(path)
        unfold(page)
        sizes = page.locator(MARKS).evaluate_all(SIZES)
        assert sizes
        # Browsers round where they draw.
        assert min(side for one in sizes for side in one) >= least - 0.1, (path, sizes)
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.mark.wcag("1.1.1", "4.1.2", on="site")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("forced", ["none", "active"])
def test_every_picture_is_accessible(newsroom, new_context, axe, scheme, forced):
    size = {"width": 390, "height": 800}
    context = new_context(viewport=size, color_scheme=scheme, forced_colors=forced)
    page = context.new_page()
    for path in PICTURES:
        page.goto(path)
        unfold(page)
        for summary in page.locator(".chart-table summary").all():
            summary.click()
        axe(page)


@pytest.mark.wcag("2.1.1", "2.4.4", "2.4.11", on="site")
def test_the_keyboard_reaches_each_square_and_moves_the_map(newsroom, new_context):
    page = new_context(viewport={"width": 320, "height": 800}).new_page()
    page.goto(COUNTRIES)
    square = page.get_by_role("link", name="GL Grönland: 1 Artikel")
    assert square.bounding_box()["x"] < 0
    square.focus()
    box = square.bounding_box()
    assert 0 <= box["x"] <= 320 - box["width"]
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{COUNTRIES}groenland/")


@pytest.mark.wcag("1.4.1", "11.7", on="site")
def test_a_number_is_seen_in_forced_colours_too(newsroom, new_context):
    page = new_context(forced_colors="active").new_page()
    page.goto(COUNTRIES)
    edge = "name => getComputedStyle(document.querySelector(name)).strokeWidth"
    # Three articles against one: their colours are the system's.
    faint, strong = (page.evaluate(edge, f".tile.tint-{n} rect") for n in (1, 2))
    assert float(faint.removesuffix("px")) < float(strong.removesuffix("px"))


def test_the_newest_years_are_in_sight(newsroom, new_context):
    page = new_context(
        viewport={"width": 320, "height": 800}, has_touch=True
    ).new_page()
    page.goto("/de/themen/innovation/")
    unfold(page)
    box = page.get_by_role("link", name="2021: 1 Artikel").bounding_box()
    assert 0 <= box["x"] <= 320 - box["width"]


def test_pictures_are_whole_on_paper(newsroom, page):
    for path in (COUNTRIES, "/de/themen/innovation/"):
        page.goto(path)
        page.set_viewport_size({"width": 700, "height": 900})
        page.emulate_media(media="print")
        cut = page.locator(".chart-scroll").evaluate(
            "box => box.scrollWidth > box.clientWidth + 1"
        )
        assert not cut, path
        expect(page.locator(".chart-table")).to_have_count(
            0 if path == COUNTRIES else 1
        )
        page.emulate_media(media="screen")


def filled() -> None:
    fill()
    france, others = country("FR"), [country(code) for code in ("DE", "EU", "PL", "IT")]
    soon = timezone.now().replace(hour=12) + timedelta(days=9)
    row = NO_DEADLINE | {"closes": f"{soon:%Y-%m-%dT%H:%M}[UTC]", "key": None}
    for one in others:
        published(countries=keys(france, one), deadlines=[row])


@pytest.mark.variants
@pytest.mark.parametrize(
    ("width", "height", "most"), [(1440, 900, 420), (390, 844, 480)]
)
def test_p44_the_first_headline_is_near_the_top(
    fill_once, new_context, width, height, most
):
    fill_once(filled)
    page = new_context(viewport={"width": width, "height": height}).new_page()
    page.goto("/de/laender-organisationen/frankreich/")
    assert page.locator(".next-call").count() == 1
    title = page.locator(".results .card-title").first.bounding_box()
    assert title
    assert title["y"] <= most
    # The fold of a telephone is open where there is room.
    assert page.locator(".partners").is_visible() == (width > 1000)
