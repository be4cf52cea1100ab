"""Poll the database for the state of the site: other hosts change it, too.

Threads that answer readers run no query, and see here if the database is there.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event

from django.utils import timezone

from articles.domain import site_version
from articles.domain.site_version import Outlook
from articles.foundation import change_mark as mark
from articles.foundation.change_mark import Mark
from newsroom.page_cache.site_state.other_machines import catch_up
from newsroom.page_cache.site_state.short_connection import PATIENCE, Line

logger = logging.getLogger(__name__)
# Seconds between two questions; at least, where somebody waits for the next one.
PAUSE, BREATH = 0.5, 0.01
# For so long an answer tells what the site is, if no boundary comes sooner.
AGE = timedelta(seconds=3)


@dataclass(frozen=True, slots=True)
class Seen:
    """The state of the site when it was queried, valid under this mark alone. Times
    are in seconds.
    """

    mark: Mark
    state: str
    at: float
    until: float
    changed: float


class Watcher:
    """`ask` is the question: what is the site now, and what comes next by itself?"""

    def __init__(
        self, program: str, *, ask: Callable[[datetime], Outlook] | None = None
    ):
        self.program, self.ask = program, ask or site_version.outlook
        self.seen: Seen | None = None
        self.wanted, self.is_over = Event(), Event()
        self._began: float | None = None
        self._has_failed = False
        self._line = Line()

    @property
    def is_away(self) -> bool:
        """Return True if the database failed to answer the last query."""
        return self._has_failed or self._is_late

    @property
    def _is_late(self) -> bool:
        began = self._began
        return began is not None and time.monotonic() - began > PATIENCE

    def now(self, moment: float) -> Seen | None:
        """Return what the site is, if that is known without doubt."""
        seen, present = self.seen, mark.now()
        if present is None or not present.is_settled:
            return None
        if seen is None or seen.mark != present or not seen.at <= moment < seen.until:
            self.wanted.set()
            return None
        return seen

    def look(self, *, open_line: bool = False, is_last: bool = True) -> bool:
        """Ask once; only the last of two that fail in a row counts."""
        before, at = mark.now(), timezone.now()
        self._began = time.monotonic()
        try:
            if open_line:
                self._line.open()
            found = self.ask(at)
            if catch_up(found.revision.sequence):
                # Pages kept from here on are made after that.
                before, at = mark.now(), timezone.now()
                found = self.ask(at)
        except Exception as error:  # noqa: BLE001 – whatever it is, there is no answer
            if is_last or self._is_late:
                self._fail(error)
            return False
        finally:
            self._began = None
        if self._has_failed:
            logger.warning("The database answers again.")
        self._has_failed = False
        if before is not None and before.is_settled:
            self.seen = self._seen(found, before, at)
        return True

    def _seen(self, found, before: Mark, at: datetime) -> Seen:
        now, last = found.revision, at + AGE
        until = min(found.next_boundary or last, last)
        return Seen(
            mark=before,
            state=f"{self.program} {now.state}",
            at=at.timestamp(),
            until=until.timestamp(),
            changed=max(now.bumped_at, now.boundary).timestamp(),
        )

    def _fail(self, error: Exception) -> None:
        if not self._has_failed:
            logger.warning(
                "The database doesn't answer (%s). Readers get copies of pages, where "
                "there are any, until it does.",
                str(error).strip().splitlines()[0] if str(error) else repr(error),
            )
        self._has_failed = True

    def go_on(self) -> None:
        """Look until it is over, in a thread of its own."""
        while not self.is_over.is_set():
            try:
                self._look_twice()
            except Exception:
                logger.exception("The database can't be watched; it is tried again.")
            # Nobody hurries a database that is away.
            self.is_over.wait(PAUSE if self._has_failed else BREATH)
            self.wanted.wait(self._pause())
            self.wanted.clear()
        self._line.close()

    def cut(self) -> None:
        """End a question that isn't answered; from another thread."""
        if self._is_late:
            self._line.cut()

    def _look_twice(self) -> None:
        # The connection may be dead, as after a restart, and the database not.
        for is_last in (False, True) if not self._has_failed else (True,):
            if self.look(open_line=True, is_last=is_last):
                return
            self._line.close()

    def _pause(self) -> float:
        """Return the seconds until it has to be asked again, by the latest."""
        seen = self.seen
        left = seen.until - time.time() if seen else PAUSE
        return min(PAUSE, left) if left > 0 else PAUSE / 10
