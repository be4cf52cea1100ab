"""A server that answers purge requests as caches in front do."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

FASTLY = {"edition:1": "108-1391560174-974124"}
CLOUDFLARE = {"success": True, "errors": [], "messages": [], "result": {"id": "z"}}


@dataclass
class Pretender:
    """`asked` has the path, headers and content of each request, in order."""

    address: str = ""
    status: int = 200
    answer: object = field(default_factory=lambda: CLOUDFLARE)
    asked: list[tuple[str, dict[str, str], dict]] = field(default_factory=list)

    def named(self) -> list[list[str]]:
        return [
            content.get("surrogate_keys") or content["tags"]
            for _path, _headers, content in self.asked
        ]


@contextmanager
def pretending() -> Iterator[Pretender]:
    found = Pretender()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            content = self.rfile.read(int(self.headers["Content-Length"]))
            found.asked.append((self.path, dict(self.headers), json.loads(content)))
            said = json.dumps(found.answer).encode()
            self.send_response(found.status)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_arguments):
            """Log nothing: the requests are kept."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    found.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield found
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
