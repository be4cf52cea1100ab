"""A request's body is read before a thread is taken: as long as it is allowed to be,
and as long as it goes on coming.

The limit depends on the sender, who is known before any of it is read.
"""

import asyncio
from contextlib import suppress
from tempfile import SpooledTemporaryFile
from threading import Lock
from typing import Any

from django.conf import settings

from newsroom.http_server.reading.own_answers import Refused
from newsroom.http_server.reading.request import length_of

# Beyond it lies on disk: as many bodies as there are connections may come at once. On
# disk all of a process take so much; nobody has to log in to send one.
IN_MEMORY, TOGETHER = 128 * 1024, 2_000_000_000
# Seconds: between two pieces, and for all of it.
PAUSE, ALL = 10, 300
# Bytes that anybody may send: the longest report of a reader has 5,000 characters, of
# which each takes up to 12. And what a writer may whose login is over.
ANYBODY, WRITER = 100_000, 4_000_000
# Marks a body as let in here; no header of a request has such a name.
LET_IN = "newsroom.body_let_in"
# A picture of 20 MB and the rest of its form; and as many of them as go up at once
# where there is no JavaScript. Documents may be larger: one, and the rest of its form.
ONE_FILE, MANY_FILES, REST = 25_000_000, 500_000_000, 4_000_000
# Seconds for which the rest of too large a body is still read: clients that are cut off
# while sending don't read why.
LISTENING_ON = 2


class Body(SpooledTemporaryFile[bytes]):
    """It as a file, and how long it is; `together` is what all have on disk."""

    together, on_disk = 0, 0
    lock = Lock()

    def __init__(self) -> None:
        super().__init__(IN_MEMORY, dir=settings.FILE_UPLOAD_TEMP_DIR)
        self.length = 0

    def __del__(self) -> None:
        self.close()

    def grow(self, size: int) -> None:
        self.length += size
        if self.length > IN_MEMORY:
            self.count(self.length)

    def close(self) -> None:
        super().close()
        self.count(0)

    def count(self, on_disk: int) -> None:
        # The thread that answers closes it.
        with self.lock:
            Body.together += on_disk - self.on_disk
            self.on_disk = on_disk

    @property
    def is_too_much(self) -> bool:
        return self.on_disk > 0 and self.together > TOGETHER


def limit_for(sender: str, kind: str, path: str, pictures: str) -> int:
    """Return how long a body may be that a sender of this name sends.

    Below the address of the desk's `pictures` their own form says in the editor's
    language what is too much, so it must come that far.
    """
    if sender != "ADMITTED":
        return WRITER if sender == "WRITER" else ANYBODY
    if not kind.startswith("multipart/form-data"):
        return settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    if path.startswith(pictures):
        return MANY_FILES
    return max(ONE_FILE, settings.NEWSROOM_DOCUMENT_BYTES + REST)


async def read(scope: Any, protocol: Any, *, most: int) -> Body:
    """Return the body; Refused if it is too large, too slow or not whole."""
    length = length_of(scope)
    body = Body()
    if length == 0:
        return body
    try:
        if length is not None and length > most:
            await pass_over(scope, protocol)
            raise TooLarge(most)
        await fill(body, protocol, most)
        if length not in (None, body.length):
            raise Refused(400, "The request ended before all of it was there.")
    except BaseException:
        body.close()
        raise
    body.seek(0)
    return body


async def fill(body: Body, protocol: Any, most: int) -> None:
    loop = asyncio.get_running_loop()
    end = loop.time() + ALL
    empty = 0
    try:
        async with asyncio.timeout(PAUSE) as patience:
            async for piece in protocol:
                empty += not piece
                body.grow(len(piece))
                if body.length > most:
                    raise TooLarge(most)
                if body.is_too_much:
                    raise Refused(503, "Too much is being sent. Try again in a minute.")
                await write(body, piece)
                patience.reschedule(min(loop.time() + PAUSE, end))
    except TimeoutError:
        raise Refused(408, "The rest of the request didn't come in time.") from None
    # granian ends with one that is empty, and tells what was cut off by another one.
    if empty > 1:
        raise Refused(400, "The request ended before all of it was there.")


async def write(body: Body, piece: bytes) -> None:
    if body.length <= IN_MEMORY:
        body.write(piece)
    else:
        # A disk may stall; nobody else waits for it.
        await asyncio.to_thread(body.write, piece)


async def pass_over(scope: Any, protocol: Any) -> None:
    # Clients that ask first whether to send it are refused at once.
    if "expect" in scope.headers:
        return
    with suppress(TimeoutError):
        async with asyncio.timeout(LISTENING_ON):
            async for _piece in protocol:
                pass


class TooLarge(Refused):
    """`most` is what its sender may send."""

    def __init__(self, most: int):
        super().__init__(413, f"More than {most} bytes were sent.")
        self.most = most
