"""Keep the tests to this machine: a connection to anywhere else is an error."""

import ipaddress
import os
import socket
from contextlib import contextmanager, suppress
from itertools import cycle, islice
from unittest import mock

EACH = 800  # ports for each of 25 processes: below 32768, where the system's own begin
WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw24").removeprefix("gw")) % 25
FIRST = 12_000 + EACH * WORKER
PORTS = cycle(range(FIRST, FIRST + EACH))


class ReachedOutside(RuntimeError):
    def __init__(self, address):
        super().__init__(
            f"A test would have connected to {address!r}, but tests use no network. "
            "Let it talk to a server of its own on 127.0.0.1."
        )


def is_here(host: object) -> bool:
    if host in (None, "localhost", b"localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_address(host: object) -> bool:
    """Return whether the host is a number, so that no name server is queried."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def free_port() -> int:
    """Return a port for a server that is begun later.

    It lies below those that the system gives to connections and to whoever asks for
    any: between this and the server's beginning, one of them would have taken it. Each
    process of the tests has ports of its own, and takes them in turn.
    """
    for port in islice(PORTS, EACH):
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
    raise AssertionError(f"Each port from {FIRST} on is in use: {EACH} of them.")


def guarded(method):
    def connect(self, address, *args):
        if self.family in (socket.AF_INET, socket.AF_INET6) and not is_here(address[0]):
            raise ReachedOutside(address)
        return method(self, address, *args)

    return connect


def getaddrinfo(host, *args, look_up=socket.getaddrinfo, **kwargs):
    if not (is_here(host) or is_address(host)):
        raise ReachedOutside(host)
    return look_up(host, *args, **kwargs)


@contextmanager
def only_this_machine():
    with (
        mock.patch.object(socket.socket, "connect", guarded(socket.socket.connect)),
        mock.patch.object(
            socket.socket, "connect_ex", guarded(socket.socket.connect_ex)
        ),
        mock.patch.object(socket, "getaddrinfo", getaddrinfo),
    ):
        yield
