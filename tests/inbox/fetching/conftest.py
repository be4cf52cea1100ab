"""A server outside, which may be asked, one inside, which may not, and their names."""

import socket

import pytest

from articles.inbox.fetching import Limits
from tests.inbox.fetching.hostile import FEED, HERE, reply, serving

# For answers that take as long as they may.
QUICK = Limits(connect=0.4, total=0.8)


@pytest.fixture(scope="module")
def plays():
    """The answers of the server outside; a file of tests has its own."""
    return {"/feed": reply(body=FEED)}


@pytest.fixture(scope="module")
def outside(plays):
    with serving(plays) as server:
        yield server


@pytest.fixture(scope="module")
def inside():
    """Nobody may ever come here."""
    with serving({"/secret": reply(body=b"secret")}) as server:
        yield server


@pytest.fixture(autouse=True)
def listed(request, settings):
    """The addresses with ports that a test may connect to: only the server outside.

    The port of the server inside is allowed: only its address keeps anybody off.
    """
    places = {(HERE, request.getfixturevalue("outside").port)}
    inner = request.getfixturevalue("inside")
    settings.NEWSROOM_FETCH_PORTS = (80, 443, inner.port)
    settings.NEWSROOM_FETCH_LOCAL = tuple(f"{host}:{port}" for host, port in places)
    settings.NEWSROOM_USER_AGENT = "Newsroom/9.9 (+https://news.example.org)"
    return places


@pytest.fixture(autouse=True)
def connected(monkeypatch, listed, inside):
    """Fail if a connection is tried to any place that isn't listed."""
    tried = []
    connect = socket.socket.connect

    def noted(self, address):
        tried.append(address[:2])
        if address[:2] not in listed:
            raise PermissionError(f"a test would have connected to {address}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", noted)
    before = inside.came
    yield tried
    assert {*tried} <= listed
    assert inside.came == before


@pytest.fixture(autouse=True)
def names(monkeypatch):
    """The name server: what each name leads to, one after the other at each look-up."""
    known = {
        "out.test": [[HERE]],
        "in.test": [[HERE]],
        "localhost": [[HERE, "::1"]],
    }
    asked = []

    def look_up(host, port, **_kwargs):
        asked.append(host)
        answers = known.get(host)
        if not answers:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        found = answers.pop(0) if len(answers) > 1 else answers[0]
        return [(family(one), 1, 6, "", (one, port)) for one in found]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    known["asked"] = asked
    return known


def family(address):
    return socket.AF_INET6 if ":" in address else socket.AF_INET
