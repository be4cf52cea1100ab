"""Sit down at an article's form in a real browser, with the rich text editor open."""

import re

from django.test import Client
from playwright.sync_api import BrowserContext, Locator, Page, expect

from articles.models import Article
from tests.support import factories
from tests.support.desk.desk import url


def log_in(context: BrowserContext, base_url: str, person) -> None:
    client = Client()
    client.force_login(person)
    session = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": base_url}])


def settled(page: Page) -> None:
    """Wait until what was sent has its answer, and the page that it leads to."""
    page.wait_for_function("() => !document.querySelector('form[data-saving]')")
    page.wait_for_load_state()


def expect_saved(page: Page) -> None:
    """Wait until a form that stays on its page says that all of it is saved.

    A key saves 50 ms after it is pressed. Until then the form may still say so of the
    save before.
    """
    page.wait_for_function(
        "() => new Promise((done) => setTimeout(() => done(true), 100))"
    )
    expect(page.locator(".save-line")).to_have_text(
        re.compile(r"(Gespeichert|Saved) \d")
    )
    settled(page)


def log_out(page: Page) -> None:
    """Press the button, which a narrow window has in its menu."""
    opener = page.locator(".desk-menu-opener")
    if opener.is_visible():
        opener.click()
    # The copies that the browser keeps are removed first.
    with page.expect_navigation():
        page.locator("#logout-form button").click()


class Form:
    """The form of a draft of the author's, in her browser."""

    def __init__(self, context: BrowserContext, base_url: str, article: Article):
        log_in(context, base_url, article.author)
        self.article = article
        self.page: Page = context.new_page()
        self.page.goto(base_url + url(Article, "change", article.pk))

    @property
    def field(self) -> Locator:
        return self.page.locator("#id_body")

    @property
    def text(self) -> Locator:
        return self.page.locator("#id_body_editor")

    @property
    def html(self) -> str:
        """Return what would be sent."""
        return self.field.input_value()

    def expect_html(self, html: str) -> None:
        """Wait until this would be sent, a little after the act."""
        expect(self.field).to_have_value(html)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            # Faster than any finger, the next key would find the cursor where it was.
            self.page.evaluate("() => new Promise((done) => setTimeout(done, 30))")

    def empty(self) -> None:
        self.text.click()
        self.press("Control+a", "Delete")

    def do(self, button: str) -> None:
        """Press a button; some say their letters, too: “H2, Heading”."""
        name = re.compile(rf"^(.{{1,2}}, )?{re.escape(button)}$")
        found = self.page.get_by_role("button", name=name)
        if not found.count():
            self.page.locator("[data-do=more]").click()
        found.click()

    def give(self, **fields: str) -> None:
        """Fill in the open dialog and apply it."""
        dialog = self.page.get_by_role("dialog")
        for label, value in fields.items():
            dialog.get_by_label(label, exact=True).fill(value)
        dialog.get_by_role("button").first.click()

    def give_and_go_on(self, **fields: str) -> None:
        """Fill in the open dialog, and be back in the text."""
        self.give(**fields)
        expect(self.page.get_by_role("dialog")).to_have_count(0)
        expect(self.text).to_be_focused()
        # The editor learns what is selected there a little after it has the focus.
        self.page.wait_for_timeout(100)

    def enter(self, words: str) -> None:
        """Put the cursor before the paragraph or heading that holds `words`."""
        self.text.get_by_text(words).first.click()
        # The editor takes the click's place for the cursor a little after the click.
        self.page.wait_for_timeout(200)
        self.press("Home")
        self.page.wait_for_function("() => getSelection().anchorOffset === 0")
        self.page.wait_for_timeout(100)

    def paste(self, html: str) -> None:
        self.text.evaluate(
            """(text, html) => {
              const clipboardData = new DataTransfer();
              clipboardData.setData("text/html", html);
              clipboardData.setData("text/plain", "as plain text");
              const options = { clipboardData, bubbles: true, cancelable: true };
              text.dispatchEvent(new ClipboardEvent("paste", options));
            }""",
            html,
        )

    def copy_elsewhere(self, *, html: str = "", text: str = "") -> None:
        """Put on the real clipboard what another program would."""
        self.page.evaluate(
            """(given) => {
              const put = (event) => {
                for (const [type, words] of Object.entries(given)) {
                  if (words) event.clipboardData.setData(type, words);
                }
                event.preventDefault();
              };
              document.addEventListener("copy", put, { once: true, capture: true });
              document.execCommand("copy");
            }""",
            {"text/html": html, "text/plain": text},
        )

    def save(self) -> Article:
        self.page.locator("[name=_save]").click()
        settled(self.page)
        return Article.objects.get(pk=self.article.pk)


def open_form(context: BrowserContext, base_url: str, body: str = "") -> Form:
    return Form(context, base_url, factories.draft(body=body))
