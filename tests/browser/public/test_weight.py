"""Pages are light to load, with nothing in the browser's cache."""

import brotli
import pytest

from articles.models import Article
from tests.browser.support.editing import log_in
from tests.browser.support.watching import on_the_wire
from tests.support import factories
from tests.support.contents import full_content
from tests.support.desk.desk import url

MOST, MOST_FOR_READERS = 500_000, 62_000  # bytes
# Pages with headlines, or texts.
RARE = ["/de/", "/de/artikel/", "/de/artikel/?q=beraten", "/de/artikel/rat-7/"]
RARE += ["/de/abonnieren/"]
SENTENCE = "Minister und Ministerinnen aus {} Staaten haben im Élysée-Palast beraten."


def fill_a_list() -> None:
    """Publish a page of articles that say something of their own, with all labels; the
    headlines have a letter that the first file of the typeface lacks.
    """
    for number in range(24):
        factories.published(
            **full_content()
            | {
                "slug": f"rat-{number}",
                "headline": f"Rat in Élancourt: {number} Staaten, {number * 7} Wege",
                "teaser": SENTENCE.format(number * 31),
            }
        )


@pytest.mark.parametrize(
    "path",
    [*RARE, "/de/archiv/", "/de/quellen/", "/de/laender-organisationen/"],
)
def test_a_page_without_its_pictures_is_light(fill_once, new_context, path):
    fill_once(fill_a_list)
    page, answers = new_context(locale="de").new_page(), []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(path, wait_until="networkidle")
    sizes = {answer.url: sent(answer) for answer in answers if not is_picture(answer)}
    has_rare = any("literata-french" in address for address in sizes)
    assert has_rare == (path in RARE), sizes
    assert sum(sizes.values()) <= MOST_FOR_READERS, sorted(
        sizes.items(), key=lambda it: it[1]
    )


def test_a_list_is_short_on_a_telephone(fill_once, new_context):
    fill_once(fill_a_list)
    page = new_context(locale="de", viewport={"width": 390, "height": 844}).new_page()
    page.goto("/de/artikel/")
    assert page.locator(".results .card").count() == 20
    assert page.evaluate("document.documentElement.scrollHeight") <= 5_000


def is_picture(answer) -> bool:
    return answer.header_value("content-type").startswith("image/")


def sent(answer) -> int:
    """Return its size as it is stored; the server of tests stores no pages."""
    if "/static/" in answer.url:
        return on_the_wire(answer)
    return len(brotli.compress(answer.body(), quality=6))


def test_the_form_with_all_that_it_loads_is_light(live_server, new_context, base_url):
    first = {"change_kind": "first", "change_note": ""}
    article = factories.draft(**full_content() | first)
    context = new_context(locale="de")
    log_in(context, base_url, article.author)
    page, answers = context.new_page(), []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(url(Article, "change", article.pk), wait_until="networkidle")
    page.wait_for_selector(".rich-text-toolbar")
    sizes = {answer.url: on_the_wire(answer) for answer in answers}
    assert sum(sizes.values()) <= MOST, sorted(sizes.items(), key=lambda it: it[1])
