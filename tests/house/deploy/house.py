"""A newsroom of its own, served as in production behind a proxy; and its clients."""

import os
import re
import ssl
import subprocess
import sys
import time
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlencode

from tests.conftest import ROOT
from tests.newsroom.http_server import wire
from tests.support.desk.desk import Form
from tests.support.processes.fresh import File, Template
from tests.support.processes.loopback import free_port
from tests.support.processes.served import empty_log

HOST, ORIGIN = "news.example.org", "https://news.example.org"
OPEN, SECONDS = "The newsroom is open", 60
PASSWORD = "ein langes Kennwort 42"
ARTICLE, PAGE = "/de/artikel/am-hafen/", "/de/seiten/impressum/"
# An article and a page that are public, a picture that isn't, and who changes them.
FILL = f"""
import django; django.setup()
from articles.models import Page
from tests.support import factories
factories.published(headline="Am Hafen", slug="am-hafen")
page = Page.objects.create(language="de", kind="imprint", title="Impressum",
    slug="impressum", body="<p>Anfangs.</p>")
person = factories.admin("admin")
person.set_password({PASSWORD!r}); person.save()
from articles.domain.pictures import plain_rendition
print(page.get_absolute_url(), plain_rendition(factories.picture("Lager")).url, page.pk)
"""


class House:
    """`var` is all that it has to itself; `url` is its database."""

    def __init__(self, var: Path, *, url: str = "", **settings: str):
        self.var, self.port, self.log = var, free_port(), var.parent / f"{var.name}.log"
        self.env = {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
            "PYTHONWARNINGS": "error",
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            "DATABASE_URL": url,
            "NEWSROOM_VAR": str(var),
            "NEWSROOM_ORIGIN": ORIGIN,
            "NEWSROOM_PREFLIGHT_ERRORS": "none",
            "NEWSROOM_FOUR_EYES": "0",  # one person changes pages
            "NEWSROOM_SECRET_KEY": "a-secret-for-tests-alone-that-protects-nothing-"
            "at-all",
            "NEWSROOM_PROXY_COUNT": "1",
            "NEWSROOM_WORKER": "0",
            **settings,
        }
        self.server: subprocess.Popen | None = None

    def run(self, *command: str) -> str:
        done = subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env=self.env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def fill(self, migrated: File | Template | None = None) -> list[str]:
        """Return a page, a hidden picture, and the page's number.

        Its database is migrated if no copy of one that is so is given.
        """
        if isinstance(migrated, File):
            migrated.give(self.var / "newsroom.sqlite3")
        else:
            self.run("manage.py", "migrate", "--verbosity", "0")
        return self.run("-c", FILL).split()

    def begin(self) -> None:
        """Serve it, as the unit does; `collectstatic` must have been run."""
        with empty_log(self.log) as said:
            self.server = subprocess.Popen(
                [
                    *(sys.executable, "-P", "newsroom/http_server/__main__.py"),
                    *("--bind", f"127.0.0.1:{self.port}"),
                ],
                cwd=ROOT,
                env=self.env,
                stdout=said,
                stderr=said,
            )
        until(lambda: OPEN in self.log.read_text() or self.server.poll() is not None)
        assert self.server.poll() is None, self.log.read_text()

    def workers(self) -> set[int]:
        pid = self.server.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text()
        return set(map(int, children.split()))

    def end(self) -> None:
        if self.server:
            self.server.terminate()
            self.server.wait(SECONDS)
            self.server = None


def until(is_so, seconds: float = SECONDS) -> float:
    """Wait until it is so, and return for how many seconds."""
    begun = time.monotonic()
    while not is_so():
        assert time.monotonic() - begun < seconds, f"It isn't so after {seconds} s."
        time.sleep(0.02)
    return time.monotonic() - begun


def trusting() -> ssl.SSLContext:
    return ssl._create_unverified_context()  # noqa: S323 (made for this test)


def connected(port: int, *, receives: int = 0) -> ssl.SSLSocket:
    plain = wire.connected(port, receives=receives)
    return trusting().wrap_socket(plain, server_hostname=HOST)


class Connection(HTTPSConnection):
    """Goes to a proxy here, under the name that the site has."""

    def connect(self):
        self.sock = connected(self.port)


class Client:
    """Asks a proxy over https, and keeps its cookies."""

    always: ClassVar[dict[str, str]] = {}

    def __init__(self, port: int):
        self.port = port
        self.cookies: dict[str, str] = {}

    def ask(self, path: str, body=None, *, method: str = "", **headers: str):
        """Return the answer; its body is in `data`."""
        told = {"Referer": ORIGIN + path} | self.always | headers
        if self.cookies:
            told["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        connection = self.connection()
        try:
            connection.request(method or ("POST" if body else "GET"), path, body, told)
            return self.kept(connection.getresponse())
        finally:
            connection.close()

    def connection(self) -> HTTPConnection:
        return Connection(HOST, self.port)

    def kept(self, answer: HTTPResponse) -> HTTPResponse:
        answer.data = answer.read()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _equals, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer

    def send(self, path: str, **fields: str) -> HTTPResponse:
        """Open a form, fill it in, and send it."""
        shown = self.ask(path).data.decode()
        token = re.search('name="csrfmiddlewaretoken" value="([^"]+)"', shown)[1]
        given = [field for field in Form(shown).fields if field[0] not in fields]
        given += [*fields.items(), ("csrfmiddlewaretoken", token)]
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.ask(path, urlencode(given).encode(), **form)

    def log_in(self) -> None:
        done = self.send("/admin/login/", username="admin", password=PASSWORD)
        assert done.status == 302, done.data.decode()


class Insider(Client):
    """Asks the newsroom itself, as the proxy before it does."""

    always: ClassVar[dict[str, str]] = {"Host": HOST, "X-Forwarded-Proto": "https"}

    def connection(self) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
