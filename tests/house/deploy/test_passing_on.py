"""Each proxy passes on who asked, lets pictures through, caches pages and retries."""

import re
import ssl
import threading
from collections import Counter
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.urls import reverse

from newsroom.http_server.processes.granian_http import IDLE
from newsroom.monitoring.request_id import SAFE
from tests.conftest import ROOT
from tests.house.deploy import proxies
from tests.house.deploy.house import Client

DESK = reverse("admin:index")
UPLOAD = reverse("admin:articles_image_add")
WAYS = {
    "/public": {"Cache-Control": "max-age=0, s-maxage=1"},
    "/private": {"Cache-Control": "private, max-age=60"},
    "/cookie": {"Cache-Control": "max-age=60", "Set-Cookie": "sessionid=1"},
    DESK: {"Cache-Control": "max-age=60"},
    UPLOAD: {"Cache-Control": "max-age=60"},
    "/closed": {},
}


class Newsroom(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Asked)
        self.asked: Counter[str] = Counter()


class Asked(BaseHTTPRequestHandler):
    """Answers with what it received, and how often it was asked.

    A connection that was used before is closed when `/closed` comes over it: as if it
    had been given up at that moment.
    """

    protocol_version = "HTTP/1.1"
    server: Newsroom
    times = 0

    def do_GET(self):
        self.times += 1
        self.server.asked[f"{self.command} {self.path}"] += 1
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path == "/closed" and self.times > 1:
            self.close_connection = True
            return
        names = ("Host", "X-Forwarded-Proto", "X-Forwarded-For", "X-Request-ID")
        said = "|".join(self.headers.get(name, "") for name in names)
        body = f"{said}|{self.server.asked.total()}".encode()
        self.send_response(200)
        for name, value in WAYS[self.path].items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815 (http.server calls it so)

    def log_message(self, *args):
        """Keep quiet: the test's output is for failures."""


@contextmanager
def newsroom():
    with Newsroom() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def behind():
    with newsroom() as server:
        yield server


@pytest.fixture(scope="module", params=proxies.PROGRAMS)
def proxy(request, tmp_path_factory, behind):
    folder = tmp_path_factory.mktemp(request.param)
    with proxies.before(request.param, folder, behind.server_port) as found:
        yield found


def test_the_newsroom_is_told_the_host_that_it_was_https_and_who_asked(proxy):
    forged = {"X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "http"}
    forged["X-Request-ID"] = "claimed-by-a-client"
    answer = Client(proxy.port).ask("/private", **forged)
    assert answer.status == 200
    host, scheme, who, name, _number = answer.data.decode().split("|")
    assert SAFE.fullmatch(name)
    assert name != forged["X-Request-ID"]
    assert (host.split(":")[0], scheme, who) == (
        "news.example.org",
        "https",
        "127.0.0.1",
    )


def test_plain_http_is_sent_to_https(proxy):
    if proxy.name == "caddy":
        pytest.skip("Caddy does it by itself, at port 80 alone.")
    connection = HTTPConnection("127.0.0.1", proxy.plain)
    connection.request("GET", "/de/?page=2", headers={"Host": "news.example.org"})
    answer = connection.getresponse()
    assert answer.status == 301
    assert answer.headers["Location"] == "https://news.example.org/de/?page=2"
    connection.close()


@pytest.mark.parametrize(
    ("path", "megabytes", "status"),
    [("/public", 21, 200), ("/public", 27, 413), (UPLOAD, 60, 200)],
)
def test_pictures_are_let_through(proxy, path, megabytes, status):
    if proxy.name == "caddy" and status == 413:
        pytest.skip("The newsroom refuses it, Caddy doesn't.")
    try:
        answer = Client(proxy.port).ask(path, bytes(megabytes * 1_000_000)).status
    except (BrokenPipeError, ConnectionResetError, ssl.SSLError):
        answer = 413  # it doesn't read to the end what it refuses
    assert answer == status


@pytest.mark.parametrize("path", [path for path in WAYS if path != "/closed"])
def test_copies_are_kept_of_what_is_public_and_of_nothing_else(proxy, path):
    client = Client(proxy.port)
    answers = {client.ask(path).data for _ in range(10)}
    is_kept = path == "/public" and proxy.name != "caddy"
    assert (len(answers) < 10) == is_kept


@pytest.mark.parametrize(("method", "is_again"), [("GET", True), ("POST", False)])
def test_r49_what_met_a_closed_connection_is_asked_again_if_it_changes_nothing(
    proxy, behind, method, is_again
):
    behind.asked.clear()
    client = Client(proxy.port)
    # So that there is one that was used, and no more than one.
    assert client.ask("/private").status == 200
    answer = client.ask("/closed", b"form" if method == "POST" else None)
    assert behind.asked[f"{method} /closed"] == 1 + is_again
    assert answer.status == (200 if is_again else 503)


@pytest.mark.parametrize(
    ("name", "pattern"),
    [("nginx.conf", r"keepalive_timeout (\d+)s;"), ("Caddyfile", r"keepalive (\d+)s")],
)
def test_r49_no_proxy_keeps_a_connection_as_long_as_the_server(name, pattern):
    told = (ROOT / "deploy" / name).read_text()
    assert int(re.search(pattern, told)[1]) < IDLE
