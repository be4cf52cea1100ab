"""HTTP as granian speaks it, at a socket that is given.

granian's own server gives each of its processes a socket, whose queue is lost with it:
clients that wait there when one is replaced get no answer. So its parts are used here
as its server uses them; the version is pinned in pyproject.toml.
"""

import asyncio
import os
import resource
import socket
import sys
from collections.abc import Callable
from typing import Any

from granian import _granian
from granian._futures import (
    _cbsched_aioschedule,
    _CBSchedulerAIO,
    _future_watcher_wrapper,
)
from granian.http import HTTP1Settings

from newsroom.http_server.processes import listening_socket

# Its type stubs are out of date for these.
PARTS: Any = _granian
# Seconds until a connection is ended that sends no request, or only half of its head.
# Longer than a proxy keeps one (nginx: 60): ended here, it might be while the proxy
# sends the next request.
IDLE = 75
# The longest head of a request, in bytes.
LONGEST_HEAD = 32_768
# Connections of a process at once; each more waits until one ends.
MOST, SPARE_FILES = 8_192, 256
FILE_THREADS = 8
WITHOUT_TLS: tuple = (False, None, None, None, "tls1.3", None, [], False)
WITHOUT_METRICS = (None, None)


class Scheduler(_CBSchedulerAIO):
    """Begins what answers a request, in the way that is set once as `_schedule_fn`."""

    __slots__ = ()

    def __init__(self, *arguments: Any):
        """Leave that way open; granian's own has read the arguments already."""


class Service:
    """Answers at a socket until it is stopped; `ended` is set when it has ended."""

    def __init__(self, application: Callable, place: socket.socket):
        self.place = place
        self.ended = asyncio.Event()
        self.loop = asyncio.get_running_loop()
        self.signal = PARTS.WorkerSignal()
        self.signal.add_cb(lambda: self.loop.call_soon_threadsafe(self.ended.set))
        is_at_path = listening_socket.is_at_path(place)
        holder = PARTS.SocketHolder(
            place.fileno(), is_at_path, listening_socket.BACKLOG
        )
        worker = PARTS.RSGIWorker(
            1,
            (None, holder),
            None,
            1,  # thread that speaks HTTP
            FILE_THREADS,
            1,
            30,
            room(),
            "1",
            HTTP1Settings(
                header_read_timeout=IDLE * 1000, max_buffer_size=LONGEST_HEAD
            ),
            None,
            False,  # no web sockets
            None,
            *WITHOUT_TLS,
            WITHOUT_METRICS,
        )
        serve = worker.serve_str_uds if is_at_path else worker.serve_str
        watched = _future_watcher_wrapper(application)
        scheduler = Scheduler(self.loop, watched, None, None, None)
        later = _cbsched_aioschedule(self.loop, scheduler._ctx, watched)
        scheduler._schedule_fn = answering_first(application, self.loop, later)
        serve(scheduler, self.loop, self.signal)

    def accept_no_more(self) -> None:
        """Leave new connections to the other processes from now on.

        granian itself could only end the existing connections as well, though their
        first requests may be on the way. So the socket that it accepts from becomes one
        that nobody can reach; the real one is the master's.
        """
        if sys.platform != "linux":
            return
        with listening_socket.deaf() as deaf:
            os.dup2(deaf.fileno(), self.place.fileno())

    def stop(self) -> None:
        """End connections without a request; the others when they are answered."""
        self.signal.set()


def answering_first(
    application: Any, loop: asyncio.AbstractEventLoop, later: Callable
) -> Callable:
    """Let whatever can be be answered where the request comes in, or handed on there.

    To wake the loop, and by it the one who works or sends, takes longer than a small
    answer does.
    """

    def schedule(watcher: Any) -> None:
        scope, protocol = watcher.scope, watcher.proto
        if not application.answers_at_once(scope, protocol, loop, watcher.done):
            later(watcher)

    return schedule


def room() -> int:
    """Return how many connections may be open, and allow for as many files."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST + SPARE_FILES
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(hard, wanted)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return MOST if soft == resource.RLIM_INFINITY else max(soft - SPARE_FILES, 64)
