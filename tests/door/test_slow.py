"""Whoever sends or reads slowly keeps nobody else waiting: pages, desk, watching."""

import http.client
import re
import signal
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from urllib.parse import urlencode

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.urls import reverse

from articles.models import Topic
from newsroom.door.http import IDLE
from tests.conftest import ROOT
from tests.door.wire import connected
from tests.factories import admin, published
from tests.loopback import free_port

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
        self.port, self.cookies = port, {}

    def ask(self, path: str, **form: str) -> tuple[int, bytes]:
        client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        pairs = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        origin = f"http://127.0.0.1:{self.port}"
        headers = {"Cookie": pairs, "Referer": origin, "Content-Type": FORM}
        method = "POST" if form else "GET"
        client.request(method, path, urlencode(form) or None, headers)
        answer = client.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        body = answer.read()
        client.close()
        return answer.status, body

    def send(self, path: str, **form: str) -> int:
        """Fill in the form at an address and send it."""
        _status, page = self.ask(path)
        token = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
        return self.ask(path, csrfmiddlewaretoken=token.decode(), **form)[0]


@contextmanager
def newsroom(env, log):
    port = free_port()
    command = [sys.executable, "manage.py", "serve", "--port", str(port)]
    with log.open("w") as said:
        server = subprocess.Popen(command, cwd=ROOT, env=env, stdout=said, stderr=said)
    try:
        for _ in range(600):
            if "is open" in log.read_text() or server.poll() is not None:
                break
            time.sleep(0.1)
        yield port
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()


@contextmanager
def slow_clients(port: int):
    """Hold so many connections of each kind."""
    with ExitStack() as open_ones:
        for sent in SENT.values():
            for _ in range(MANY):
                client = open_ones.enter_context(connected(port, receives=4_096))
                client.sendall(sent)
        time.sleep(1)
        yield


def an_administrator():
    person = admin()
    person.password = PBKDF2PasswordHasher().encode(PASSWORD, "salt")
    person.save()
    return person


def pages_of(article) -> list[str]:
    return [
        "/de/",
        "/en/",
        reverse("articles"),
        article.get_absolute_url(),
        f"{reverse('articles')}?q=Beispiel",
        reverse("archive"),
        reverse("feed_atom"),
        reverse("feed_json"),
        "/sitemap.xml",
        "/favicon.ico",
        "/robots.txt",
        "/readyz",
        "/healthz",
    ]


@pytest.mark.django_db(transaction=True)
def test_forty_slow_clients_of_each_kind_keep_nobody_waiting(
    other_process_env, tmp_path
):
    article = published()
    person = an_administrator()
    env = other_process_env | {"NEWSROOM_WORKER": "0"}
    with newsroom(env, tmp_path / "log") as port, slow_clients(port):
        reader, desk = Browser(port), Browser(port)
        for path in pages_of(article):
            assert reader.ask(path)[0] in {200, 301, 302}, path
        assert reader.ask("/de/gibt-es-nicht/")[0] == 404
        log_in = {"username": person.username, "password": PASSWORD}
        assert desk.send("/admin/login/", **log_in) == 302
        assert desk.ask("/admin/")[0] == 200
        assert desk.send("/admin/articles/topic/add/", name="Häfen") == 302
    assert Topic.objects.filter(name="Häfen").exists()


@pytest.mark.long
def test_who_sends_no_request_is_sent_away_in_the_end(serve):
    with serve("--workers", "1") as served, ExitStack() as open_ones:
        began = time.monotonic()
        clients = []
        for sent in (b"", HEAD, HEAD + b"\r\n"):
            client = open_ones.enter_context(connected(served.port))
            client.settimeout(IDLE + 30)
            client.sendall(sent)
            clients.append(client)
        for client in clients:
            while client.recv(65_536):
                pass
            assert IDLE - 1 < time.monotonic() - began < IDLE + 30
