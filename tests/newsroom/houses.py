"""A newsroom served as in production, to see its behaviour when others fail.

The server, its folder and its database are its own; tests do harm to these alone.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from tests.conftest import ROOT
from tests.support.processes.fresh import File, Template
from tests.support.processes.loopback import free_port
from tests.support.processes.programs import program
from tests.support.processes.served import at, beginning, empty_log

READY = "The newsroom is open"
# One article, and one person with a session at the desk, whose key is printed.
FILL = """
import sys, django; django.setup()
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from tests.support import factories
picture = factories.picture(size=(1600, 900))
factories.published(headline="Am Hafen", slug="am-hafen", lead_image=picture)
chief, session = factories.chief(), SessionStore()
session[SESSION_KEY] = chief.pk
session[HASH_SESSION_KEY] = chief.get_session_auth_hash()
session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
session.create()
print(session.session_key)
"""
ARTICLE = "/de/artikel/am-hafen/"
READERS = ("/de/", "/de/artikel/", "/de/artikel/feed.atom")
TOKEN = "t" * 32


class Answer(NamedTuple):
    status: int
    text: str
    seconds: float


@dataclass
class House:
    """The folder and the database of a newsroom."""

    var: Path
    url: str = ""
    session: str = ""
    port: int = 0
    log: Path | None = None
    kept: Path | None = None  # a safe place for what a test needs again
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        given = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)}
        given |= {"DATABASE_URL": self.url, "NEWSROOM_VAR": str(self.var)}
        given["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
        given["NEWSROOM_PREFLIGHT_ERRORS"] = "none"  # as in the tests' own process
        return given | {"NEWSROOM_WORKER": "0"} | self.settings

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run Python in it."""
        return subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
        )

    def manage(self, *command: str) -> subprocess.CompletedProcess[str]:
        return self.run("manage.py", *command)

    def fill(self, static: Path, migrated: File | Template | None = None) -> None:
        """Fill it; migrate its database if no copy of one that is migrated is given."""
        shutil.copytree(static, self.var / "static")
        if isinstance(migrated, File):
            migrated.give(self.var / "newsroom.sqlite3")
        else:
            self.manage("migrate", "--verbosity", "0").check_returncode()
        filled = self.run("-c", FILL)
        assert filled.returncode == 0, filled.stderr
        self.session = filled.stdout.strip()

    def copied_to(self, var: Path) -> "House":
        """Return another one, with what is in this one's folder."""
        shutil.copytree(self.var, var)
        return replace(self, var=var, settings=dict(self.settings))

    @contextmanager
    def serving(self, *, prepared: bool = False) -> Iterator[subprocess.Popen]:
        """Serve it on a port of its own; the server writes its output to `log`.

        It is prepared by the command `serve`, or begins as a unit of systemd begins it.
        """
        self.port, log = free_port(), self.log or self.var.parent / "log"
        with empty_log(log) as said:
            server = subprocess.Popen(
                beginning(self.port, prepared=prepared),
                cwd=ROOT,
                env=self.environment | at(self.port),
                stdout=said,
                stderr=said,
                start_new_session=True,
            )
            try:
                until(lambda: READY in log.read_text() or server.poll() is not None, 60)
                assert server.poll() is None, log.read_text()
                yield server
            finally:
                # Together with its workers, whatever they wait for.
                with suppress(ProcessLookupError):
                    os.killpg(server.pid, signal.SIGKILL)
                server.wait()

    def get(self, path: str, data: bytes | None = None, patience=60.0) -> Answer:
        """Ask as somebody with a session, if the address is one of the desk."""
        asked = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data)
        if path.startswith("/admin/"):
            cookies = f"sessionid={self.session}; csrftoken={TOKEN}"
            asked.add_header("Cookie", cookies)
        begun = time.monotonic()
        try:
            with urllib.request.urlopen(asked, timeout=patience) as response:
                status, text = response.status, response.read().decode()
        except urllib.error.HTTPError as error:
            status, text = error.code, error.read().decode()
        return Answer(status, text, time.monotonic() - begun)

    def post(self, path: str, **values: str) -> Answer:
        values["csrfmiddlewaretoken"] = TOKEN
        return self.get(path, urllib.parse.urlencode(values).encode())

    def all_at_once(self, paths: list[str]) -> list[Answer]:
        with ThreadPoolExecutor(len(paths)) as pool:
            return list(pool.map(self.get, paths))

    def healed_in(self, path: str, limit: float = 60) -> float:
        """Ask until there is an answer again; return after how many seconds."""
        begun = time.monotonic()
        until(lambda: self.get(path).status == 200, limit)
        return time.monotonic() - begun


def until(is_so, seconds: float) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, f"It isn't so after {seconds} seconds."
        time.sleep(0.1)


def with_postgres():
    """Return the program that starts servers."""
    return program("with-postgres")


def copy(folder: Path, to: Path) -> None:
    """Copy it with its owner, who may be another user than this process."""
    subprocess.run(["cp", "-a", folder, to], check=True)


class Postgres:
    """A server of one's own, which can be stopped and killed."""

    def __init__(self, folder: Path, kept: Path | None = None):
        if kept:
            copy(kept, folder / "data")
        self.server = with_postgres().Server(folder)

    def keep(self, place: Path) -> None:
        """End it, and leave a copy of its data there."""
        self.stop()
        copy(self.server.data, place)

    def stop(self) -> None:
        self.server.call("pg_ctl", "-D", str(self.server.data), "-m", "fast", "stop")

    @property
    def url(self) -> str:
        return self.server.url

    @property
    def socket(self) -> str:
        return f"{unquote(urlsplit(self.url).hostname)}/.s.PGSQL.5432"

    def processes(self) -> list[int]:
        """Return the postmaster and what it has begun."""
        head = int((self.server.data / "postmaster.pid").read_text().split()[0])
        ours = Path(f"/proc/{head}/task/{head}/children").read_text().split()
        return [head, *map(int, ours)]

    @contextmanager
    def halted(self) -> Iterator[None]:
        """Stop it as it stands: nothing is closed, nothing is answered."""
        those = self.processes()
        for pid in those:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in those:
                # One of them may have ended with its client meanwhile.
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGCONT)

    @contextmanager
    def gone(self) -> Iterator[None]:
        self.stop()
        try:
            yield
        finally:
            self.server.start()


class Proxy:
    """Stands before PostgreSQL, and may swallow what is sent and close nothing."""

    def __init__(self, target: str):
        self.target, self.is_silent = target, False
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = self.door.getsockname()[1]
        self.held: list[socket.socket] = []
        self.porter = threading.Thread(target=self.let_in, daemon=True)
        self.porter.start()

    def let_in(self) -> None:
        while True:
            try:
                inner, _address = self.door.accept()
            except OSError:
                return  # it was closed
            outer = socket.socket(socket.AF_UNIX)
            try:
                outer.connect(self.target)
            except OSError:  # nobody is there
                inner.close()
                outer.close()
                continue
            self.held += [inner, outer]
            for ends in ((inner, outer), (outer, inner)):
                threading.Thread(target=self.carry, args=ends, daemon=True).start()

    def carry(self, source: socket.socket, target: socket.socket) -> None:
        """Pass on data; nothing more arrives once some fell into the silence."""
        is_lost = False
        try:
            while data := source.recv(65536):
                is_lost |= self.is_silent
                if not is_lost:
                    target.sendall(data)
            if not is_lost:
                target.shutdown(socket.SHUT_WR)
        except OSError:
            return  # the other end was closed

    def close(self) -> None:
        # Wakes the porter, who may be letting in the last one.
        self.door.shutdown(socket.SHUT_RDWR)
        self.porter.join()
        for one in [self.door, *self.held]:
            one.close()
