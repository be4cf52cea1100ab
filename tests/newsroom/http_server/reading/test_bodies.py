"""Bodies are read whole before anybody works at them, or not at all."""

import hashlib
import json
import time

import pytest

from newsroom.http_server.reading import bodies
from tests.newsroom.http_server.wire import ask, connected, head_of, read

CHUNKED = "Transfer-Encoding: chunked"
MULTIPART = "Content-Type: multipart/form-data; boundary=x"


def post(served, body, *headers, path="/"):
    return ask(served.port, head_of("POST", path, *headers) + body)


IN = "Cookie: who=ADMITTED"


def length(body):
    return f"Content-Length: {len(body)}"


def chunks(*pieces):
    return b"".join(b"%x\r\n%s\r\n" % (len(one), one) for one in (*pieces, b""))


def told_of(body):
    return f"{len(body)} {hashlib.sha256(body).hexdigest()}"


@pytest.mark.parametrize("size", [0, 1, 5_000, bodies.IN_MEMORY + 50_000])
def test_a_body_arrives_whole(served, size):
    body = bytes(number % 251 for number in range(size))
    told = json.loads(post(served, body, length(body), IN).body)
    assert told["body"] == told_of(body)
    assert told["CONTENT_LENGTH"] == str(size)


def test_one_in_pieces_is_as_long_as_they_are(served):
    pieces = b"a" * 100, b"b" * 70_000, b"c"
    told = json.loads(post(served, chunks(*pieces), CHUNKED).body)
    assert told["body"] == told_of(b"".join(pieces))
    assert told["CONTENT_LENGTH"] == str(70_101)
    assert "HTTP_TRANSFER_ENCODING" not in told


def test_who_asks_whether_to_go_on_is_told_so(served):
    with connected(served.port) as connection, connection.makefile("rb") as file:
        head = head_of("POST", "/", "Content-Length: 3", "Expect: 100-continue")
        connection.sendall(head)
        assert file.readline() == b"HTTP/1.1 100 Continue\r\n"
        connection.sendall(b"abc")
        file.readline()
        assert json.loads(read(file).body)["body"] == told_of(b"abc")


@pytest.mark.parametrize(
    ("rest", "header"),
    [
        (b"abc", "Content-Length: 30"),
        (b"3\r\nabc\r\n", CHUNKED),
        (b"3\r\nabc\r\n0\r\n", CHUNKED),
    ],
)
def test_what_was_cut_off_comes_through_to_nobody(served, rest, header):
    path = f"/cut/{len(rest)}/{len(header)}"
    with connected(served.port) as connection:
        connection.sendall(head_of("POST", path, header) + rest)
        time.sleep(0.2)
    time.sleep(0.3)
    assert f"POST {path}" not in served.came_through()


def test_pieces_that_make_no_sense_are_refused(served):
    path = "/nonsense"
    answer = post(served, b"3\r\nabc\r\nZZ\r\nd", CHUNKED, path=path)
    assert answer.status == 400
    assert f"POST {path}" not in served.came_through()


@pytest.mark.parametrize("header", ["Content-Length: 30", CHUNKED])
def test_who_stops_in_the_middle_is_told_so_in_the_end(served, header):
    began = time.monotonic()
    answer = post(served, b"3\r\nabc\r\n", header, path="/stops")
    assert (answer.status, answer.headers["connection"]) == (408, "close")
    assert time.monotonic() - began > 4.5
    assert "POST /stops" not in served.came_through()


def test_who_is_slow_but_goes_on_is_heard_to_the_end(serve):
    """Together the pauses are longer than one may be."""
    with (
        serve("--workers", "1", TRIAL_PAUSE="4") as served,
        connected(served.port) as connection,
        connection.makefile("rb") as file,
    ):
        connection.sendall(head_of("POST", "/", "Content-Length: 5"))
        for _ in range(5):
            time.sleep(1)
            connection.sendall(b"x")
        assert json.loads(read(file).body)["body"] == told_of(b"xxxxx")


@pytest.mark.parametrize(
    ("who", "most"),
    [
        ("", 100_000),
        ("STRANGER", 100_000),
        ("WRITER", 4_000_000),
        ("ADMITTED", 2_000_000),
    ],
)
@pytest.mark.parametrize("is_multipart", [False, True])
def test_s55_s57_a_body_is_as_long_as_its_sender_may_send(
    served, who, most, is_multipart
):
    if who == "ADMITTED" and is_multipart:
        most = bodies.ONE_FILE
    path = f"/too-large/{who or 'nobody'}/{is_multipart}"
    headers = [*([f"Cookie: who={who}"] if who else []), *([MULTIPART] * is_multipart)]
    fits, beyond = b"x" * most, b"x" * (most + 1)
    assert post(served, fits, length(fits), *headers, path=path).status == 200
    came_through = served.came_through().count(f"POST {path}")
    for sent in (
        (beyond, length(beyond)),
        (chunks(beyond[:-9], beyond[-9:]), CHUNKED),
        (b"x", "Content-Length: 99999999999"),
    ):
        body, header = sent
        answer = post(served, body, header, *headers, path=path)
        assert (answer.status, answer.headers["connection"]) == (413, "close")
        assert answer.body == f"more than {most}".encode()
    assert served.came_through().count(f"POST {path}") == came_through


def test_only_what_is_long_and_may_be_somebodys_costs_a_question(served):
    body, short = b"x" * 200_000, b"x" * bodies.ANYBODY
    before = [line for line in served.came_through() if line.startswith("asked")]
    assert post(served, body, length(body)).status == 413
    assert post(served, short, length(short), IN).status == 200
    asked = [line for line in served.came_through() if line.startswith("asked")]
    assert asked == before
    assert post(served, body, length(body), IN).status == 200
    asked = [line for line in served.came_through() if line.startswith("asked")]
    assert asked == [*before, "asked for ADMITTED"]


def test_who_it_is_cant_be_said_without_a_database(served):
    body = b"x" * 200_000
    answer = post(served, body, length(body), "Cookie: who=AWAY", path="/away")
    assert (answer.status, answer.headers["retry-after"]) == (503, "30")
    assert "POST /away" not in served.came_through()


@pytest.mark.parametrize(
    ("path", "size", "status"),
    [
        ("/desk/", 24_000_000, 200),
        ("/desk/", 26_000_000, 413),
        ("/desk/articles/image/add/", 26_000_000, 200),
    ],
)
def test_s54_files_may_be_larger_and_many_where_they_go_up(served, path, size, status):
    body = b"x" * size
    assert post(served, body, length(body), MULTIPART, IN, path=path).status == status


def test_all_together_fill_no_disk_and_small_ones_come_through(serve):
    large, small = b"x" * 400_000, b"x" * 100_000
    with (
        serve("--workers", "1", TRIAL_TOGETHER="500000") as served,
        connected(served.port) as other,
        other.makefile("rb") as file,
    ):
        other.sendall(head_of("POST", "/gate", length(large), IN) + large)
        served.wait_until_begun("POST /gate")
        refused = post(served, large, length(large), IN)
        assert refused.status == 503
        assert b"Try again in a minute" in refused.body
        assert post(served, small, length(small)).status == 200
        served.open_gate()
        assert read(file).status == 200
        assert post(served, large, length(large), IN).status == 200


def test_who_asks_whether_to_send_too_much_is_told_no_at_once(served):
    with connected(served.port) as connection, connection.makefile("rb") as file:
        connection.sendall(
            head_of("POST", "/", "Content-Length: 3000000", "Expect: 100-continue")
        )
        assert file.readline() == b"HTTP/1.1 413 Payload Too Large\r\n"


def test_a_document_that_may_be_larger_comes_through_with_its_form(settings):
    kind, path = "multipart/form-data; boundary=x", "/admin/articles/article/add/"
    for size, most in ((20, bodies.ONE_FILE), (100, 100 * 1_048_576 + bodies.REST)):
        settings.NEWSROOM_DOCUMENT_BYTES = size * 1_048_576
        assert bodies.limit_for("ADMITTED", kind, path, "/admin/x/") == most
        assert bodies.limit_for("", kind, path, "/admin/x/") == bodies.ANYBODY
