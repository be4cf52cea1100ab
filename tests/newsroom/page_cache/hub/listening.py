"""A WebSub hub on loopback, which keeps what it is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qsl

from django_ox.models import OxTask
from django_ox.testing import run_tasks

ORIGIN = "http://127.0.0.1:8000"


@dataclass
class Hub:
    """`told` has the fields of each request, in order."""

    address: str = ""
    status: int = 204
    told: list[tuple[str, list[tuple[str, str]]]] = field(default_factory=list)

    def feeds(self) -> list[str]:
        """Return the feeds that were named since the last time."""
        pairs = [pair for _kind, fields in self.told for pair in fields]
        self.told.clear()
        return [value for name, value in pairs if name == "hub.url"]


@contextmanager
def listening() -> Iterator[Hub]:
    hub = Hub()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            hub.told.append((self.headers["Content-Type"], parse_qsl(body)))
            self.send_response(hub.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_arguments):
            """Log nothing: the requests are kept."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        hub.address = f"http://127.0.0.1:{server.server_port}/"
        thread = Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield hub
        finally:
            server.shutdown()
            thread.join()


def waiting():
    return OxTask.objects.filter(task_path__contains="page_cache.hub")


def work() -> None:
    run_tasks(queues=["outside"], raise_failures=True)
