"""Keep the tests to this machine: a connection to anywhere else is an error."""

import ipaddress
import socket
from contextlib import contextmanager
from unittest import mock


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
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


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
