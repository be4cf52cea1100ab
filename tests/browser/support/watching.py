"""Watch a browser for what no reader should meet: errors, violations, other servers."""

from playwright.sync_api import BrowserContext, Response
from whitenoise.compress import Compressor

LOCAL_SCHEMES = ("data:", "blob:", "about:")


def on_the_wire(answer: Response) -> int:
    """Return its size as it is sent; the server of tests doesn't compress files."""
    if "/static/" not in answer.url:
        return answer.request.sizes()["responseBodySize"]
    body = answer.body()
    return min(len(body), len(Compressor.compress_brotli(body)))


class Watch:
    """Collects troubles from all contexts it watches.

    A test that provokes one on purpose calls `take()` and looks at it.
    """

    def __init__(self, origin: str):
        self.origin = origin
        self.troubles: list[str] = []

    def over(self, context: BrowserContext) -> None:
        # Violations of the content security policy come as errors on the console.
        context.on("console", self.heard)
        context.on("weberror", lambda it: self.note(f"script error: {it.error}"))
        context.on("request", self.requested)

    def heard(self, message) -> None:
        if "Blocked script execution in 'about:" in message.text:
            return  # Playwright's own, in a frame that is to run none
        if message.type in {"error", "warning"}:
            where = message.location["url"]
            self.note(f"console {message.type}: {message.text} ({where})")

    def requested(self, request) -> None:
        if not request.url.startswith((f"{self.origin}/", *LOCAL_SCHEMES)):
            self.note(f"request to another server: {request.url}")

    def note(self, trouble: str) -> None:
        self.troubles.append(trouble)

    def take(self) -> list[str]:
        """Return the troubles so far, and forget them."""
        taken, self.troubles = self.troubles, []
        return taken

    def take_refusal(self, status: int) -> None:
        """Forget that a page answered `status`, as the console says, and only that."""
        [trouble] = self.take()
        assert f"status of {status} " in trouble, trouble
