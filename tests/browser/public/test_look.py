"""A look sets colours and a logo on the site and at the desk, in a real browser."""

import pytest

from articles.models import Masthead
from tests.browser.support.editing import log_in
from tests.support.desk.desk import PEOPLE
from tests.support.factories import published
from tests.support.inspecting.looks import EXAMPLE, wear

SETTINGS = [("de", "light", 1280), ("en", "dark", 320)]
COLOUR = "element => getComputedStyle(element).{}"
WIDE = "document.documentElement.scrollWidth > innerWidth"


def rgb(colour: str) -> str:
    return f"rgb{tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))}"


def colour_of(page, selector: str, name: str = "backgroundColor") -> str:
    return page.locator(selector).first.evaluate(COLOUR.format(name))


@pytest.fixture
def roles(settings, live_server):
    for language in ("de", "en"):
        Masthead.objects.create(language=language, name="Beispielblatt")
        published(language=language)
    return wear(settings, EXAMPLE).colours


@pytest.mark.wcag("1.4.3", "11.7", on="both")
@pytest.mark.parametrize(("language", "scheme", "width"), SETTINGS)
def test_readers_and_the_desk_see_the_look(
    roles, new_context, axe, base_url, language, scheme, width
):
    context = new_context(
        locale=language,
        color_scheme=scheme,
        viewport={"width": width, "height": 800},
    )
    page, colours = context.new_page(), roles[scheme]
    page.goto(f"/{language}/")
    assert colour_of(page, "body") == rgb(colours["paper"])
    assert colour_of(page, "main .primary") == rgb(colours["accent"])
    logo = page.get_by_role("banner").get_by_role("link", name="Beispielblatt")
    assert logo.count() == 1
    look_at(page, axe, ".site-logo")

    page.goto("/admin/")
    look_at(page, axe, ".desk-logo")
    assert colour_of(page, "[type=submit]") == rgb(colours["accent"])
    log_in(context, base_url, PEOPLE["editor"]())
    page.goto("/admin/articles/article/")
    assert colour_of(page, "body") == rgb(colours["paper"])
    assert colour_of(page, "#header") == rgb(colours["surface"])
    look_at(page, axe, ".desk-logo")


def look_at(page, axe, logo: str) -> None:
    drawn = "it => it.complete && it.naturalWidth / it.naturalHeight"
    assert 4 < page.locator(logo).evaluate(drawn) < 5  # it is 292 × 64
    assert not page.evaluate(WIDE), f"{page.url} is wider than its window"
    axe(page)


def test_the_desks_own_switch_changes_the_looks_colours(roles, new_context):
    page = new_context(color_scheme="light").new_page()
    page.goto("/admin/")
    assert colour_of(page, "#header") == rgb(roles["light"]["surface"])
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    assert colour_of(page, "#header") == rgb(roles["dark"]["surface"])
