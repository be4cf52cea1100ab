"""Tell what an answer shows, and when the first of it ends, to whoever keeps answers.

Where parts of versions are given they are told; whoever shows something else tells it
herself. Nobody listens but while an answer is made that might be kept.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(slots=True)
class Told:
    """The keys of what is shown, and the earliest moment at which some of it ends.

    It is all that is shown only if the view says that it tells all. What is `alone`
    lists nothing: it changes with nothing but what it tells. `subject` is what it
    counts as (`articles.site.statistics`), "" for what nobody counts.
    """

    keys: set[str] = field(default_factory=set)
    ends_at: datetime | None = None
    is_all: bool = False
    is_alone: bool = False
    subject: str = ""


listening: ContextVar[Told | None] = ContextVar("listening", default=None)


@contextmanager
def heard() -> Iterator[Told]:
    """Listen to what is told within."""
    found = Told()
    token = listening.set(found)
    try:
        yield found
    finally:
        listening.reset(token)


def is_heard() -> bool:
    """Whether somebody listens, for whom it is worth to look what is to be told."""
    return listening.get() is not None


def shown(*keys: str) -> None:
    """Tell what is shown, by the keys with which it changes."""
    if told := listening.get():
        told.keys.update(keys)


def shown_editions(editions: Iterable[int]) -> None:
    """Tell of which editions a version is shown, or named, or what became of it."""
    if told := listening.get():
        told.keys.update(f"edition:{pk}" for pk in editions)


def ends(moment: datetime | None) -> None:
    """Tell that something is shown until then; None if its end isn't known."""
    told = listening.get()
    if told and moment and (told.ends_at is None or moment < told.ends_at):
        told.ends_at = moment


def all_told() -> None:
    """Tell that nothing is shown but what is told."""
    if told := listening.get():
        told.is_all = True


def something_untold() -> None:
    """Tell that something is shown of which nobody knows whose it is."""
    if told := listening.get():
        told.is_all = False


def alone(about: Iterable[str] = ()) -> None:
    """Tell that nothing is listed but what has one of these labels."""
    if told := listening.get():
        told.is_alone = True
        told.keys.update(f"about:{key}" for key in about)


def counts_as(subject: str) -> None:
    """Tell as what it counts that this is given to somebody."""
    if told := listening.get():
        told.subject = subject
