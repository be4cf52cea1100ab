"""Save while a server takes its time: its answers come when a test says so."""

import pytest
from playwright.sync_api import Page, Route, expect

LINE, UNSAVED = ".save-line", "Ungespeicherte Änderungen"


class Server:
    """The desk's own server; each save waits until it is let through or fails.

    `most` is how many saves were under way at once.
    """

    def __init__(self, page: Page):
        self.page, self.waiting, self.most = page, [], 0
        page.route("**/admin/**", self._take)

    def _take(self, route: Route) -> None:
        if "x-unsaved" not in route.request.headers:
            route.fallback()
            return
        self.waiting.append(route)
        self.most = max(self.most, len(self.waiting))

    def take(self) -> Route:
        """Wait until a save was sent, and return it."""
        for _time in range(1000):
            if self.waiting:
                break
            self.page.wait_for_timeout(20)
        else:
            pytest.fail("nothing was sent for twenty seconds")
        expect(self.page.locator(LINE)).to_have_text("Wird gespeichert …")
        return self.waiting.pop(0)

    def answer(self) -> None:
        self.take().continue_()

    def fail(self) -> None:
        self.take().fulfill(status=503)


def typing(words: list[str], page: Page, delay: float = 0) -> None:
    for word in words:
        page.keyboard.type(f" {word}", delay=delay)
