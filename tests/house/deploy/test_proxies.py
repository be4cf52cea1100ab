"""The shipped proxies serve the newsroom behind them, each with its own file."""

import io
import json
import os
import re
import signal
import threading
import time
from contextlib import ExitStack

import pytest
from django.urls import reverse
from PIL import Image as Pillow

from tests.house.deploy.house import ARTICLE, HOST, PASSWORD, Client, connected, until

# Servers, proxies and a crowd: a minute for both.
pytestmark = pytest.mark.long

UPLOAD = reverse("admin:articles_image_receive")
EACH = 40
BOUNDARY = "a-line-that-no-picture-holds"


def test_s71_slow_clients_keep_nobody_waiting(house, proxy, reader):
    static = house.var / "static"
    script = max(static.rglob("*.js"), key=lambda path: path.stat().st_size)
    slow = (
        (b"GET / HTTP/1.1\r\nHost: " + HOST.encode() + b"\r\nX-", 0),
        (post("/admin/login/", 100_000) + b"csrf", 0),
        (get(f"/static/{script.relative_to(static)}"), 1024),
    )
    with ExitStack() as open_ones:
        for said, receives in slow * EACH:
            connection = connected(proxy.port, receives=receives)
            open_ones.enter_context(connection)
            connection.sendall(said)
        time.sleep(0.5)
        begun = time.monotonic()
        for path in ("/de/", ARTICLE, "/admin/login/") * 5:
            assert reader.ask(path).status == 200
        # Before the first slow one is let go: the newsroom waits for ten seconds.
        assert time.monotonic() - begun < 8


def get(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode()


def post(path: str, length: int) -> bytes:
    told = f"Host: {HOST}\r\nContent-Length: {length}"
    kind = "Content-Type: application/x-www-form-urlencoded"
    return f"POST {path} HTTP/1.1\r\n{told}\r\n{kind}\r\n\r\n".encode()


def test_what_is_saved_at_the_desk_is_shown_within_a_second(house, proxy, desk, reader):
    def shown() -> str:
        return reader.ask(house.page).data.decode()

    for number in range(4):
        text = f"Stand {number} mit {proxy.name}."
        # It has just been asked for: so the proxy has it.
        assert text not in shown()
        change = f"/admin/articles/page/{house.number}/change/"
        saved = desk.send(change, body=f"<p>{text}</p>")
        assert saved.status == 302, saved.data.decode()
        # The polling requests take time beyond the second.
        assert until(lambda text=text: text in shown(), 5) < 1.5


def test_s62_nobody_is_given_what_the_desk_was_shown(house, proxy, desk):
    stranger = Client(proxy.port)
    for path in ("/admin/", "/admin/articles/article/", house.hidden):
        assert desk.ask(path).status == 200
        assert stranger.ask(path).status in {302, 404}
    assert desk.ask(ARTICLE).status == 200
    assert "Set-Cookie" not in stranger.ask(ARTICLE).headers
    secrets = [desk.cookies[name].encode() for name in ("sessionid", "csrftoken")]
    for path in proxy.folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert not any(secret in data for secret in [*secrets, b"csrfmiddleware"])


def test_pictures_of_20_mb_go_up_and_nothing_larger_does(desk):
    token = desk.cookies["csrftoken"]
    noise = Pillow.frombytes("RGB", (2600, 2590), os.urandom(2600 * 2590 * 3))
    with io.BytesIO() as data:
        noise.save(data, "PNG", compress_level=0)
        picture = data.getvalue()
    assert 20_000_000 < len(picture) < 20 * 1024 * 1024
    told = {
        "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
        "X-CSRFToken": token,
    }
    done = desk.ask(UPLOAD, form(picture), **told)
    assert done.status == 201, done.data.decode()
    assert json.loads(done.data)["title"] == "Rauschen"
    try:
        refused = desk.ask(UPLOAD, form(bytes(27_000_000)), **told).status
    except OSError:
        refused = 413  # it doesn't read to the end what it refuses
    assert refused == 413


def form(picture: bytes) -> bytes:
    what = 'form-data; name="file"; filename="Rauschen.png"'
    head = f"--{BOUNDARY}\r\nContent-Disposition: {what}\r\n"
    head += "Content-Type: image/png\r\n\r\n"
    return head.encode() + picture + f"\r\n--{BOUNDARY}--\r\n".encode()


def test_heads_tags_and_compression_come_through(reader):
    whole = reader.ask(ARTICLE)
    head = reader.ask(ARTICLE, method="HEAD")
    assert (head.status, head.data) == (200, b"")
    assert head.headers["Content-Type"] == whole.headers["Content-Type"]
    known = {"If-None-Match": whole.headers["ETag"]}
    assert reader.ask(ARTICLE, **known).status == 304
    asked = {"Accept-Encoding": "gzip, br"}
    # The first client may get it uncompressed.
    until(lambda: coding(reader.ask(ARTICLE, **asked)) in {"gzip", "br"}, 10)
    assert coding(reader.ask(ARTICLE)) is None
    sheet = re.search(r'href="(/static/articles/site[^"]+css)"', whole.data.decode())[1]
    sent = reader.ask(sheet, **asked).headers
    assert sent["Content-Encoding"] == "br"
    assert "immutable" in sent["Cache-Control"]


def coding(answer) -> str | None:
    return answer.headers["Content-Encoding"]


def test_r37_r49_workers_are_replaced_and_no_request_is_lost(house, proxy, reader):
    statuses, is_over = [], threading.Event()

    def ask():
        while not is_over.is_set():
            # The desk's page is never a copy.
            statuses.append(reader.ask("/admin/login/").status)

    def log_in():
        while not is_over.is_set():
            # It takes so long that a worker ends meanwhile, and is sent but once.
            said = {"username": "admin", "password": PASSWORD}
            statuses.append(Client(proxy.port).send("/admin/login/", **said).status)

    def are_replaced() -> bool:
        now = house.workers()
        return len(now) == len(former) and not now & former

    asking = [threading.Thread(target=one) for one in (ask, ask, log_in, log_in)]
    former = house.workers()
    for thread in asking:
        thread.start()
    try:
        until(lambda: 302 in statuses)
        house.server.send_signal(signal.SIGHUP)
        until(are_replaced, 120)
        until(lambda: len(statuses) > 50)
    finally:
        is_over.set()
        for thread in asking:
            thread.join()
    assert set(statuses) == {200, 302}


def test_r37_while_the_newsroom_is_begun_anew_readers_get_pages(house, proxy, reader):
    shown = reader.ask("/de/")
    assert shown.status == 200
    house.end()
    try:
        if proxy.name == "nginx":
            # From its copies: as often as they are asked for.
            for _ in range(3):
                assert reader.ask("/de/").data == shown.data
            assert reader.ask("/de/artikel/?page=2").status == 503
            assert reader.ask("/admin/login/").status == 503
        else:
            waiting = threading.Thread(target=house.begin)
            waiting.start()
            assert reader.ask("/de/").data == shown.data
            waiting.join()
    finally:
        if house.server is None:
            house.begin()
    assert reader.ask("/admin/login/").status == 200


def test_what_was_taken_off_is_in_no_copy(house, proxy, reader):
    assert reader.ask(ARTICLE).status == reader.ask("/de/").status == 200
    house.run("manage.py", "take_off", ARTICLE)
    assert until(lambda: reader.ask(ARTICLE).status == 410, 10) < 3
    house.end()
    try:
        if proxy.name == "nginx":
            assert reader.ask("/de/").status == 200
            assert reader.ask(ARTICLE).status == 410
    finally:
        house.begin()
        house.run("manage.py", "take_off", "--undo", ARTICLE)
    until(lambda: reader.ask(ARTICLE).status == 200, 10)
