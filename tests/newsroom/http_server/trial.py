"""A worker that answers with what it was asked, in place of the newsroom.

The server begins it as it begins its own. It is impatient, so that tests needn't be.
"""

import atexit
import hashlib
import json
import logging
import os
import tempfile
import threading
import time
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

from django.conf import settings

from newsroom.http_server.answering.dispatch import Door
from newsroom.http_server.processes import worker
from newsroom.http_server.reading import bodies
from newsroom.http_server.reading.senders import Senders
from newsroom.monitoring import request_id
from tests.newsroom.http_server.answering import test_roomy as roomy

# In the tests' folder: one line for each request that came through.
NOTES = "TRIAL_NOTES"
LARGE = 3_000_000


class Asked(NamedTuple):
    method: str
    host: str
    path: str
    query: str
    scheme: str
    headers: object

    @property
    def is_search(self):
        return "q=" in self.query


def kept(asked):
    """Return what is kept: one page, of which a copy is as good as any."""
    if asked.path == "/kept":
        return 200, [("content-type", "text/plain")], b"kept"
    if asked.path == "/kept/by":
        return 200, [], threading.current_thread().name.encode()
    if asked.path == "/kept/fault":
        raise ValueError("what is kept is broken")
    return None


def instead(asked):
    return (200, [], b"a copy") if "copy" in asked.query else None


def is_away():
    """Return whether there is a file that says so."""
    return Path(f"{os.environ[NOTES]}-away").exists()


def busy(path, *, is_search=False):
    who = "searching" if is_search else "busy"
    return 503, [("retry-after", "30")], f"{who}: {path}".encode()


def too_much(scope, most):
    headers = [("content-type", "text/plain"), ("cache-control", "no-store")]
    return 413, headers, f"more than {most}".encode()


def cookies_in(header):
    return dict(one.split("=", 1) for one in header.split("; ") if "=" in one)


def name_of(cookies):
    """Note the call; return the name in the cookie, in place of a database."""
    with Path(os.environ[NOTES]).open("a") as notes:
        notes.write(f"asked for {cookies['who']}\n")
    if cookies["who"] == "AWAY":
        raise ValueError("no database")
    return cookies["who"]


def application(environ, start_response):
    with Path(os.environ[NOTES]).open("a") as notes:
        notes.write(f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}\n")
    name = environ["PATH_INFO"].strip("/").split("/")[0] or "root"
    return WAYS.get(name, told)(environ, start_response)


def told(environ, start_response):
    known = {name: value for name, value in environ.items() if isinstance(value, str)}
    body = environ["wsgi.input"].read()
    known["body"] = f"{len(body)} {hashlib.sha256(body).hexdigest()}"
    text = json.dumps(known).encode()
    start_response("200 OK", [("Content-Length", str(len(text)))])
    return [text]


def mine(environ, start_response):
    logging.getLogger("mine").warning("%s", environ["newsroom.monitoring.request_id"])
    private = [("Cache-Control", "private, max-age=0")]
    start_response("200 OK", private)
    return [request_id.request.get().encode()]


def deep(environ, start_response):
    """Answer with the most page faults that calls cost, at whatever depth."""
    start_response("200 OK", [])
    return [str(roomy.worst()).encode()]


def slow(environ, start_response):
    time.sleep(float(environ["QUERY_STRING"].split("&")[0]))
    start_response("200 OK", [])
    return [b"slow"]


def gate(environ, start_response):
    """Answer when the test has opened the gate, or after a minute if it has failed."""
    end = time.monotonic() + 60
    while not Path(f"{os.environ[NOTES]}-open").exists() and time.monotonic() < end:
        time.sleep(0.01)
    return pieces(environ, start_response)


def large(environ, start_response):
    start_response("200 OK", [("Content-Length", str(LARGE))])
    return [b"x" * LARGE]


def pieces(environ, start_response):
    start_response("200 OK", [("Content-Length", str(LARGE))])
    return (b"x" * 1_000 for _ in range(LARGE // 1_000))


def broken(environ, start_response):
    yield from pieces(environ, start_response)
    raise ValueError("a fault after much")


def file(environ, start_response):
    path = Path(tempfile.gettempdir(), f"trial-{os.getpid()}")
    path.write_bytes(b"x" * LARGE)
    start_response("200 OK", [("Content-Length", str(LARGE))])
    return environ["wsgi.file_wrapper"](path.open("rb"))


def fault(environ, start_response):
    raise ValueError("a fault")


def same(environ, start_response):
    start_response("304 Not Modified", [("ETag", '"one"')])
    return []


def umlaut(environ, start_response):
    start_response("200 OK", [("X-Word", "Köln".encode().decode("latin-1"))])
    return [b"."]


def process(environ, start_response):
    start_response("200 OK", [])
    return [str(os.getpid()).encode()]


WAYS = {
    one.__name__: one
    for one in (
        mine,
        deep,
        slow,
        gate,
        large,
        pieces,
        broken,
        file,
        fault,
        same,
        umlaut,
        process,
    )
}


def note_the_end():
    with Path(os.environ[NOTES]).open("a") as notes:
        notes.write("ended\n")


def build(threads):
    atexit.register(note_the_end)
    bodies.PAUSE = float(os.environ.get("TRIAL_PAUSE", 5))
    bodies.TOGETHER = int(os.environ.get("TRIAL_TOGETHER", bodies.TOGETHER))
    proxies = int(os.environ.get("TRIAL_PROXIES", 0))
    settings.configure(
        DATA_UPLOAD_MAX_MEMORY_SIZE=2_000_000,
        NEWSROOM_DOCUMENT_BYTES=20_971_520,
        NEWSROOM_PROXY_COUNT=proxies,
        SECURE_REFERRER_POLICY="strict-origin-when-cross-origin",
    )
    if os.environ.get("TRIAL_FAULT") and Path(os.environ["TRIAL_FAULT"]).exists():
        raise ValueError("a worker can't begin")
    pages = SimpleNamespace(Asked=Asked, answer=kept, instead=instead, is_away=is_away)
    is_watched = "TRIAL_WATCHED" in os.environ
    return Door(
        application,
        pages=pages,
        busy=busy,
        large=too_much,
        senders=Senders(cookies_in, lambda cookies: "who" in cookies, name_of),
        threads=threads,
        patience=float(os.environ.get("TRIAL_PATIENCE", 2)),
        desk="/desk/",
        proxies=proxies,
        observers=[watch] if is_watched else [],
    )


def watch(note, status, size, seconds):
    told = (note.id, note.method, note.path, note.client, note.way, status, size)
    assert 0 <= seconds < 30
    with Path(os.environ["TRIAL_WATCHED"]).open("a") as file:
        file.write(f"{json.dumps(told)}\n")


if __name__ == "__main__":
    worker.main(build)
