"""The world around a newsroom, for its worker: a service that waits for signs of life,
and a mail server that can be away.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from newsroom.conf import env
from tests.support.processes.loopback import free_port
from tests.support.processes.postbox import PostOffice

OPERATOR = "betrieb@example.org"
BEGUN = re.compile(r"^\S+ \(([a-z-]+)\), seit ", re.MULTILINE)
OVER = re.compile(r"^([a-z-]+), \d.* – \d.*:$", re.MULTILINE)


@dataclass
class Service:
    """`asked` are the paths of all requests."""

    address: str = ""
    status: int = 200
    asked: list[str] = field(default_factory=list)


@contextmanager
def service() -> Iterator[Service]:
    found = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            found.asked.append(self.path)
            self.send_response(found.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_arguments):
            """Log nothing: the requests are kept."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        found.address = f"http://127.0.0.1:{server.server_port}/ping/abc"
        thread = Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield found
        finally:
            server.shutdown()
            thread.join()


class MailServer:
    """One that can be switched off and on; it keeps the letters that it took."""

    def __init__(self, settings, monkeypatch):
        self.settings, self.monkeypatch = settings, monkeypatch
        self.office: PostOffice | None = None
        self.former: list[str] = []

    def on(self, replies: dict[str, str] | None = None) -> None:
        self.office = PostOffice(replies).__enter__()
        self.lead_to(self.office.server.getsockname()[1])

    def off(self) -> None:
        if self.office:
            self.former += self.taken()
            self.office.__exit__(None, None, None)
            self.office = None
        self.lead_to(free_port())

    def lead_to(self, port: int) -> None:
        name = "NEWSROOM_MAIL_URL"
        self.monkeypatch.setenv(name, f"smtp://127.0.0.1:{port}?tls=0")
        self.settings.MAILERS = env.mailers(name, folder=None)

    def taken(self) -> list[str]:
        letters = self.office.letters if self.office else []
        return [text for line in letters for _from, to, text in line if to == OPERATOR]

    @property
    def letters(self) -> list[str]:
        """Return the texts of all letters to the operator, subjects first."""
        found = [
            message_from_bytes(text.encode(), policy=policy.default)
            for text in [*self.former, *self.taken()]
        ]
        texts = [f"{one['Subject']}\n{one.get_content()}" for one in found]
        return [text.replace("\r\n", "\n") for text in texts]


def told(letter: str) -> tuple[set[str], set[str]]:
    """Return the codes that a German letter calls new, and those that it calls over."""
    return set(BEGUN.findall(letter)), set(OVER.findall(letter))
