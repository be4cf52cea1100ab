"""Sources on loopback, each with a feed of invented entries."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from benchmarks.servers import HOST
from benchmarks.stock.texts import invented


def feed(number: int, entries: int) -> bytes:
    """Return the feed of the source of that number, with an entry for each hour."""
    now = datetime.now(UTC)
    items = []
    for entry in range(entries):
        one = invented(number * entries + entry, among=1_000_000)
        items.append(
            f"<item><title>{one.headline}</title><guid>{number}-{entry}</guid>"
            f"<link>https://source{number}.example/{entry}</link>"
            f"<description>{one.teaser}</description>"
            f"<pubDate>{format_datetime(now - timedelta(hours=entry))}</pubDate></item>"
        )
    head = f"<title>Source {number}</title><link>https://source{number}.example/</link>"
    whole = f"<rss version='2.0'><channel>{head}{''.join(items)}</channel></rss>"
    return whole.encode()


class Source(ThreadingHTTPServer):
    """One feed at its own port: a newsroom asks one address after the other."""

    daemon_threads = True

    def __init__(self, body: bytes):
        super().__init__((HOST, 0), Handler)
        self.body = body


class Handler(BaseHTTPRequestHandler):
    server: Source

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(self.server.body)))
        self.end_headers()
        self.wfile.write(self.server.body)

    def log_message(self, *_args) -> None:
        """Print nothing among the figures."""


@contextmanager
def serving(feeds: int, entries: int) -> Iterator[list[str]]:
    """Serve so many feeds meanwhile; yield the address and the port of each."""
    with ExitStack() as stack:
        servers = [stack.enter_context(Source(feed(n, entries))) for n in range(feeds)]
        for server in servers:
            thread = Thread(target=server.serve_forever, daemon=True)
            thread.start()
            stack.callback(thread.join)
            stack.callback(server.shutdown)
        yield [f"{HOST}:{server.server_port}" for server in servers]
