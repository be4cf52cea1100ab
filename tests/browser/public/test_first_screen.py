"""The page of a label begins with its articles: the first headline is on the screen."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.site.charts.newsroom import fill
from tests.support.contents import NO_DEADLINE, keys
from tests.support.factories import country, published

pytestmark = pytest.mark.usefixtures("leaves_no_trace")


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
    assert title and title["y"] <= most
    # What is folded on a telephone is open where there is room.
    assert page.locator(".partners").is_visible() == (width > 1000)
