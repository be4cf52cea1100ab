"""Send an answer, and notify the observers; in any thread."""

import logging
import os
import time
from collections.abc import Sequence
from typing import Any

from newsroom.http_server.reading.own_answers import LAST, Answer, Guard, Headers
from newsroom.monitoring.request_id import HEADER, may_be_told
from newsroom.monitoring.request_notes import COPY, HELD, OF_COPIES, Note, Observer, now

logger = logging.getLogger(__name__)

SERVER = ("server", "newsroom")
EXPIRES, A_SECOND = "x-accel-expires", "1"


class Sender:
    """Once the process `is_leaving`, each answer is the last of its connection."""

    def __init__(self, observers: Sequence[Observer]):
        self.observers = observers
        self.guarded = Guard()
        self.is_leaving = False

    def say(self, scope: Any, protocol: Any, note: Note, answer: Answer) -> None:
        """Send what the server says itself."""
        self.send(protocol, note, *self.guarded(scope, answer))

    def send(
        self,
        protocol: Any,
        note: Note | None,
        status: int,
        headers: Headers,
        body: bytes,
        path: str = "",
        _subject: str = "",  # for counting, which the page cache does
    ) -> None:
        headers = self.completed(headers)
        if note and note.way != HELD and may_be_told(status, headers):
            headers.append((HEADER, note.id))
        if path:
            protocol.response_file(status, headers, path)
        elif body:
            protocol.response_bytes(status, headers, body)
        else:
            protocol.response_empty(status, headers)
        if note and self.observers:
            try:
                self.tell(note, status, headers, body, path)
            except Exception:  # it is answered, and stays so
                logger.exception("An answer can't be noted.", extra=note.extra)

    def tell(
        self, note: Note, status: int, headers: Headers, body: bytes, path: str
    ) -> None:
        seconds = now() - note.began
        size = os.path.getsize(path) if path else len(body)
        if any(name.lower() == OF_COPIES for name, _value in headers):
            note.way = COPY
        for observe in self.observers:
            observe(note, status, size, seconds)

    def completed(self, headers: Headers) -> Headers:
        headers = [*by_the_second(headers), SERVER]
        return [*headers, LAST] if self.is_leaving else headers


def by_the_second(headers: Headers) -> Headers:
    """Tell nginx until when a copy is good: it counts whole seconds, and rounds up.

    If it may keep one for a second, it shows it for up to two. So it gets the second
    itself: after that it asks again, and it shows a change within one second.
    """
    return [
        (name, f"@{int(time.time())}")
        if value == A_SECOND and name.lower() == EXPIRES
        else (name, value)
        for name, value in headers
    ]
