"""Report what a response shows, and when the first of it ends, to the response cache.

The code that returns parts of versions reports them; code that shows anything else
reports it itself. Nobody listens except while a response is made that might be cached.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime

from articles.foundation import change_mark


@dataclass(slots=True)
class CacheReport:
    """The keys of everything shown, and the earliest moment at which some of it ends.

    It is complete only if the view says so. A response that is `alone` lists nothing:
    it changes only with the keys reported. `subject` is the name under which it is
    counted (`articles.site.statistics`), "" if it isn't counted.
    """

    began: datetime
    keys: set[str] = field(default_factory=set)
    ends_at: datetime | None = None
    is_all: bool = False
    is_alone: bool = False
    subject: str = ""


listening: ContextVar[CacheReport | None] = ContextVar("listening", default=None)


@contextmanager
def collected() -> Iterator[CacheReport]:
    """Collect the reports within the block."""
    found = CacheReport(began=change_mark.present())
    token = listening.set(found)
    try:
        yield found
    finally:
        listening.reset(token)


def is_collected() -> bool:
    """Return whether somebody listens, so that collecting the keys is worth it."""
    return listening.get() is not None


def shown(*keys: str) -> None:
    """Report what is shown, by the keys with which it changes."""
    if told := listening.get():
        told.keys.update(keys)


def shown_editions(editions: Iterable[int]) -> None:
    """Report the editions shown: by a version, its name, or what became of it."""
    if told := listening.get():
        told.keys.update(f"edition:{pk}" for pk in editions)


def ends(*moments: datetime | None) -> None:
    """Report that something is shown until then; None if its end isn't known.

    Moments before the response was begun are ignored.
    """
    if told := listening.get():
        known = (told.ends_at, *moments)
        ahead = (moment for moment in known if moment and moment > told.began)
        told.ends_at = min(ahead, default=None)


def report_is_complete() -> None:
    """Report that nothing is shown but what was reported."""
    if told := listening.get():
        told.is_all = True


def report_is_incomplete() -> None:
    """Report that something is shown whose keys are unknown."""
    if told := listening.get():
        told.is_all = False


def alone(about: Iterable[str] = ()) -> None:
    """Report that only things with one of these labels are listed."""
    if told := listening.get():
        told.is_alone = True
        told.keys.update(f"about:{key}" for key in about)


def counts_as(subject: str) -> None:
    """Report the name under which this response is counted."""
    if told := listening.get():
        told.subject = subject
