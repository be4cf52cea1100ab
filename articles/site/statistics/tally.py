"""Counts of a process that it hasn't stored yet: numbers in memory, bounded.

Requests for missing addresses can't make it grow, since only existing subjects count;
nor can thousands of words or names, since only so many are held.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time as clock, timedelta
from threading import Lock
from time import time

from django.utils import timezone

from articles.site.statistics.agents import is_program, stated_in, verdicts
from articles.site.statistics.subjects import FEED, SEARCH

# The most different things held, and how many of them clients may invent.
MOST, MOST_INVENTED = 20_000, 1_000
# Sent as a whole, or “not modified” since the client has the same.
GIVEN = frozenset({200, 304})
FOR_LATER = ("prefetch", "prerender", "preview")


@dataclass(slots=True)
class Counts:
    """Those of one day: by subject how often it was given to people and to programs;
    by feed and program the largest number of subscribers that was stated.
    """

    given: dict[str, list[int]] = field(default_factory=dict)
    stated: dict[tuple[str, str], int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.given or self.stated)


Days = dict[date, Counts]


class Tally:
    """`count` is called by many threads, for each answer, and has no time."""

    def __init__(self, most: int = MOST, most_invented: int = MOST_INVENTED):
        self.most, self.most_invented = most, most_invented
        # Held for moments: nothing is queried or made under it.
        self._lock = Lock()
        self._days: Days = {}
        self._today, self._ends = Counts(), 0.0
        self._held = self._invented = 0

    def count(self, subject: str, status: int, agent: str, purpose: str = "") -> None:
        """Count the response to a GET; `purpose` is the browser's reason for the
        request, if the page isn't to be shown.
        """
        if status not in GIVEN:
            return
        if subject[0] == FEED[0]:
            self._state(subject, agent)
            return
        # As `is_program`, whose call would cost as much as all of this.
        is_for_nobody = verdicts.get(hash(agent))
        if is_for_nobody is None:
            is_for_nobody = is_program(agent)
        if purpose and purpose.startswith(FOR_LATER):
            is_for_nobody = True
        # The searches of programs say nothing about readers.
        if is_for_nobody and subject[0] == SEARCH[0]:
            return
        with self._lock:
            if time() >= self._ends:
                self._turn()
            pair = self._today.given.get(subject)
            if pair is not None:
                pair[is_for_nobody] += 1
            else:
                self._add(self._today, subject, not is_for_nobody, is_for_nobody)

    def take(self) -> Days:
        """Return what was counted, and begin anew."""
        with self._lock:
            taken, self._days = self._days, {}
            self._ends, self._held, self._invented = 0.0, 0, 0
        return {day: counts for day, counts in taken.items() if counts}

    def put_back(self, days: Mapping[date, Counts]) -> None:
        """Take what couldn't be handed over, as far as there is room."""
        with self._lock:
            for day, counts in sorted(days.items()):
                mine = self._days.setdefault(day, Counts())
                for subject, (people, programs) in counts.given.items():
                    self._add(mine, subject, people, programs)
                for key, number in counts.stated.items():
                    self._raise(mine, key, number)

    def _state(self, subject: str, agent: str) -> None:
        """Keep the largest number of subscribers that a program states of a feed."""
        if "ubscriber" not in agent and "eader" not in agent:
            return
        if stated := stated_in(agent):
            with self._lock:
                key = subject, stated.program
                if time() >= self._ends:
                    self._turn()
                self._raise(self._today, key, stated.subscribers)

    # Under the lock.

    def _turn(self) -> None:
        """Begin a day, by the newsroom's time zone, or go on with it."""
        zone = timezone.get_default_timezone()
        day = timezone.localdate(timezone=zone)
        morrow = datetime.combine(day + timedelta(days=1), clock.min, zone)
        self._today = self._days.setdefault(day, Counts())
        self._ends = morrow.timestamp()

    def _add(self, counts: Counts, subject: str, people: int, programs: int) -> None:
        pair = counts.given.get(subject)
        if pair is None:
            if not self._has_room(is_invented=subject.startswith(SEARCH)):
                return
            pair = counts.given[subject] = [0, 0]
        pair[0] += people
        pair[1] += programs

    def _raise(self, counts: Counts, key: tuple[str, str], number: int) -> None:
        known = counts.stated.get(key)
        if known is not None or self._has_room(is_invented=True):
            counts.stated[key] = max(known or 0, number)

    def _has_room(self, *, is_invented: bool) -> bool:
        """Reserve room for one more thing; return whether there was any."""
        if self._held >= self.most:
            return False
        if is_invented:
            if self._invented >= self.most_invented:
                return False
            self._invented += 1
        self._held += 1
        return True
