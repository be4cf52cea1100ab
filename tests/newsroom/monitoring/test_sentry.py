"""Reports of a fault, here to a listener on this host, have nothing personal."""

import gzip
import json
import logging
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import brotli
import pytest

from newsroom.monitoring import request_id
from newsroom.monitoring.logs import LOGGING, logging_to
from newsroom.monitoring.sentry import ALLOWED, Handler, harmless

UNPACKED = {"": bytes, "br": brotli.decompress, "gzip": gzip.decompress}
SECRETS = ("Muster", "krank", "geheim", "198.51.100.7", "anna")


class Listener(ThreadingHTTPServer):
    def __init__(self):
        super().__init__(("127.0.0.1", 0), Taking)
        self.taken: list[str] = []


class Taking(BaseHTTPRequestHandler):
    server: Listener

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        told = UNPACKED[self.headers.get("Content-Encoding", "")](body)
        self.server.taken.append(told.decode())
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_said):
        """Keep quiet: the test's output is for failures."""


@pytest.fixture
def listener():
    with Listener() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def handler(listener):
    handler = Handler(f"http://key@127.0.0.1:{listener.server_port}/1")
    yield handler
    handler.client.close(timeout=5)


@pytest.fixture
def reported(handler, listener):
    """Return what arrives, as it is sent, of what a logger says."""
    logger = logging.getLogger("tests.reported")
    logger.addHandler(handler)

    def reported(say):
        say(logger)
        handler.client.flush(timeout=10)
        return listener.taken

    yield reported
    logger.removeHandler(handler)


def fail(word="geheim"):
    told = f"Muster {word}"
    raise ValueError(f"not found: /de/suche/?q=krank by anna@example.org{told[:0]}")


def test_a_fault_is_told_with_its_place_in_the_code_and_nothing_personal(reported, rf):
    request = rf.post(
        "/de/suche/?q=krank",
        {"name": "Muster"},
        headers={"Cookie": "sessionid=geheim", "User-Agent": "Muster"},
        REMOTE_ADDR="198.51.100.7",
    )
    request.user = "anna"

    def say(logger):
        extra = {"request": request, "status_code": 500}
        with request_id.belonging_to("a1b2c3d4"):
            try:
                fail()
            except ValueError:
                logger.exception("Error: %s", request.get_full_path(), extra=extra)

    [sent] = reported(say)
    head, _kind, event = sent.splitlines()
    assert "event_id" in head
    told = json.loads(event)
    assert set(told) <= set(ALLOWED)
    [error] = told["exception"]["values"]
    assert (error["type"], told["tags"]) == ("ValueError", {"request_id": "a1b2c3d4"})
    assert error["stacktrace"]["frames"][-1]["function"] == "fail"
    # The code itself is no secret, but the values of its variables are.
    bare = json.dumps(without_code(told), ensure_ascii=False)
    assert [word for word in SECRETS if word in bare] == []


def without_code(told):
    if isinstance(told, dict):
        code = {"context_line", "pre_context", "post_context"}
        return {k: without_code(v) for k, v in told.items() if k not in code}
    return [without_code(one) for one in told] if isinstance(told, list) else told


def test_what_the_library_may_tell_some_day_is_not_told():
    event = {
        "level": "error",
        "user": {"username": "anna"},
        "request": {"cookies": "geheim", "data": "Muster"},
        "breadcrumbs": {"values": [{"message": "krank"}]},
        "contexts": {"device": "Muster"},
        "extra": {"x": "Muster"},
        "server_name": "Muster",
        "modules": {"django": "6.1"},
        "exception": {
            "values": [
                {
                    "type": "KeyError",
                    "value": "/x/?q=krank",
                    "thread_id": 1,
                    "stacktrace": {"frames": [{"lineno": 1, "vars": {"a": "anna"}}]},
                }
            ]
        },
    }
    told = harmless(event, {})
    assert set(told) == {"level", "exception"}
    assert told["exception"]["values"] == [
        {
            "type": "KeyError",
            "value": "/x/?…",
            "stacktrace": {"frames": [{"lineno": 1}]},
        }
    ]


def test_nothing_is_reported_unless_a_setting_says_where():
    assert logging_to("") == LOGGING
    assert list(LOGGING["handlers"]) == ["console"]
    told = logging_to("https://key@sentry.example.org/1")
    assert told["root"]["handlers"] == ["console", "sentry"]
    assert told["handlers"]["sentry"]["level"] == "ERROR"


def test_what_keeps_it_from_reporting_stops_nothing(reported, handler, monkeypatch):
    monkeypatch.setattr(handler.client, "capture_event", lambda *_: 1 / 0)
    monkeypatch.setattr(logging, "raiseExceptions", False)
    assert reported(lambda logger: logger.error("x")) == []
