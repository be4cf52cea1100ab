"""The threads beside those that answer: one watches, one tidies up, one makes ahead."""

import logging
import math
import time
from collections.abc import Callable
from threading import Event, Thread

from articles.domain import fragments
from articles.foundation import change_mark
from articles.site.shared import CODINGS
from newsroom.page_cache.answers.request_key import Asked
from newsroom.page_cache.cached_pages import Rack
from newsroom.page_cache.filling import Filler
from newsroom.page_cache.stores.files import Stack
from newsroom.page_cache.warming import environ_of, warm

logger = logging.getLogger(__name__)
# Seconds between two rounds of each kind.
OFTEN, SOON, SELDOM, ONCE = 0.25, 5, 60, math.inf
# Seconds between two rounds of making ahead.
PAUSE = 2
# So many copies are written in a round.
MOST = 200


class Hands:
    """Background work: nobody waits for it, and it runs no query."""

    def __init__(self, rack: Rack, stack: Stack):
        self.rack, self.stack = rack, stack

    def take_up(self) -> None:
        """Put on the shelf what was kept before this process began."""
        present = change_mark.now()
        for key, held in self.stack.read():
            is_known = present is not None and held.mark_id == present.id
            if is_known and self.rack.is_good(held, time.time()):
                self.rack.shelf.put(key, held, is_old=True)

    def compress(self) -> None:
        """Make the forms that were asked for and weren't there."""
        until = time.monotonic() + OFTEN
        while self.rack.wanted and time.monotonic() < until:
            key, held = self.rack.wanted.popitem()
            while held.wanted:
                coding = held.wanted.pop()
                if coding not in held.forms:
                    body = CODINGS[coding](held.body)
                    self.rack.shelf.take(key, held, coding, body)

    def share(self) -> None:
        """Let other machines have what was made here, as far as there is time."""
        until = time.monotonic() + OFTEN
        while self.rack.new and self.rack.sharing and time.monotonic() < until:
            self.rack.sharing.give(*self.rack.new.popleft())

    def often(self) -> None:
        # First what somebody waits for.
        self.rack.taken_off.look()
        self.rack.watcher.cut()
        self.compress()
        self.share()

    def soon(self) -> None:
        change_mark.repair()
        self.rack.sweep()
        self.write()

    def write(self) -> None:
        """Write what was asked for more than once."""
        left = MOST
        for key, held in self.rack.shelf.all():
            if held.hits and not held.is_written and left:
                left -= 1
                is_done = self.stack.write(key, held)
                # Not again and again, where it can't be written.
                held.is_written = True
                if not is_done:
                    break

    def seldom(self) -> None:
        self.stack.tidy()


class Warmer:
    """Has made what readers ask for first, whenever the site is another one, and sees
    to it that nobody displaces it by asking for thousands of other addresses.
    """

    def __init__(self, rack: Rack, filler: Filler):
        self.rack, self.filler = rack, filler
        self.made_for: tuple | None = None
        self.made_at = 0.0
        self.keys: set[str] = set()

    def look(self) -> None:
        for key in self.keys:
            self.rack.shelf.get(key)
        since = time.monotonic() - self.made_at
        # While much is changed, as by an import, not all of it is made each time.
        if self.made_at and since < PAUSE:
            return
        present = self.present()
        if present and (present != self.made_for or since > SELDOM):
            self.made_for, self.made_at = present, time.monotonic()
            self.keys.clear()
            warm(self.answer)

    def present(self) -> tuple | None:
        seen = self.rack.begin()
        return None if seen is None else (seen.mark, seen.state)

    def answer(self, path: str) -> bytes | None:
        environ = environ_of(path)
        asked = Asked.of(environ)
        self.keys.add(asked.key)
        held = self.rack.shelf.get(asked.key)
        if held is None or not self.rack.is_fresh(held, time.time()):
            status = self.filler.answer(self.rack, asked, environ).status
            if status >= 500 or self.present() != self.made_for:
                return None
            held = self.rack.shelf.get(asked.key)
        if held is None:
            return b""
        held.hits += 1
        return held.body


def every(jobs: list[tuple[float, Callable[[], None]]], is_over: Event) -> None:
    """Do each of the jobs again and again, so many seconds apart, until it is over."""
    due = [0.0] * len(jobs)
    pause = min(seconds for seconds, _job in jobs)
    while not is_over.is_set():
        now = time.monotonic()
        for number, (seconds, job) in enumerate(jobs):
            if now >= due[number]:
                due[number] = now + seconds
                try:
                    job()
                except Exception:
                    # The next round may do it; readers are answered meanwhile.
                    logger.exception("What is done beside the pages has failed.")
        is_over.wait(pause)


class Running:
    """All of it in this process, until `stop`."""

    def __init__(self, rack: Rack, stack: Stack, filler: Filler | None):
        self.rack, self.hands = rack, (hands := Hands(rack, stack))
        over = rack.watcher.is_over
        tidying = [
            (ONCE, hands.take_up),
            (OFTEN, hands.often),
            (SOON, hands.soon),
            (SELDOM, hands.seldom),
        ]
        self.threads = [
            Thread(target=rack.watcher.go_on, name="pages-watcher", daemon=True),
            Thread(target=every, args=(tidying, over), daemon=True),
        ]
        # It waits for a database, which none of the others may.
        writing = [(SOON, fragments.write_waiting)]
        self.threads.append(Thread(target=every, args=(writing, over), daemon=True))
        if filler and rack.is_on:
            jobs = [(OFTEN, Warmer(rack, filler).look)]
            self.threads.append(Thread(target=every, args=(jobs, over), daemon=True))
        fragments.begin_writing_later()
        # Opened by one: a thread that asks while another one opens it would see none.
        change_mark.now()
        for thread in self.threads:
            thread.start()

    def stop(self, patience: float = 1) -> None:
        self.rack.watcher.is_over.set()
        self.rack.watcher.wanted.set()
        until = time.monotonic() + patience
        for thread in self.threads:
            thread.join(max(0, until - time.monotonic()))
        fragments.end_writing_later()
        self.hands.write()
