"""The newsroom as it is served to many: a server of one's own, and who comes to it."""

import http.client
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import IO
from urllib.parse import urlencode

from django.contrib.auth.hashers import PBKDF2PasswordHasher

from tests.conftest import ROOT
from tests.newsroom.http_server.wire import connected
from tests.support.factories import admin
from tests.support.processes.loopback import free_port

DOOR = str(ROOT / "newsroom/http_server/__main__.py")
MANY = 40
# Nobody waits for so long, on however busy a machine.
SECONDS = 10
PASSWORD = "a-password-for-the-test"
HEAD = b"GET /de/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
SENT = {
    "nothing": b"",
    "half a head": HEAD + b"X-Half: ",
    "half a body": (
        b"POST /de/barriere-melden/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        b"Content-Type: application/x-www-form-urlencoded\r\n"
        b"Content-Length: 5000\r\n\r\nmessage="
    ),
    # As many answers as no buffer holds.
    "reads nothing": (HEAD + b"\r\n") * 200,
}
FORM = "application/x-www-form-urlencoded"


class Browser:
    """Keeps cookies, follows nothing, and is surprised if an answer takes long."""

    def __init__(self, port: int):
        self.port, self.cookies, self.location = port, {}, ""

    def ask(self, path: str, form: dict | None = None) -> tuple[int, bytes]:
        pairs = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        origin = f"http://127.0.0.1:{self.port}"
        headers = {"Cookie": pairs, "Referer": origin, "Content-Type": FORM}
        method = "POST" if form else "GET"
        sent = urlencode(form or {}, doseq=True)
        status, told, body = asked(self.port, method, path, sent, headers)
        for cookie in told.get_all("Set-Cookie", []):
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        self.location = told.get("Location", "")
        return status, body

    def send(self, path: str, **form: str) -> int:
        """Fill in the form at an address and send it."""
        _status, page = self.ask(path)
        token = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
        return self.ask(path, {"csrfmiddlewaretoken": token.decode()} | form)[0]

    def log_in(self, person) -> None:
        sent = {"username": person.username, "password": PASSWORD}
        assert self.send("/admin/login/", **sent) == 302


def asked(
    port: int, method: str, path: str, sent: str | bytes = b"", headers=None
) -> tuple[int, Message, bytes]:
    """Ask on a connection of its own, which is closed whatever comes of it."""
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    with closing(client):
        client.request(method, path, sent, headers or {})
        answer = client.getresponse()
        return answer.status, answer.headers, answer.read()


@dataclass(frozen=True)
class Served:
    process: subprocess.Popen
    port: int
    log: Path

    def workers(self) -> set[int]:
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children")
        return {int(child) for child in children.read_text().split()}


def beginning(port: int, *, prepared: bool = False) -> list[str]:
    """Return the command that serves, after `serve` has prepared it or as it is."""
    if prepared:
        return [sys.executable, "manage.py", "serve", "--port", str(port)]
    return [sys.executable, "-P", DOOR, "--bind", f"127.0.0.1:{port}"]


def at(port: int) -> dict[str, str]:
    """Return the setting by which links lead to where it is served."""
    return {"NEWSROOM_ORIGIN": f"http://127.0.0.1:{port}"}


def empty_log(log: Path) -> IO[str]:
    """Open a log that is empty. A worker of the server before may write to it yet: what
    it says comes at the end, and not in the place of what another has written.
    """
    log.write_bytes(b"")
    return log.open("a")


@contextmanager
def newsroom(
    env: dict[str, str], log: Path, port: int = 0, *, prepared: bool = False
) -> Iterator[Served]:
    port = port or free_port()
    with empty_log(log) as said:
        server = subprocess.Popen(
            beginning(port, prepared=prepared),
            cwd=ROOT,
            env=env | at(port),
            stdout=said,
            stderr=said,
        )
    try:
        for _ in range(600):
            if "is open" in log.read_text() or server.poll() is not None:
                break
            time.sleep(0.1)
        assert server.poll() is None, log.read_text()
        yield Served(server, port, log)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()


@contextmanager
def slow_clients(port: int) -> Iterator[None]:
    """Hold so many connections of each kind."""
    with ExitStack() as open_ones:
        for sent in SENT.values():
            for _ in range(MANY):
                client = open_ones.enter_context(connected(port, receives=4_096))
                client.sendall(sent)
        time.sleep(1)
        yield


def with_password(person):
    person.password = PBKDF2PasswordHasher().encode(PASSWORD, "salt")
    person.save()
    return person


def an_administrator():
    """Return somebody who may do all, and has a password."""
    return with_password(admin())
