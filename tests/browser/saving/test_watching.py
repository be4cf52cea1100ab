"""The watch over the browser: a test can't overlook what a reader would meet."""

import pytest
from playwright.sync_api import Page

PAGE = "<!doctype html><html lang=de><title>Seite</title><main><h1>Seite</h1>{}</main>"
STRICT = {"Content-Security-Policy": "default-src 'self'"}


@pytest.fixture
def show(page: Page, base_url):
    """Show a page that only the test knows, as if the newsroom had served it."""

    def show(body="", headers=None):
        page.route(
            f"{base_url}/probe",
            lambda route: route.fulfill(
                body=PAGE.format(body), content_type="text/html", headers=headers
            ),
        )
        page.goto("/probe")
        return page

    return show


def test_a_flawless_page_passes(show, watch, axe, leaves_no_trace):
    axe(show())
    assert watch.troubles == []


@pytest.mark.parametrize(
    ("body", "headers", "trouble"),
    [
        ("<script>console.error('oh')</script>", None, "console error: oh"),
        ("<script>throw new Error('oh')</script>", None, "script error: oh"),
        ("<p style='color: red'>", STRICT, "Content Security Policy"),
        ("<img alt='' src='http://192.0.2.1/a.png'>", None, "http://192.0.2.1/a.png"),
        ("<img alt='' src='http://ads.example/a.png'>", None, "http://ads.example"),
    ],
)
def test_s61_what_no_reader_should_meet_is_noted(show, watch, body, headers, trouble):
    show(body, headers)
    assert trouble in "\n".join(watch.take())


def test_other_servers_are_never_reached(show, watch):
    page = show("<img alt='' src='http://localhost.example/a.png'>")
    page.wait_for_load_state()
    assert any("ERR_NAME_NOT_RESOLVED" in it for it in watch.take())


def test_every_browser_that_a_test_opens_is_watched(new_context, watch):
    second = new_context().new_page()
    second.evaluate("console.error('in the second')")
    assert "in the second" in watch.take()[0]


def test_axe_says_what_is_wrong_and_where(show, axe):
    with pytest.raises(AssertionError, match=r"image-alt \(critical\)[\s\S]*at img"):
        axe(show("<img src='data:,'>"))
