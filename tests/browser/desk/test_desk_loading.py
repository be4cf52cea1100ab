"""A page of the desk loads few files, weighs little and stands still meanwhile."""

import pytest
from playwright.sync_api import expect

from tests.browser.support.watching import Watch
from tests.newsroom.houses import House

# Moves of what is shown, but for those that follow something typed or clicked.
WATCH = """
window.moved = [];
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput, sources } of list.getEntries())
    if (!hadRecentInput)
      moved.push([value, ...sources.map(({ node }) => node?.className ?? "")]);
}).observe({ type: "layout-shift", buffered: true });
"""
LIST, FORM = "/admin/articles/article/", "/admin/articles/article/add/"
# An article is written in the letters of its page, which are a file.
MOST = 16
# A share of the window times a share of its height: a hundredth of what may be felt.
NOTHING = 0.001


@pytest.fixture(scope="module")
def house(tmp_path_factory, collected, migrated):
    """A newsroom with files that were collected, on a server of its own."""
    house = House(tmp_path_factory.mktemp("loading") / "var")
    house.fill(collected, migrated)
    with house.serving():
        yield house


@pytest.fixture
def watch(house):
    watch = Watch(f"http://127.0.0.1:{house.port}")
    yield watch
    assert not watch.troubles, watch.troubles


@pytest.fixture
def opened(house, new_context):
    """Open a page with nothing in the cache; return it and what was answered."""

    def open_page(path, **options):
        context = new_context(locale="de", **options)
        at = f"http://127.0.0.1:{house.port}"
        context.add_cookies([{"name": "sessionid", "value": house.session, "url": at}])
        context.add_init_script(WATCH)
        page, answers = context.new_page(), []
        page.on("response", lambda answer: answers.append(answer))
        page.goto(f"{at}{path}", wait_until="networkidle")
        return page, answers

    return open_page


@pytest.mark.django_db
@pytest.mark.parametrize("path", [LIST, FORM])
@pytest.mark.parametrize("size", [(1280, 800), (390, 800)], ids=["wide", "narrow"])
def test_a_page_of_the_desk_is_few_files_and_stands_still(opened, path, size):
    page, answers = opened(path, viewport={"width": size[0], "height": size[1]})
    if path == FORM:
        page.wait_for_selector(".rich-text-toolbar")
    asked = [f"{one.request.method} {one.url} {one.status}" for one in answers]
    assert len(asked) <= MOST, "\n".join(asked)
    assert all(one.ok for one in answers), asked
    first = answers[0]
    assert first.header_value("content-encoding") == "gzip"
    assert int(first.header_value("content-length")) < len(first.body()) / 3.5
    moved = page.evaluate("window.moved")
    assert sum(value for value, *_what in moved) < NOTHING, moved


@pytest.mark.django_db
def test_what_was_joined_does_what_it_did(opened):
    page, _answers = opened(FORM)
    page.locator("#id_headline").fill("Ein Hafen")
    text = page.locator(".ProseMirror").first
    text.click()
    page.keyboard.type("Ein Absatz.")
    expect(text).to_contain_text("Ein Absatz.")
    expect(page.locator(".select2-container").first).to_be_visible()
    page.keyboard.press("Control+k")
    expect(page.locator("dialog[open]")).to_be_visible()
