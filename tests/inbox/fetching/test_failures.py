"""Editors read in one sentence why nothing was fetched, each in their own language."""

import socket
import threading
import time

import pytest
from django.utils import translation

from articles.inbox.fetching import SENTENCES, Kind, Limits, NotFetched, explain, fetch
from tests.inbox.fetching.hostile import HERE


def failure_of(address, **kwargs):
    with pytest.raises(NotFetched) as failure:
        fetch(address, **kwargs)
    return failure.value


@pytest.mark.parametrize("kind", SENTENCES)
def test_each_kind_has_a_sentence_in_both_languages(kind):
    values = {"host": "out.test", "port": 25}
    german = explain(kind, **values)
    with translation.override("en"):
        english = explain(str(kind), **values)
    assert german != english
    assert german.endswith(".")
    assert "%" not in german + english
    assert kind not in Kind or (
        ("out.test" in german) is (kind is not Kind.REFUSED_ADDRESS)
    )


def test_a_reason_is_read_in_the_language_of_its_reader():
    failure = failure_of("http://out.test:25/")
    assert "Port 25" in failure.reason
    with translation.override("en"):
        assert failure.reason == "Port 25 isn’t allowed unless an operator adds it."
        assert str(failure) == f"{failure.reason} (http://out.test:25/)"


def test_the_reason_names_an_address_that_is_none():
    assert "http://[::1" in NotFetched(Kind.TIMEOUT, "http://[::1").reason


def test_a_name_that_nobody_has(names):
    names["empty.test"] = [[]]
    for host in ("nobody.test", "empty.test"):
        failure = failure_of(f"http://{host}/")
        assert failure.kind is Kind.NO_SUCH_HOST
        assert host in failure.reason


def test_a_name_server_that_is_away(monkeypatch):
    def away(*_args, **_kwargs):
        raise socket.gaierror(socket.EAI_AGAIN, "try again")

    monkeypatch.setattr(socket, "getaddrinfo", away)
    assert failure_of("http://out.test/").kind is Kind.UNREACHABLE


def test_a_slow_name_server_is_waited_for_as_long_as_a_connection(monkeypatch):
    has_ended = threading.Event()

    def slow(*_args, **_kwargs):
        has_ended.wait(60)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    failure = failure_of("http://out.test/", limits=Limits(connect=0.2))
    assert failure.kind is Kind.TIMEOUT
    has_ended.set()


def test_a_port_where_nobody_listens(listed, settings):
    with socket.create_server((HERE, 0)) as listener:
        port = listener.getsockname()[1]
    listed.add((HERE, port))
    settings.NEWSROOM_FETCH_LOCAL += (f"{HERE}:{port}",)
    assert failure_of(f"http://{HERE}:{port}/").kind is Kind.UNREACHABLE


def test_a_server_that_accepts_nobody(listed, settings):
    """Its queue is full, as behind a firewall that swallows everything."""
    with socket.create_server((HERE, 0), backlog=0) as listener:
        port = listener.getsockname()[1]
        listed.add((HERE, port))
        settings.NEWSROOM_FETCH_LOCAL += (f"{HERE}:{port}",)
        waiting = [socket.socket() for _number in range(4)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex((HERE, port))
        began = time.monotonic()
        failure = failure_of(f"http://{HERE}:{port}/", limits=Limits(connect=0.3))
        for one in waiting:
            one.close()
    assert failure.kind is Kind.TIMEOUT
    assert time.monotonic() - began < 5
