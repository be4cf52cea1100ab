"""Values that a process caches from the database, each valid for one revision."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import timedelta
from operator import attrgetter
from threading import Lock, local
from weakref import WeakSet

from django.db import Error, OperationalError, connection

from articles.domain.site_version.current import Revision
from articles.foundation import change_mark
from articles.foundation.faults import hinders_all

# A request that began before another may take the value of that one.
ASIDE = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class Held[T]:
    """A value, and the revision for which it was made."""

    revision: Revision
    value: T


class Kept[T]:
    """One value, shared by all threads. It is made anew when the revision differs: when
    the public view changes, unless `by` names other parts of a revision.

    `make` gets the revision and the former value, or None. It may take over unchanged
    parts of that value, but must not change it: others read it meanwhile.
    """

    _all: WeakSet["Kept"] = WeakSet()

    def __init__(
        self,
        make: Callable[[Revision, Held[T] | None], T],
        *,
        by: Callable[[Revision], Hashable] = attrgetter("state"),
    ):
        self._make, self._by = make, by
        self._lock = Lock()
        self._shared: Held[T] | None = None
        self._failures = 0
        # The value of a transaction that may be rolled back, after which the count
        # repeats.
        self._own = local()
        self._all.add(self)

    def at(self, revision: Revision) -> T:
        """Return the value for this revision, or for a slightly later one."""
        shared = self._shared
        if shared and self._is_for(shared, revision):
            return shared.value
        if connection.in_atomic_block:
            return self._inside(revision)
        failures = self._failures
        with self._lock:
            shared = self._shared
            if shared and self._is_for(shared, revision):
                return shared.value
            if shared and is_later(shared, revision):
                return shared.value
            if self._failures > failures:
                # One after the other, all who came meanwhile would wait as long.
                raise OperationalError("The database left somebody else waiting.")
            try:
                self._shared = held = self._made(revision)
            except Error as error:
                self._failures += hinders_all(error)
                raise
            return held.value

    def _inside(self, revision: Revision) -> T:
        own: Held[T] | None = getattr(self._own, "held", None)
        # A change that was only noted and then undone isn't part of the state.
        is_same = own and own.revision.sequence == revision.sequence
        if own is None or not (is_same and self._is_for(own, revision)):
            own = self._own.held = self._made(revision)
        return own.value

    def _made(self, revision: Revision) -> Held[T]:
        shared = self._shared
        base = shared if shared and is_before(shared, revision) else None
        return Held(revision, self._make(revision, base))

    def _is_for(self, held: Held[T], revision: Revision) -> bool:
        return self._by(held.revision) == self._by(revision)

    def forget(self) -> None:
        self._shared, self._own = None, local()


def is_later(held: Held, revision: Revision) -> bool:
    """Return whether it was made for a later revision while this request ran."""
    ahead = held.revision.at - revision.at
    is_same_site = held.revision.site == revision.site
    is_counted = held.revision.counter >= revision.counter
    return is_same_site and is_counted and timedelta() < ahead <= ASIDE


def is_before(held: Held, revision: Revision) -> bool:
    """Return whether this revision followed that one, as far as can be known."""
    if held.revision.site != revision.site:
        return False
    if held.revision.counter == revision.counter:
        return held.revision.token == revision.token
    return held.revision.counter < revision.counter


def forget() -> None:
    """Forget everything: the database was replaced by another."""
    change_mark.note(None)
    for kept in list(Kept._all):
        kept.forget()
