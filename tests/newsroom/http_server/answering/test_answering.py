"""The HTTP server answers every client, byte for byte."""

import http.client
import json

import pytest
from django.utils.datastructures import CaseInsensitiveMapping

from tests.newsroom.http_server import trial
from tests.newsroom.http_server.wire import HOST, ask, connected, head_of, read
from tests.support.inspecting.headers import of_every_answer


def get(served, path, *headers, method="GET", host=HOST):
    return ask(served.port, head_of(method, path, *headers, host=host), method)


def environ(served, path, *headers, **options):
    return json.loads(get(served, path, *headers, **options).body)


def test_an_address_arrives_as_it_was_meant(served):
    told = environ(served, "/de/K%C3%B6ln%20und%2Fmehr?q=%C3%BC+b&a")
    assert told["PATH_INFO"].encode("latin-1").decode() == "/de/Köln und/mehr"
    assert told["QUERY_STRING"] == "q=%C3%BC+b&a"
    assert told["HTTP_HOST"] == "news.example.org"
    assert told["REMOTE_ADDR"] == told["SERVER_NAME"] == "127.0.0.1"
    assert told["SERVER_PORT"] == str(served.port)
    assert told["SERVER_PROTOCOL"] == "HTTP/1.1"


def test_headers_that_come_twice_are_one_list(served):
    told = environ(served, "/", "X-A: 1", "Cookie: a=1", "X-A: 2", "Cookie: b=2")
    assert told["HTTP_X_A"] == "1,2"
    assert told["HTTP_COOKIE"] == "a=1; b=2"


def test_s65_nobody_passes_for_a_proxy_by_an_underscore(served):
    told = environ(served, "/", "X_Forwarded_For: 203.0.113.9", "X-Forwarded-For: ::1")
    assert told["HTTP_X_FORWARDED_FOR"] == "::1"


def test_s65_who_says_that_it_was_https_is_not_believed_here(served):
    told = environ(served, "/", "X-Forwarded-Proto: https")
    assert told["wsgi.url_scheme"] == "http"


@pytest.mark.parametrize(
    ("host", "status"),
    [(b"", 400), (HOST + b"Host: other.example\r\n", 400), (HOST, 200)],
)
def test_s78_a_request_names_one_host(served, host, status):
    answer = get(served, "/", host=host)
    assert answer.status == status
    assert (answer.headers.get("connection") == "close") == (status == 400)


def test_who_speaks_an_older_http_need_not_name_one(served):
    answer = ask(served.port, b"GET / HTTP/1.0\r\n\r\n")
    assert json.loads(answer.body)["SERVER_PROTOCOL"] == "HTTP/1.0"


def test_a_whole_address_says_more_than_the_header(served):
    told = environ(served, "http://other.example/page")
    assert (told["HTTP_HOST"], told["PATH_INFO"]) == ("other.example", "/page")


@pytest.mark.parametrize(
    ("length", "status"), [(8_000, 200), (9_000, 414), (70_000, 431)]
)
def test_an_address_has_an_end(served, length, status):
    assert get(served, f"/?q={'x' * length}").status == status


def test_s55_a_head_has_an_end(served):
    cookie = f"Cookie: a={'x' * 8_000}"
    assert get(served, "/", cookie).status == 200
    # It may have come at once, and then somewhat more is read together with it.
    assert get(served, "/", *[cookie] * 8).status == 431
    assert get(served, "/", *[cookie] * 20).status == 431
    assert get(served, "/", *[f"X-{n}: 1" for n in range(120)]).status == 431


@pytest.mark.parametrize(
    "request_",
    [
        b"GET / HTTP/1.1\r\n" + HOST + b"X: a\r\n b\r\n\r\n",
        b"POST / HTTP/1.1\r\n"
        + HOST
        + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        b"POST / HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: gzip\r\n\r\n",
        b"\x16\x03\x01\x00\r\n\r\n",
    ],
)
def test_what_could_be_read_in_two_ways_is_not_read(served, request_):
    came = len(served.came_through())
    with connected(served.port) as connection, connection.makefile("rb") as file:
        connection.sendall(request_)
        assert read(file).status == 400
        assert file.read() == b""
    assert len(served.came_through()) == came


def test_r42_head_is_the_same_without_the_body(served):
    answer = get(served, "/large", method="HEAD")
    assert answer.headers["content-length"] == str(trial.LARGE)
    with connected(served.port) as connection, connection.makefile("rb") as file:
        connection.sendall(head_of("HEAD", "/large") + head_of("GET", "/kept"))
        assert read(file, "HEAD").status == 200
        assert read(file).body == b"kept"


def test_not_modified_has_no_body(served):
    answer = get(served, "/same")
    assert (answer.status, answer.headers["etag"]) == (304, '"one"')
    assert "content-length" not in answer.headers


@pytest.mark.parametrize("path", ["/large", "/pieces", "/file"])
def test_large_answers_are_whole(served, path):
    answer = get(served, path)
    assert answer.headers["content-length"] == str(trial.LARGE)
    assert answer.body == b"x" * trial.LARGE


def test_what_was_put_together_on_disk_does_not_stay_there(serve, tmp_path):
    with serve("--workers", "1", TMPDIR=str(tmp_path)) as served:
        assert get(served, "/pieces").body == b"x" * trial.LARGE
        assert len(list(tmp_path.glob("newsroom-answer-*"))) == 1
    assert list(tmp_path.glob("newsroom-answer-*")) == []


def test_what_fails_while_it_is_put_together_does_not_stay_on_disk(serve, tmp_path):
    with serve("--workers", "1", TMPDIR=str(tmp_path)) as served:
        assert get(served, "/broken").status == 500
        assert "ValueError: a fault after much" in served.said()
        assert list(tmp_path.glob("newsroom-answer-*")) == []


def test_a_file_that_is_sent_may_have_no_body(served):
    assert get(served, "/file", method="HEAD").status == 200


def test_letters_beyond_ascii_are_sent_as_they_were_meant(served):
    assert get(served, "/umlaut").headers["x-word"] == "Köln"


def test_s78_the_server_says_no_more_of_itself_than_its_name(served):
    for path in ("/kept", "/healthz", "/large", "/file"):
        assert get(served, path).headers["server"] == "newsroom"


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (head_of("GET", "/healthz"), 200),
        (head_of("GET", "/", host=b""), 400),
        (head_of("POST", "/", "Content-Length: 3000000"), 413),
        (head_of("GET", f"/?q={'x' * 9_000}"), 414),
        (head_of("GET", "/fault"), 500),
    ],
)
def test_s30_s61_what_the_server_says_itself_says_what_every_answer_has_to(
    served, request_, status
):
    answer = ask(served.port, request_)
    assert answer.status == status
    assert answer.headers.pop("server") == "newsroom"
    told = CaseInsensitiveMapping(answer.headers)
    assert [*of_every_answer(told, is_https=False)] == []
    assert "no-store" in told["Cache-Control"]


def test_a_fault_is_one_answer_and_a_line_in_the_log(served):
    assert get(served, "/fault").status == 500
    assert "ValueError: a fault" in served.said()
    assert get(served, "/").status == 200


def test_a_connection_is_used_again(served):
    client = http.client.HTTPConnection("127.0.0.1", served.port)
    for path in ("/", "/kept", "/same", "/large", "/healthz"):
        client.request("GET", path)
        assert client.getresponse().read() is not None
        assert client.sock is not None
    client.close()


def test_requests_may_be_sent_before_the_answers_come(served):
    with connected(served.port) as connection, connection.makefile("rb") as file:
        connection.sendall(head_of("GET", "/process") + head_of("GET", "/kept"))
        assert read(file).body.isdigit()
        assert read(file).body == b"kept"


def test_what_is_kept_does_not_wait_for_the_loop(served):
    assert get(served, "/kept/by").body not in {b"", b"MainThread"}


def test_what_is_kept_and_broken_is_made_and_told(served):
    assert environ(served, "/kept/fault")["PATH_INFO"] == "/kept/fault"
    assert "what is kept is broken" in served.said()
