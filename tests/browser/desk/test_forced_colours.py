"""Where users have colours of their own, the next step has a border as all others."""

import pytest

from articles.models import Article, Source
from tests.browser.support.desk_pages import fill_newsroom
from tests.support.desk.desk import url

BORDERS = """all => all.filter((one) => one.offsetParent).map((one) => {
    const { borderStyle, borderWidth } = getComputedStyle(one);
    return `${borderWidth} ${borderStyle}`;
})"""


@pytest.mark.wcag("1.4.11", on="desk")
def test_the_next_step_is_seen_as_a_button(fill_once, sit_down):
    newsroom = fill_once(fill_newsroom)
    page = sit_down("chief", "de-light-1280")
    page.emulate_media(forced_colors="active")
    key = newsroom["submitted"].pk
    paths = [url(Article, one, key) for one in ("change", "review")]
    for path in (*paths, url(Source, "add"), "/admin/profile/"):
        assert page.goto(path).status == 200
        found = page.locator(".default:is(button, input)").evaluate_all(BORDERS)
        assert set(found) == {"1px solid"}, path
