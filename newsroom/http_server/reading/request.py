"""An incoming request: immediate refusals, and its translation to WSGI."""

import sys
from typing import IO, Any

from newsroom.http_server.reading.own_answers import Refused

READING = frozenset({"GET", "HEAD"})
# The longest line of a request; the page for a search says how much of it counts.
LONGEST = 8190
# Headers that may come twice and aren't lists.
JOINED = {"cookie": "; "}
UNPREFIXED = {"content-type": "CONTENT_TYPE", "content-length": "CONTENT_LENGTH"}
# They describe how the body was sent, which is over once it was read.
OF_THE_WAY = {"transfer-encoding", "expect", "content-length"}


def host_of(scope: Any) -> str:
    """Return the host that is asked; a request that names none, or two, is refused."""
    hosts = [value for name, value in scope.headers.items() if name == "host"]
    if len(hosts) > 1:
        raise Refused(400, "The request names more than one host. Name one.")
    if not hosts and not scope.authority and scope.http_version != "1":
        raise Refused(400, "The request names no host. Send it with a Host header.")
    # An address with scheme and host says more than the header (RFC 9112, 3.2.2).
    return scope.authority or (hosts[0] if hosts else "")


def refuse_long(scope: Any) -> None:
    if len(scope.path) + len(scope.query_string) > LONGEST:
        raise Refused(414, f"The address is longer than {LONGEST} letters. Shorten it.")


def length_of(scope: Any) -> int | None:
    """Return how long the body is; 0 without one, None if that is found by reading."""
    if "transfer-encoding" in scope.headers:
        return None
    told = scope.headers.get("content-length") or "0"
    return int(told) if told.isascii() and told.isdecimal() else 0


def environ_of(scope: Any, host: str, body: IO[bytes], length: int) -> dict[str, Any]:
    """Return the WSGI environ (PEP 3333): bytes as text, each a letter of latin-1."""
    name, _colon, port = scope.server.rpartition(":")
    environ = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": scope.path.encode().decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "SERVER_PROTOCOL": f"HTTP/{'1.0' if scope.http_version == '1' else '1.1'}",
        "SERVER_NAME": name.strip("[]") or "localhost",
        "SERVER_PORT": port or "80",
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "wsgi.version": (1, 0),
        # Only a proxy knows if it was https; Django may believe the proxy.
        "wsgi.url_scheme": "http",
        "wsgi.input": body,
        "wsgi.input_terminated": True,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    add_headers(environ, scope.headers.items())
    if host:
        environ["HTTP_HOST"] = host
    environ["CONTENT_LENGTH"] = str(length)
    return environ


def add_headers(environ: dict[str, Any], headers: list[tuple[str, str]]) -> None:
    for name, value in headers:
        # `X_Forwarded_For` would be taken for what the proxy sends with hyphens.
        if "_" in name or name in OF_THE_WAY:
            continue
        key = UNPREFIXED.get(name) or f"HTTP_{name.upper().replace('-', '_')}"
        if key in environ:
            value = f"{environ[key]}{JOINED.get(name, ',')}{value}"
        environ[key] = value
