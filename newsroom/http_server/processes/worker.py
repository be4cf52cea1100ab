"""A process that answers: `worker.py SOCKET SIGNS MASTER THREADS`, begun by the master.

SOCKET and SIGNS are numbers of files that it inherits. It accepts connections from
SOCKET; it reports to SIGNS that it is ready, and then that it is alive. It ends with
the process MASTER, or when it is stopped.
"""

import asyncio
import os
import signal
import socket
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

if not __package__:
    sys.path.append(str(Path(__file__).resolve().parents[3]))

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from newsroom.conf import file_modes
from newsroom.http_server.answering.dispatch import Door
from newsroom.http_server.processes.granian_http import Service
from newsroom.monitoring.plain_output import is_json, leave, say

# A setting or the look is wrong: to begin again helps nobody.
USELESS = 3
# Seconds in which connections that are in use end with their next answer, instead of
# while a request is on its way; and for what was begun until then.
LEAVING, GRACE = 1.0, 10.0
STEP = 0.5


@dataclass(frozen=True, slots=True)
class Post:
    """A worker's sockets, its master and its number of threads."""

    place: socket.socket
    signs: int
    master: int
    threads: int

    @classmethod
    def named(cls, arguments: list[str]) -> "Post":
        place, signs, master, threads = map(int, arguments)
        taken = socket.socket(fileno=place)
        taken.setblocking(False)
        os.set_blocking(signs, False)
        return cls(taken, signs, master, threads)

    def live(self) -> None:
        # The master may be gone, or have no time to listen.
        with suppress(OSError):
            os.write(self.signs, b"1")


def newsroom(threads: int) -> Door:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    database = settings.DATABASES["default"]
    is_file = database["ENGINE"].endswith("sqlite3")
    file_modes.narrow(settings.VAR, str(database["NAME"]) if is_file else "")
    # This needs the models.
    from newsroom.http_server.processes.assembling import assemble  # noqa: PLC0415 (as above)

    return assemble(threads)


async def serve(door: Door, post: Post) -> None:
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    service = Service(door, post.place)
    while os.getppid() == post.master and not stopped.is_set():
        post.live()
        await until(stopped, STEP)
    door.sender.is_leaving = True
    service.accept_no_more()
    await until(service.ended, LEAVING)
    service.stop()
    await until(service.ended, GRACE)
    door.crew.forget(*door.crew.for_once)


def complain(text: str) -> None:
    if is_json():
        say("ERROR", "newsroom.http_server", text)
    else:
        sys.stderr.write(f"{text}\n")


async def until(event: asyncio.Event, seconds: float) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()


def main(build: Callable[[int], Door]) -> None:
    # Ctrl-C is for the master, which tells the workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    post = Post.named(sys.argv[1:])
    code = USELESS
    try:
        asyncio.run(serve(build(post.threads), post))
        code = 0
    except ImproperlyConfigured as error:
        complain(str(error))  # it says what is wrong and what to do
    except Exception as error:  # noqa: BLE001 – the master must know that it is of no use
        complain("".join(traceback.format_exception(error)).rstrip())
    # Threads may still wait for what nobody wants any more, and granian's can't outlive
    # Python's end. So it isn't waited for, but whoever wants to be told of it is.
    leave(code)


if __name__ == "__main__":
    main(newsroom)
