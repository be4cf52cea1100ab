"""Encrypted connections are made to the judged address, and checked by the name."""

import socket
import threading
import time
from contextlib import contextmanager, suppress

import pytest

from articles.inbox.fetching import Kind, NotFetched, RefusedAddress, connections, fetch
from tests.inbox.fetching.certificates import DAY, Authority
from tests.inbox.fetching.conftest import QUICK
from tests.inbox.fetching.hostile import FEED, HERE, reply, serving

PLAYS = {"/feed": reply(body=FEED)}


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def _trusted(authority, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    connections.tls.cache_clear()
    yield
    connections.tls.cache_clear()


@pytest.fixture
def begin(listed, settings):
    """Begin a server that may be asked: `with begin(plays, tls) as server`."""

    @contextmanager
    def begun(plays, tls=None):
        with serving(plays, tls) as server:
            listed.add((HERE, server.port))
            settings.NEWSROOM_FETCH_LOCAL += (f"{HERE}:{server.port}",)
            yield server

    return begun


@pytest.mark.usefixtures("_trusted")
def test_the_certificate_and_the_server_name_are_those_of_the_name(begin, authority):
    with begin(PLAYS, authority.server("out.test")) as server:
        answer = fetch(server.at("/feed", host="out.test"))
    assert answer.body == FEED
    assert server.names == ["out.test"]
    assert f"\r\nHost: out.test:{server.port}\r\n".encode() in server.asked[0]


@pytest.mark.usefixtures("_trusted")
@pytest.mark.parametrize(
    ("name", "until", "reason"),
    [
        ("in.test", DAY, "Das Zertifikat von out.test gilt für einen anderen Namen."),
        ("127.0.0.1", DAY, "Das Zertifikat von out.test gilt für einen anderen Namen."),
        ("out.test", -DAY, "Das Zertifikat von out.test ist abgelaufen."),
    ],
)
def test_another_certificate_is_refused(begin, authority, name, until, reason):
    tls = authority.server(name, until=until)
    with begin(PLAYS, tls) as server, pytest.raises(NotFetched) as failure:
        fetch(server.at("/feed", host="out.test"))
    assert (failure.value.kind, failure.value.reason) == (Kind.TLS, reason)
    assert server.asked == []


def test_an_unknown_authority_is_refused(begin, authority):
    connections.tls.cache_clear()
    tls = authority.server("out.test")
    with begin(PLAYS, tls) as server, pytest.raises(NotFetched) as failure:
        fetch(server.at("/feed", host="out.test"))
    assert failure.value.kind is Kind.TLS
    assert "out.test" in failure.value.reason
    assert server.asked == []


def test_a_server_that_does_not_encrypt_is_refused(begin):
    with begin(PLAYS) as server, pytest.raises(NotFetched) as failure:
        fetch(server.at("/feed").replace("http:", "https:"))
    assert failure.value.kind is Kind.TLS


@pytest.mark.usefixtures("_trusted")
def test_https_leads_to_no_http(begin, authority, outside):
    with begin(PLAYS, authority.server("out.test")) as server:
        address = server.at("/to/" + outside.at("/feed"), host="out.test")
        with pytest.raises(RefusedAddress, match="https"):
            fetch(address)
        before = len(outside.asked)
        upgrade = outside.at("/to/" + server.at("/feed", host="out.test"))
        assert fetch(upgrade).address == server.at("/feed", host="out.test")
    assert len(outside.asked) == before + 1


@pytest.mark.parametrize("part", [b"\x00", b""])
def test_s46_a_handshake_that_drips_ends_at_the_deadline(listed, settings, part):
    def play():
        connection, _address = listener.accept()
        with connection, suppress(OSError):
            connection.sendall(b"\x16\x03\x03\x01\x00")
            while not gone.wait(0.05):
                connection.sendall(part)

    gone = threading.Event()
    with socket.create_server((HERE, 0)) as listener:
        port = listener.getsockname()[1]
        listed.add((HERE, port))
        settings.NEWSROOM_FETCH_LOCAL += (f"{HERE}:{port}",)
        thread = threading.Thread(target=play)
        thread.start()
        began = time.monotonic()
        with pytest.raises(NotFetched) as failure:
            fetch(f"https://out.test:{port}/feed", limits=QUICK)
        gone.set()
        thread.join()
    assert failure.value.kind is Kind.TIMEOUT
    assert time.monotonic() - began < QUICK.total + 5


@pytest.mark.usefixtures("_trusted")
def test_s46_an_encrypted_answer_that_stalls_ends_at_the_deadline(begin, authority):
    def play(connection, _head):
        with suppress(OSError):
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n<rss")
            connection.recv(1)

    tls = authority.server("out.test")
    with begin({"/stalls": play}, tls) as server, pytest.raises(NotFetched) as failure:
        fetch(server.at("/stalls", host="out.test"), limits=QUICK)
    assert failure.value.kind is Kind.TIMEOUT
