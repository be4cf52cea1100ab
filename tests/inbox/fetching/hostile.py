"""A server on 127.0.0.1 that speaks by raw sockets, and so says anything at all."""

import gzip
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress

HERE = "127.0.0.1"
FEED = b"<rss version='2.0'><channel><title>News</title></channel></rss>"
# Packed by deflate, without the head and the sum of zlib.
BARE = zlib.compressobj(wbits=-15)
BARE_FEED = BARE.compress(FEED) + BARE.flush()
# No client waits so long in a test.
LONG = 30
Play = Callable[[socket.socket, bytes], None]


class Server:
    """Plays what `plays` has for a path; `asked` has the heads of all requests."""

    def __init__(self, plays: Mapping[str, Play | bytes], tls: ssl.SSLContext | None):
        self.plays, self.tls = dict(plays), tls
        self.asked: list[bytes] = []
        self.names: list[str | None] = []  # as TLS asks for them
        self.came = 0
        self.listener = socket.create_server((HERE, 0), backlog=64)
        self.port: int = self.listener.getsockname()[1]
        if tls:
            tls.sni_callback = lambda _socket, name, _tls: self.names.append(name)

    def at(self, path: str, host: str = HERE) -> str:
        return f"{'https' if self.tls else 'http'}://{host}:{self.port}{path}"

    def serve(self) -> None:
        while True:
            try:
                connection, _address = self.listener.accept()
            except OSError:
                return
            self.came += 1
            threading.Thread(target=self.answer, args=(connection,)).start()

    def answer(self, connection: socket.socket) -> None:
        with suppress(OSError), connection:
            connection.settimeout(LONG)
            if self.tls:
                connection = self.tls.wrap_socket(connection, server_side=True)
            with connection:
                self.play(connection)

    def play(self, connection: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            if not (more := connection.recv(65_536)):
                return
            head += more
            if not head.isascii() and not self.tls and b" " not in head[:9]:
                connection.sendall(reply("400 Bad Request"))  # it is TLS
                return
        self.asked.append(head)
        path = head.split(b" ")[1].decode()
        if path.startswith("/to/"):
            connection.sendall(reply("302 Found", Location=path[4:]))
            return
        play = self.plays.get(path, reply("404 Not Found"))
        if isinstance(play, bytes):
            connection.sendall(play)
        else:
            play(connection, head)

    def close(self) -> None:
        # Else a thread that accepts would wait on.
        with suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()


@contextmanager
def serving(
    plays: Mapping[str, Play | bytes], tls: ssl.SSLContext | None = None
) -> Iterator[Server]:
    server = Server(plays, tls)
    thread = threading.Thread(target=server.serve)
    thread.start()
    try:
        yield server
    finally:
        server.close()
        thread.join()


def reply(status: str = "200 OK", body: bytes = b"", **headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def packed(body: bytes, coding: str = "gzip") -> bytes:
    return reply(body=body, Content_Encoding=coding)


def drip(first: bytes, part: bytes, pause: float = 0.05) -> Play:
    """Send a part again and again until the client has gone."""

    def play(connection: socket.socket, _head: bytes) -> None:
        connection.sendall(first)
        until = time.monotonic() + LONG
        while time.monotonic() < until:
            connection.sendall(part)
            time.sleep(pause)

    return play


def silence(connection: socket.socket, _head: bytes) -> None:
    """Say nothing until the client has gone."""
    with suppress(OSError):
        connection.recv(1)


def conditional(connection: socket.socket, head: bytes) -> None:
    is_known = b'If-None-Match: W/"a,\xe4"\r\n' in head
    answer = reply("304 Not Modified") if is_known else packed(gzip.compress(FEED))
    tags = 'ETag: W/"a,ä"\r\nLast-Modified: Tue, 10 Nov 2026  08:00:00 GMT \r\n'
    head, end = answer.split(b"\r\n\r\n", 1)
    connection.sendall(head + b"\r\n" + tags.encode("latin-1") + b"\r\n" + end)
