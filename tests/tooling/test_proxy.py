"""The nginx that is brought along tells the newsroom who asks, lets pictures through,
and keeps copies of nothing but what is public.
"""

import os
import re
import shutil
import ssl
import subprocess
import threading
import time
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPSConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import create_server

import pytest
from django.urls import reverse

from tests.handbook import text_of

pytestmark = pytest.mark.skipif(
    not (shutil.which("nginx") and shutil.which("openssl")),
    reason="nginx and openssl aren't both installed",
)
BLOCK = text_of("deploy/nginx.conf")
DESK = reverse("admin:index")
UPLOAD = reverse("admin:articles_image_add")
WAYS = {
    "/public": "max-age=0, s-maxage=1",
    "/private": "private, max-age=60",
    DESK: "max-age=60",
    UPLOAD: "max-age=60",
}
AROUND = """
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
{user}
events {{}}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    access_log off;
    {block}
}}
"""


class Newsroom(BaseHTTPRequestHandler):
    """Says what it was told, and how often it was asked."""

    asked = 0

    def do_GET(self):
        Newsroom.asked += 1
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        names = ("Host", "X-Forwarded-Proto", "X-Forwarded-For")
        said = "|".join([*(self.headers.get(name, "") for name in names)])
        body = f"{said}|{Newsroom.asked}".encode()
        self.send_response(200)
        self.send_header("Cache-Control", WAYS[self.path])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        self.do_GET()

    def log_message(self, *args):
        """Keep quiet: the test's output is for failures."""


def free_port() -> int:
    with create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@contextmanager
def newsroom():
    with ThreadingHTTPServer(("127.0.0.1", 0), Newsroom) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def certificate(folder: Path) -> None:
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost"
    files = ["-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"]
    subprocess.run([*command.split(), *files], capture_output=True, check=True)


def configuration(folder: Path, behind: int, plain: int, safe: int) -> str:
    """Return what is brought, moved to other ports and places."""
    block = re.sub(r"listen \[::\].*;", "", BLOCK)
    for old, new in {
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen 443 ssl;": f"listen 127.0.0.1:{safe} ssl;",
        "server 127.0.0.1:8000;": f"server 127.0.0.1:{behind};",
        "/etc/letsencrypt/live/news.example.org": str(folder),
        "/var/cache/newsroom": str(folder / "cache"),
    }.items():
        assert old in block
        block = block.replace(old, new)
    user = "user root;" if os.geteuid() == 0 else ""
    return AROUND.format(folder=folder, user=user, block=block)


@pytest.fixture(scope="module")
def proxy(tmp_path_factory):
    """The ports of the proxy, for http and for https."""
    folder = tmp_path_factory.mktemp("proxy")
    certificate(folder)
    with newsroom() as behind:
        ports = free_port(), free_port()
        place = folder / "nginx.conf"
        place.write_text(configuration(folder, behind, *ports))
        command = ["nginx", "-c", place, "-p", folder, "-e", folder / "error.log"]
        tried = subprocess.run([*command, "-t"], capture_output=True, text=True)
        assert tried.returncode == 0, tried.stderr
        process = subprocess.Popen(command)
        wait_for(ports[1])
        yield ports
        process.terminate()
        process.wait()


def wait_for(port: int) -> None:
    for _ in range(200):
        try:
            ask(port, "GET", "/private")
        except ConnectionRefusedError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(port)


def ask(port: int, method: str, path: str, body=None, **headers) -> tuple[int, str]:
    trusting = ssl._create_unverified_context()  # noqa: S323 (made for this test)
    connection = HTTPSConnection("127.0.0.1", port, context=trusting)
    told = {"Host": "news.example.org"} | headers
    connection.request(method, path, body, told)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text


def test_the_newsroom_is_told_the_host_that_it_was_https_and_who_asked(proxy):
    forged = {"X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "http"}
    status, said = ask(proxy[1], "GET", "/private", **forged)
    assert status == 200
    assert said.startswith("news.example.org|https|127.0.0.1|")


def test_plain_http_is_sent_to_https(proxy):
    connection = HTTPConnection("127.0.0.1", proxy[0])
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
    body = b"x" * (megabytes * 1_000_000)
    try:
        answer, _ = ask(proxy[1], "POST", path, body)
    except (BrokenPipeError, ConnectionResetError, ssl.SSLError):
        answer = 413  # it doesn't read to the end what it refuses
    assert answer == status


@pytest.mark.parametrize(
    ("path", "is_kept"),
    [("/public", True), ("/private", False), (DESK, False), (UPLOAD, False)],
)
def test_copies_are_kept_of_what_is_public_and_of_nothing_else(proxy, path, is_kept):
    answers = {ask(proxy[1], "GET", path) for _ in range(10)}
    assert (len(answers) < 10) == is_kept
