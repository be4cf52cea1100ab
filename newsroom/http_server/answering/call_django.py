"""The work of a thread: call Django, and hold the answer until it can be sent.

Slow clients occupy no thread: the answer is in memory, or in a file on disk.
"""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from tempfile import NamedTemporaryFile
from typing import Any

from newsroom.http_server.reading.own_answers import Headers
from newsroom.monitoring.request_id import IN_ENVIRON, belonging_to

# Beyond it lies on disk.
IN_MEMORY = 1024 * 1024


@dataclass(slots=True)
class Made:
    """An answer; its body may lie at `path`, perhaps for this one only."""

    status: int
    headers: Headers
    body: bytes = b""
    path: str = ""
    is_for_once: bool = False


class File:
    """`wsgi.file_wrapper`: a whole file, which is sent without being read here."""

    def __init__(self, file: Any, block_size: int = 65_536):
        self.file, self.block_size = file, block_size

    def __iter__(self):
        return iter(lambda: self.file.read(self.block_size), b"")

    @property
    def path(self) -> str:
        """Return where it lies if it is large, and nothing of it was read; else ""."""
        name = getattr(self.file, "name", None)
        if not (isinstance(name, str) and os.path.isfile(name)) or self.file.tell():
            return ""
        return name if os.path.getsize(name) > IN_MEMORY else ""

    def close(self) -> None:
        if hasattr(self.file, "close"):
            self.file.close()


def make(application: Callable, environ: dict[str, Any]) -> Made:
    made = Made(500, [])

    def start_response(status, headers, exc_info=None):
        made.status, made.headers = int(status[:3]), sendable(headers)

    environ["wsgi.file_wrapper"] = File
    with belonging_to(environ.get(IN_ENVIRON, "")):
        ask(application, environ, start_response, made)
    return made


def ask(
    application: Callable, environ: dict[str, Any], start_response: Any, made: Made
) -> None:
    try:
        parts = application(environ, start_response)
        try:
            if isinstance(parts, File) and parts.path:
                made.path = parts.path
            else:
                collect(parts, made)
        finally:
            if hasattr(parts, "close"):
                parts.close()
    finally:
        environ["wsgi.input"].close()


def sendable(headers: Headers) -> Headers:
    """Return as text, as granian wants it, what WSGI has as bytes of latin-1."""
    return [
        (name, value if value.isascii() else meant(value)) for name, value in headers
    ]


def meant(value: str) -> str:
    return value.encode("latin-1", "replace").decode("utf-8", "replace")


def collect(parts: Iterable[bytes], made: Made) -> None:
    """Join the parts of the body; one too large for memory goes to a file on disk.

    granian would take each piece at once, however slowly the client reads.
    """
    pieces: list[bytes] = []
    size = 0
    remaining = iter(parts)
    for piece in remaining:
        pieces.append(piece)
        size += len(piece)
        # A body that Django returns in one piece is in memory anyhow.
        if size > IN_MEMORY and len(pieces) > 1:
            break
    else:
        made.body = pieces[0] if len(pieces) == 1 else b"".join(pieces)
        return
    with NamedTemporaryFile(prefix="newsroom-answer-", delete=False) as file:
        try:
            file.writelines(pieces)
            file.writelines(remaining)
        except BaseException:
            os.unlink(file.name)
            raise
    made.path, made.is_for_once = file.name, True
