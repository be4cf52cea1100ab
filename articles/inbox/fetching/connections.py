"""Connections to addresses that were judged, and heads of answers that are whole.

`_new_conn` and `response_class` are where urllib3 and http.client let others in, as
urllib3 does itself for SOCKS. TLS, server name and certificate stay urllib3's: it knows
the host by its name.
"""

import re
import socket
import ssl
import time
from collections.abc import Sequence
from functools import cache
from http.client import HTTPException, HTTPResponse
from typing import Any, BinaryIO

from urllib3.connection import HTTPConnection, HTTPSConnection

from articles.inbox.fetching.places import Place
from articles.inbox.fetching.watchdog import Watchdog

# All lines of a head, with those of interim answers before it.
LONGEST_HEAD = 65_536
HEADER = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+[ \t]*:")
BLANK = (b"\r\n", b"\n")
SWITCHING = 101
# The most addresses of one host that are tried.
MOST_TRIED = 4


class OddHead(HTTPException):
    """A head that can't be read."""


class CutHead(HTTPException):
    """A head that ended before its end. To http.client it would be a whole one."""


class Head:
    """Reads the lines of a head, and leaves out those that are no header."""

    def __init__(self, file: BinaryIO):
        self.file, self.size, self.is_begun = file, 0, False

    def readline(self, limit: int = -1) -> bytes:
        while True:
            line = self.file.readline(limit)
            self.size += len(line)
            if self.size > LONGEST_HEAD:
                raise OddHead("the head is too long")
            if not line.endswith(b"\n"):
                raise CutHead("the head breaks off")
            if line in BLANK:
                self.is_begun = False
                return b"\r\n"
            if not self.is_begun or HEADER.match(line):
                self.is_begun = True
                plain = line.replace(b"\0", b"").rstrip().replace(b"\r", b" ")
                return plain + b"\r\n"

    def flush(self) -> None:
        """http.client asks for it when it closes an answer."""

    def close(self) -> None:
        self.file.close()


class WholeResponse(HTTPResponse):
    """An answer whose head has an end, and that says in one way how long it is."""

    def begin(self) -> None:
        file: Any = self.fp
        lines: Any = Head(file)
        self.fp = lines
        super().begin()
        while 100 <= self.status < 200 and self.status != SWITCHING:
            # http.client skips “100 Continue” only.
            self.headers = None  # type: ignore[assignment] # until it reads on
            super().begin()
        self.fp = file
        coding = ", ".join(self.headers.get_all("transfer-encoding", [])).lower()
        if coding not in {"", "chunked", "identity"}:
            raise OddHead(f"unknown transfer coding: {coding[:50]}")
        if self.chunked:
            del self.headers["content-length"]
        # They are about bodies of mails; urllib3 would log them.
        self.headers.defects.clear()


class Pinned(HTTPConnection):
    """Connects to judged addresses, whatever the name leads to by now."""

    addresses: Sequence[str] = ()
    watchdog: Watchdog
    patience: float
    response_class = WholeResponse

    def _new_conn(self) -> socket.socket:
        until = time.monotonic() + self.patience
        tried = self.addresses[:MOST_TRIED]
        failure: OSError = ConnectionRefusedError("there is no address")
        for number, address in enumerate(tried):
            share = (until - time.monotonic()) / (len(tried) - number)
            try:
                return self.reach(address, min(share, self.watchdog.left))
            except OSError as error:
                failure = error
        raise failure

    def reach(self, address: str, seconds: float) -> socket.socket:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        connection = socket.socket(family, socket.SOCK_STREAM)
        try:
            self.watchdog.watch(connection)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connection.settimeout(max(0.01, seconds))
            connection.connect((address, self.port))
            connection.settimeout(self.watchdog.left)
        except BaseException:
            connection.close()
            raise
        return connection


class PinnedTls(Pinned, HTTPSConnection):
    pass


def connection_to(
    place: Place, addresses: Sequence[str], watchdog: Watchdog, patience: float
) -> Pinned:
    """Return a connection that is made when it is used first."""
    connection: Pinned
    if place.scheme == "https":
        connection = PinnedTls(place.host, place.port, ssl_context=tls())
    else:
        connection = Pinned(place.host, place.port)
    connection.timeout = watchdog.left
    connection.addresses, connection.watchdog = addresses, watchdog
    connection.patience = patience
    return connection


@cache
def tls() -> ssl.SSLContext:
    """Return the rules of TLS, with the host's certificates: they take long to load."""
    context = ssl.create_default_context()
    context.set_alpn_protocols(["http/1.1"])
    return context
