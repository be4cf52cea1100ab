"""A server on loopback that answers as sources do, and notes what it was asked."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

Answer = tuple[int, dict[str, str], bytes]
HERE = "127.0.0.1"


class Source(ThreadingHTTPServer):
    """`plays` has an answer for each path, or a function that makes one of headers."""

    daemon_threads = True

    def __init__(self, plays: dict[str, Answer | Callable[..., Answer]]):
        super().__init__((HERE, 0), Handler)
        self.plays = plays
        self.asked: list[tuple[str, dict[str, str]]] = []

    @property
    def place(self) -> str:
        return f"{HERE}:{self.server_port}"

    def address(self, path: str) -> str:
        return f"http://{self.place}{path}"


class Handler(BaseHTTPRequestHandler):
    server: Source

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.asked.append((self.path, headers))
        play = self.server.plays.get(self.path, (404, {}, b""))
        status, said, body = play(headers) if callable(play) else play
        self.send_response(status)
        for name, value in said.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args) -> None:
        """Keep the tests' output clean."""


@contextmanager
def serving(plays: dict) -> Iterator[Source]:
    with Source(plays) as server:
        thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def rss(*names: str, extra: str = "", site: str = "https://quelle.example/") -> bytes:
    """Return a feed with an entry for each name."""
    items = "".join(
        f"<item><title>{name}</title><link>{site}{name.lower()}</link>"
        f"<guid>{name}</guid></item>"
        for name in names
    )
    head = f"<title>Quelle</title><link>{site}</link>{extra}"
    return f"<rss version='2.0'><channel>{head}{items}</channel></rss>".encode()


def feed(*names: str, extra: str = "", **headers: str) -> Answer:
    kind = {"Content-Type": "application/rss+xml"}
    said = {name.replace("_", "-"): value for name, value in headers.items()}
    return 200, kind | said, rss(*names, extra=extra)
