"""A hand at the desk, whose clicks are counted by the browser itself."""

from playwright.sync_api import BrowserContext, Locator, Page

# Each press of a button of the mouse, wherever a page or a dialog takes it.
COUNTING = "addEventListener('pointerdown', () => window.pressed(), true)"


class Hand:
    """Somebody at the desk with a mouse and a keyboard.

    `clicks` are those since `begin`, `pages` how many were opened by them.
    """

    def __init__(self, context: BrowserContext):
        self.clicks = self.pages = 0
        context.expose_binding("pressed", lambda source: self._press())
        context.add_init_script(COUNTING)
        self.page: Page = context.new_page()
        self.page.on("domcontentloaded", self._turn)

    def _press(self) -> None:
        self.clicks += 1

    def _turn(self, _page: Page) -> None:
        self.pages += 1

    def begin(self, address: str) -> None:
        """Open the page from which it is counted."""
        self.page.goto(address)
        self.clicks = self.pages = 0

    def click(self, found: str | Locator) -> None:
        locator = self.page.locator(found) if isinstance(found, str) else found
        before = self.clicks
        locator.first.click()
        # The browser reports a press when it has the time to.
        while self.clicks == before:
            self.page.wait_for_timeout(10)

    def button(self, name: str, exact: bool = True) -> None:
        self.click(self.page.get_by_role("button", name=name, exact=exact))

    def keys(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.page.wait_for_timeout(30)

    def type(self, text: str) -> None:
        self.page.keyboard.insert_text(text)
