"""The first days of a newsroom in a browser: no page bars anybody."""

import pytest

from tests.site.public.every_page.test_first_day import WORDS, publish

pytestmark = pytest.mark.usefixtures("leaves_no_trace")


def nothing() -> None:
    publish(0)


def two() -> None:
    publish(2)


@pytest.mark.wcag("1.4.3", "1.4.10", "2.4.6", "2.5.8", on="site")
@pytest.mark.parametrize("fill", [nothing, two])
@pytest.mark.parametrize(
    ("scheme", "width", "language"), [("light", 1440, "de"), ("dark", 320, "en")]
)
def test_each_page_is_accessible(
    fill, scheme, width, language, fill_once, new_context, axe
):
    fill_once(fill)
    size = {"width": width, "height": 844}
    page = new_context(viewport=size, color_scheme=scheme).new_page()
    articles = WORDS[language][0]
    for part in ("", *WORDS[language], f"{articles}?since=2026-01-01"):
        page.goto(f"/{language}/{part}")
        for summary in page.locator(".list-files summary").all():
            summary.click()
        axe(page)
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
