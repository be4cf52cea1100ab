"""The server of the demo's sources: invented institutions that publish without end.

`bin/run` starts it, for this machine alone: python -m sources.server PORT PID SINCE. It
ends with the process PID. It keeps nothing: its answers follow from the time, and from
SINCE, a file with the moment of the demo's first start. It imports nothing of Django.
"""

import hashlib
import os
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from .formats import FORMS, LOGIN, TYPES, homepage, overview, page_of
from .telling import Entry, Feed, entries_of, feeds, story

HERE = "127.0.0.1"
# Seconds between two bytes of the slow feed, and their number.
PAUSE, DRIPS = 0.5, 200
# Seconds between two looks at the process to end with.
STEP = 0.5


class Handler(BaseHTTPRequestHandler):
    """Answers with a feed, a homepage or a story."""

    server: "Sources"
    server_version, sys_version = "Samples", ""

    def do_GET(self) -> None:
        path, now = self.path.partition("?")[0], datetime.now(UTC)
        now, since = now.replace(microsecond=0), self.server.since
        source, _slash, rest = path.removeprefix("/").partition("/")
        its = [one for one in feeds() if one.source == source]
        feed = next((one for one in its if path in {one.path, one.moved_to}), None)
        if feed and feed.form in FORMS:
            self.tell(feed, entries_of(feed, since, now), has_moved=path != feed.path)
        elif its and not rest:
            found = entries_of(its[0], since, now)
            self.answer("text/html", homepage(its, found, self.server.origin))
        elif its and (told := story(its[0], rest.removeprefix("news/"), since)):
            self.answer("text/html", page_of(its[0], told))
        elif path == "/":
            self.answer("text/html", overview(list(feeds())))
        elif path == "/robots.txt":
            self.answer("text/plain", "User-agent: *\nAllow: /\n")
        else:
            self.answer("text/plain", "Not found\n", status=404)

    def do_HEAD(self) -> None:
        self.do_GET()

    def tell(self, feed: Feed, entries: list[Entry], *, has_moved: bool) -> None:
        """Answer with a feed, in its way."""
        text, kind = (
            FORMS[feed.form](feed, entries, self.server.origin),
            TYPES[feed.form],
        )
        if feed.ill == "gone":
            self.answer("text/plain", "Gone\n", status=410)
        elif feed.moved_to and not has_moved:
            self.answer(kind, "", status=301, location=feed.moved_to)
        elif feed.ill == "login":
            self.answer("text/html", LOGIN)
        elif feed.ill == "slow":
            self.drip(kind, text.encode())
        else:
            encoding = "cp1252" if feed.ill == "encoding" else "utf-8"
            self.answer(kind, text, encoding=encoding)

    def answer(
        self,
        kind: str,
        text: str,
        *,
        status: int = 200,
        encoding: str = "utf-8",
        location: str = "",
    ) -> None:
        body = text.encode(encoding)
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if status == 200 and self.headers.get("If-None-Match") == tag:
            status, body = 304, b""
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        elif status in {200, 304}:
            self.send_header("ETag", tag)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def drip(self, kind: str, body: bytes) -> None:
        """Send byte by byte, until the other side has lost its patience."""
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(OSError):
            for byte in body[:DRIPS]:
                self.wfile.write(bytes([byte]))
                time.sleep(PAUSE)

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent: the terminal is the newsroom's."""


class Sources(ThreadingHTTPServer):
    """Listens on this machine alone; ends with the process `parent`, unless it is 0."""

    daemon_threads = True

    def __init__(self, port: int, file: Path, parent: int = 0):
        super().__init__((HERE, port), Handler)
        self.file, self.parent = file, parent
        self.began = datetime.now(UTC).replace(microsecond=0)

    @property
    def origin(self) -> str:
        return f"http://{HERE}:{self.server_address[1]}"

    @property
    def since(self) -> datetime:
        """Return from when the stories count; without the file, since it was begun."""
        try:
            return datetime.fromisoformat(self.file.read_text(encoding="ascii").strip())
        except (OSError, ValueError):
            return self.began

    def service_actions(self) -> None:
        if self.parent and os.getppid() != self.parent:
            sys.exit()


def main(port: str, parent: str, file: str) -> None:
    try:
        sources = Sources(int(port), Path(file), int(parent))
    except OSError as error:
        sys.exit(f"The demo's sources can't be served on {HERE}:{port}: {error}")
    with sources, suppress(KeyboardInterrupt):
        sources.serve_forever(STEP)


if __name__ == "__main__":
    main(*sys.argv[1:])
