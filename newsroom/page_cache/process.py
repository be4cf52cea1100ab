"""The cache of this process: made when it is first used, and anew after a fork."""

import atexit
import os
from datetime import date
from threading import RLock
from typing import TypeGuard

from django.conf import settings

from articles.domain.fragments import fingerprint
from newsroom.monitoring.request_counts.handing import count
from newsroom.page_cache.answers.answer import Answer
from newsroom.page_cache.answers.request_key import Asked
from newsroom.page_cache.background import Running
from newsroom.page_cache.cached_pages import Rack
from newsroom.page_cache.filling import Application, Filler
from newsroom.page_cache.site_state.watcher import Watcher
from newsroom.page_cache.stores.files import FOLDER, Stack
from newsroom.page_cache.stores.shared import Sharing

MEGABYTE = 1_000_000
# Types of settings whose values can be compared; others are in the fingerprint.
PLAIN = (str, int, bool, date, type(None))
# Settings that pages don't depend on, and that may differ between hosts.
OF_THE_MACHINE = {
    "NEWSROOM_ACCESS_LOG",
    "NEWSROOM_COMMAND",
    "NEWSROOM_COPIES_MAX_AGE",
    "NEWSROOM_OUTSIDE_MEMORY",
    "NEWSROOM_PAGE_CACHE",
    "NEWSROOM_PATIENCE",
    "NEWSROOM_SENTRY_DSN",
    "NEWSROOM_REACH",
    "NEWSROOM_REACH_DAYS",
    "NEWSROOM_VALKEY",
    "NEWSROOM_WORKER",
}


class Filling(Filler):
    """Wraps Django's WSGI application; this process caches its answers."""

    def __init__(self, application: Application):
        # A server may wrap what was wrapped: once is enough.
        inner = application.application if is_filled(application) else application
        super().__init__(inner, the_rack)
        global filling
        filling = self


def is_filled(application: Application) -> TypeGuard[Filler]:
    return isinstance(application, Filler)


filling: Filling | None = None


class Process:
    def __init__(self) -> None:
        self.lock = RLock()
        self.rack: Rack | None = None
        self.running: Running | None = None


here = Process()


def forget_parent() -> None:
    global here
    here = Process()


os.register_at_fork(after_in_child=forget_parent)


def program() -> str:
    """Return what is another one whenever pages may be made otherwise."""
    told = [
        (name, getattr(settings, name))
        for name in dir(settings)
        if name.startswith("NEWSROOM_")
        and name not in OF_THE_MACHINE
        and isinstance(getattr(settings, name), PLAIN)
    ]
    # A cache in front gets headers of its own.
    told.append(("NEWSROOM_CDN", type(settings.NEWSROOM_CDN).__name__))
    return f"{fingerprint()} {told} {settings.IS_HTTPS}"


def the_rack() -> Rack:
    """Return what this process holds; it watches the database from then on."""
    return here.rack or start()


def start() -> Rack:
    """Begin to watch the database, if that hasn't begun, and to make pages ahead."""
    with here.lock:
        if here.rack is None:
            # Developers see each change of a template at once.
            room = 0 if settings.DEBUG else settings.NEWSROOM_PAGE_CACHE * MEGABYTE
            max_age = settings.NEWSROOM_COPIES_MAX_AGE
            stack = Stack(settings.VAR / FOLDER, room, max_age)
            here.rack = rack = Rack(
                room=room,
                max_age=max_age,
                folder=settings.VAR,
                watcher=Watcher(program()),
                sharing=Sharing(url) if (url := settings.NEWSROOM_VALKEY) else None,
                stack=stack,
            )
            here.running = Running(rack, stack, filling)
        return here.rack


def stop() -> None:
    with here.lock:
        if here.running is not None:
            here.running.stop()
        here.rack = here.running = None


# Pages that were asked for again are written before the process ends.
atexit.register(stop)


def answer(asked: Asked) -> Answer | None:
    """Return what is held, to be given: it counts."""
    found = the_rack().answer(asked)
    if found is not None:
        count(asked, found)
    return found


def instead(asked: Asked) -> Answer | None:
    return the_rack().instead(asked)


def is_away() -> bool:
    return the_rack().is_away
