"""A switch to several other languages leaves room for the name of the newsroom."""

import pytest

from articles.models import Masthead
from tests.browser.support import measures
from tests.support import factories

pytestmark = pytest.mark.usefixtures("leaves_no_trace")
FOUR = ("de", "fr", "it", "en")


@pytest.mark.parametrize("width", [320, 700, 1280])
def test_a_name_stands_in_one_line_beside_three_languages(
    offer, new_context, axe, width, transactional_db
):
    offer(*FOUR)
    for code in FOUR:
        Masthead.objects.create(language=code, name="Die Redaktion")
    factories.published(headline="Zölle", body="<p>Text</p>")
    page = new_context(viewport={"width": width, "height": 800}).new_page()
    page.goto("/de/")
    assert page.locator(".languages a").count() == len(FOUR) - 1
    assert not page.evaluate(measures.IS_WIDE)
    name = page.locator(".site-name")
    assert name.evaluate(measures.LINES) == 1
    axe(page)
