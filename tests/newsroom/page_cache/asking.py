"""Ask through what is held, as a server does, and past it."""

import gc
import io
import sys
from collections.abc import Callable
from typing import NamedTuple

from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection

from newsroom.page_cache.answers.request_key import Asked
from newsroom.page_cache.cached_pages import Rack
from newsroom.page_cache.filling import Filler
from newsroom.page_cache.site_state.watcher import Watcher

ROOM, DAY = 20_000_000, 86_400


class Given(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


def environ_of(path: str, method: str = "GET", **headers: str) -> dict:
    """Return what a server makes of a request; names of headers with underscores."""
    address, _mark, query = path.partition("?")
    return {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": address.encode().decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "testserver",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    } | {f"HTTP_{name.upper()}": value for name, value in headers.items()}


class Django:
    """Django's application, which lets the test keep its connection and transaction."""

    def __init__(self) -> None:
        from django.core.handlers.wsgi import WSGIHandler  # noqa: PLC0415 (sets up)

        self.handler, self.asked = WSGIHandler(), 0

    def __call__(self, environ, start_response):
        self.asked += 1
        request_started.disconnect(close_old_connections)
        request_finished.disconnect(close_old_connections)
        try:
            response = self.handler(environ, start_response)
            body = b"".join(response)
            response.close()
        finally:
            request_started.connect(close_old_connections)
            request_finished.connect(close_old_connections)
        return [body]


class House:
    """A process that serves readers, with nothing beside it: the test looks itself."""

    def __init__(
        self,
        folder,
        *,
        room: int = ROOM,
        max_age: int = DAY,
        ask: Callable | None = None,
    ):
        # Changes that a former test rolled back end when their objects are collected.
        gc.collect()
        self.django = Django()
        self.watcher = Watcher("this program", ask=ask)
        self.rack = Rack(
            room=room, max_age=max_age, folder=folder, watcher=self.watcher
        )
        self.filler = Filler(self.django, lambda: self.rack)

    def get(self, path: str, method: str = "GET", **headers: str) -> Given:
        return given(self.filler, environ_of(path, method, **headers))

    def past(self, path: str, method: str = "GET", **headers: str) -> Given:
        """Ask Django itself."""
        return given(self.django, environ_of(path, method, **headers))

    def is_held(self, path: str, **headers: str) -> bool:
        """Return whether the cache would answer without Django."""
        asked = Asked.of(environ_of(path, **headers))
        return self.rack.answer(asked) is not None


def commit() -> None:
    """Call what waits for a commit, because a test is one transaction."""
    callbacks, connection.run_on_commit = connection.run_on_commit, []
    for _savepoints, done, _is_robust in callbacks:
        done()


def looked(house: House) -> House:
    """Let it see what was done until now."""
    commit()
    house.watcher.look()
    return house


def given(application: Callable, environ: dict) -> Given:
    head: list = []

    def start_response(status, headers, exc_info=None):
        head[:] = int(status[:3]), headers

    body = b"".join(application(environ, start_response))
    status, headers = head
    names = [name for name, _value in headers]
    assert len(names) == len(set(names)) or "Set-Cookie" in names
    return Given(status, dict(headers), body)
