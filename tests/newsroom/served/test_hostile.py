"""Hostile bodies sent to the server as it ships: it takes no more memory for them."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from newsroom.http_server.reading.bodies import ANYBODY
from tests.support import factories
from tests.support.processes.served import FORM, asked, newsroom

# MiB that all processes of the server together may have more than before.
MOST = 60
AT_ONCE, TOKEN = 8, "x" * 32
PLACES = [
    "/en/report-a-barrier/", "/admin/login/", "/admin/password_reset/",
    "/admin/login/passkey/", "/admin/articles/article/add/",
]  # fmt: skip
PART = (
    b'--x\r\nContent-Disposition: form-data; name="message"\r\n\r\n%b\r\n--x--\r\n',
    "multipart/form-data; boundary=x",
)
FILE = (
    b'--x\r\nContent-Disposition: form-data; name="f"; filename="f.png"\r\n\r\n%b\r\n'
    b"--x--\r\n",
    PART[1],
)
# Each kind of body: the part that is repeated, and its frame.
KINDS = {
    "percent": (b"%", b"message=%b", FORM),
    "encoded": (b"%41", b"message=%b", FORM),
    "letters": (b"x", b"message=%b", FORM),
    "signs": (b"<", b"message=%b", FORM),
    "fields": (b"a=&", b"%b", FORM),
    "parts": (b"x", *PART),
    "files": (b"x", *FILE),
    "json": (b"[", b"%b", "application/json"),
}


def body_of(kind: str, size: int) -> tuple[bytes, str]:
    of, into, header = KINDS[kind]
    room = size - len(into) + 2
    return into.replace(b"%b", of * (room // len(of))), header


def tree(pid: int) -> list[int]:
    found = [pid]
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            found += tree(int(child))
    return found


def memory_of(pid: int) -> float:
    """Return how many MiB a process and all below it have."""
    said = [Path(f"/proc/{one}/status").read_text() for one in tree(pid)]
    return sum(int(one.partition("VmRSS:")[2].split()[0]) for one in said) / 1024


@contextmanager
def peak_of(pid: int):
    """Yield a list of what the server has, looked at all the time."""
    seen, is_over = [memory_of(pid)], threading.Event()

    def look():
        while not is_over.wait(0.05):
            seen.append(memory_of(pid))

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield seen
    finally:
        is_over.set()
        looking.join()


def send(port: int, place: str, body: bytes, kind: str) -> int:
    origin = f"http://127.0.0.1:{port}"
    headers = {
        "Content-Type": kind,
        "Origin": origin,
        "Referer": f"{origin}/",
        "Cookie": f"csrftoken={TOKEN}; sessionid={'y' * 40}; unsaved_writer=1:a:b",
        "X-CSRFToken": TOKEN,
    }
    return asked(port, "POST", place, body, headers)[0]


@pytest.fixture
def served(other_process_env, tmp_path, settings, collected):
    settings.VAR = tmp_path / "var"
    settings.VAR.mkdir()
    (settings.VAR / "static").symlink_to(collected)
    article = factories.published()
    env = other_process_env | {
        "NEWSROOM_WORKER": "0",
        "NEWSROOM_VAR": str(settings.VAR),
    }
    with newsroom(env, tmp_path / "log") as served:
        error = f"{article.get_absolute_url()}fehler-melden/"
        yield served, [*PLACES, error]


def hostile(served, places: list[str], number: int, size: int) -> Counter:
    """Send so many of each kind to each place; return how they were answered."""
    codes: Counter = Counter()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for kind in KINDS:
            body, header = body_of(kind, size)
            for place in places:
                sent = [(served.port, place, body, header)] * number
                codes.update(pool.map(send, *zip(*sent, strict=True)))
    return codes


def refuses_and_grows_little(served, places, *, large: int, small: int) -> None:
    # Code and data loaded with the first request of a kind don't count as growth.
    hostile(served, places, AT_ONCE, 2_000)
    with peak_of(served.process.pid) as seen:
        refused = hostile(served, places, large, 9_900_000)
        read = hostile(served, places, small, ANYBODY)
    assert set(refused) == {413}
    assert set(read) <= {200, 302, 303, 400, 403, 429}
    assert max(seen) - seen[0] < MOST
    assert "Traceback" not in served.log.read_text()


@pytest.mark.alike
@pytest.mark.django_db(transaction=True)
def test_s54_s55_s57_what_strangers_send_takes_no_memory(served):
    refuses_and_grows_little(*served, large=1, small=2)


@pytest.mark.long
@pytest.mark.alike
@pytest.mark.django_db(transaction=True)
def test_s54_s55_s57_a_hundred_bodies_of_each_kind_take_no_memory(served):
    refuses_and_grows_little(*served, large=17, small=17)


@pytest.mark.alike
@pytest.mark.django_db(transaction=True)
def test_who_sends_too_much_reads_on_a_page_of_the_site_what_to_do(served):
    server, _places = served
    for place, words in (
        ("/en/report-a-barrier/", "Shorten it"),
        ("/de/barriere-melden/", "Kürzen Sie ihn"),
        ("/admin/articles/article/add/", "nicht mehr angemeldet"),
    ):
        body = b"message=" + b"x" * ANYBODY
        headers = {"Content-Type": FORM}
        status, told, page = asked(server.port, "POST", place, body, headers)
        assert status == 413
        assert words in page.decode()
        assert "Content-Security-Policy" in told
        assert "no-store" in told["Cache-Control"]
