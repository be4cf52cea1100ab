"""The article's form is light to load, with nothing in the browser's cache."""

from articles.models import Article
from tests.browser.support.editing import log_in
from tests.browser.support.watching import on_the_wire
from tests.support import factories
from tests.support.contents import full_content
from tests.support.desk.desk import url

MOST = 500_000  # bytes


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
