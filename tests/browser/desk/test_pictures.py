"""Pictures are light in a real browser, as large as their place, and never jump."""

import re

import pytest
from playwright.sync_api import expect

from articles.domain.pictures import receive
from articles.models import Article
from tests.browser.support.watching import on_the_wire
from tests.site.public.every_page.page_types import fill_public_site
from tests.support.factories import picture, published
from tests.support.files.photographs import photograph

MOST = 150_000  # bytes
PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2}
SHIFTS = """new Promise(done => {
    let sum = 0;
    const seen = list => list.getEntries().forEach(shift => { sum += shift.value; });
    new PerformanceObserver(seen).observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(sum), 300);
})"""
# With widths in `srcset`, a picture's natural width is the one that `sizes` promised.
DRAWN = """[...document.images].filter(image => image.complete).map(image => ({
    file: image.currentSrc.split("/").pop(),
    promised: image.naturalWidth,
    drawn: image.getBoundingClientRect().width,
    largest: image.width < image.parentElement.parentElement.clientWidth
        || image.getAttribute("width") < image.naturalWidth,
}))"""


@pytest.fixture
def photo(live_server):
    """Return an article with a photograph in front of it."""
    words = {"alt": "Häuser am Fluss", "credit": "Erika Muster", "licence": "CC BY 4.0"}
    image = receive(photograph(), by=None, title="Fluss", **words)
    paragraphs = "<p>Ein Absatz, in dem etwas steht.</p>" * 12
    return published(slug="fluss", lead_image=str(image.key), body=paragraphs)


def test_an_article_with_a_photograph_is_light_on_a_telephone_and_does_not_jump(
    photo, new_context
):
    page, answers = new_context(**PHONE).new_page(), []
    page.on("response", lambda answer: answers.append(answer))
    # Late pictures make others jump, if anything does.
    late = "**/pictures/**"
    page.route(late, lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.goto("/de/artikel/fluss/", wait_until="networkidle")
    assert page.evaluate(SHIFTS) == 0
    sizes = {answer.url: on_the_wire(answer) for answer in answers}
    assert sum(sizes.values()) <= MOST, sizes
    [shown] = [url for url in sizes if "/pictures/" in url]
    assert shown.endswith("/article-720.avif")
    expect(page.get_by_role("img", name="Häuser am Fluss")).to_be_visible()


@pytest.mark.parametrize(("width", "scale"), [(320, 2), (768, 1), (1280, 2)])
def test_the_browser_is_told_how_large_a_picture_will_be(
    fill_once, new_context, width, scale
):
    fill_once(fill_public_site)
    size = {"width": width, "height": 9000}
    page = new_context(viewport=size, device_scale_factor=scale).new_page()
    seen = 0
    for path in ("/de/", "/de/artikel/", "/de/artikel/ausfuhren-usa/"):
        page.goto(path, wait_until="networkidle")
        for image in page.evaluate(DRAWN):
            if not image["largest"]:
                off = image["promised"] / image["drawn"]
                assert 0.9 <= off <= 1.12, (path, image)
            seen += 1
            pixels = int(re.search(r"-(\d+)", image["file"])[1])
            assert image["drawn"] <= pixels * 1.3 or image["largest"], (path, image)
    assert seen > 15


def test_a_high_picture_leaves_room_for_the_text(live_server, page):
    image = picture("Turm", size=(900, 1800))
    published(slug="turm", lead_image=str(image.key))
    page.set_viewport_size({"width": 800, "height": 700})
    page.goto("/de/artikel/turm/")
    box = page.get_by_role("img", name="Turm, von oben").bounding_box()
    assert box["height"] <= 0.8 * 700
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_a_small_picture_is_not_blown_up(live_server, page):
    published(slug="klein", lead_image=str(picture("Klein", size=(200, 120)).key))
    page.goto("/de/artikel/klein/")
    box = page.get_by_role("img", name="Klein, von oben").bounding_box()
    assert (box["width"], box["height"]) == (200, 120)


def test_who_taps_the_picture_of_a_card_comes_to_its_article(photo, new_context):
    for width in (320, 1280):
        size = {"width": width, "height": 800}
        page = new_context(viewport=size, java_script_enabled=False).new_page()
        for path in ("/de/artikel/", "/de/"):
            page.goto(path)
            box = page.locator("main img").first.bounding_box()
            page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            page.wait_for_url("**/de/artikel/fluss/")


def test_on_paper_no_picture_is_missing_and_each_says_whose_it_is(photo, page):
    images = [picture(name, size=(700, 500)) for name in ("Hafen", "Kran")]
    figures = "".join(
        f'<p>{"Text. " * 400}</p><img data-image="{image.key}">' for image in images
    )
    published(slug="druck", lead_image=str(photo.lead_image.key), body=figures)
    page.goto("/de/artikel/druck/", wait_until="networkidle")
    paper = page.pdf()
    assert paper.count(b"/Subtype /Image") + paper.count(b"/Subtype/Image") == 3
    page.emulate_media(media="print")
    assert page.get_by_text("Erika Muster").count() == 3
    assert all(one.is_visible() for one in page.locator("figcaption").all())
    assert Article.objects.count() == 2


def test_on_paper_the_addresses_of_source_and_licence_can_be_read(photo, page):
    lead, inside = (
        picture(name, size=(300, 900), source_url=f"https://example.org/{name}/")
        for name in ("hafen", "kran")
    )
    body = f'<p>Text.</p><img data-image="{inside.key}">'
    published(slug="adressen", lead_image=str(lead.key), body=body)
    page.goto("/de/artikel/adressen/")
    page.emulate_media(media="print")
    links = page.locator(".picture-credit a")
    shown = links.evaluate_all(
        "links => links.map(link => getComputedStyle(link, '::after').content)"
    )
    numbers = [one.get_attribute("data-note") for one in links.all()]
    assert all(
        number in content for number, content in zip(numbers, shown, strict=True)
    )
    licence = "https://creativecommons.org/licenses/by/4.0/"
    sources = [f"https://example.org/{name}/" for name in ("hafen", "kran")]
    notes = [item.inner_text() for item in page.locator(".notes li").all()]
    addresses = [notes[int(number) - 1] for number in numbers]
    assert addresses == [sources[0], licence, sources[1], licence]
    # One that is higher than wide stands in a broader box.
    colours = page.locator(".figure img").evaluate_all(
        "all => all.map(one => getComputedStyle(one).backgroundColor)"
    )
    assert colours == ["rgba(0, 0, 0, 0)"] * 2
