"""Requests as bytes over a socket, where a client that knows HTTP is too polite."""

import socket
from dataclasses import dataclass

HOST = b"Host: news.example.org\r\n"


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


def connected(port: int, *, receives: int = 0) -> socket.socket:
    """Return a connection; `receives` makes it take few bytes at a time."""
    connection = socket.socket()
    if receives:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receives)
    connection.settimeout(30)
    connection.connect(("127.0.0.1", port))
    return connection


def head_of(method: str, path: str, *headers: str, host: bytes = HOST) -> bytes:
    lines = "".join(f"{line}\r\n" for line in headers).encode()
    return f"{method} {path} HTTP/1.1\r\n".encode() + host + lines + b"\r\n"


def read(file, method: str = "GET") -> Answer:
    """Read one answer; ConnectionError if there is none."""
    line = file.readline()
    if not line:
        raise ConnectionError("closed without an answer")
    headers = {}
    while (field := file.readline().strip()) != b"":
        name, _colon, value = field.partition(b": ")
        headers[name.decode().lower()] = value.decode()
    status = int(line.split()[1])
    if status == 100:
        return read(file, method)
    length = int(headers.get("content-length", 0))
    has_none = method == "HEAD" or status == 304
    return Answer(status, headers, b"" if has_none else file.read(length))


def ask(port: int, request: bytes, method: str = "GET") -> Answer:
    with connected(port) as connection, connection.makefile("rb") as file:
        connection.sendall(request)
        return read(file, method)
