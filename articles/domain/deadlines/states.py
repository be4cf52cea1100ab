"""The state of a deadline: a question to the clock, and nothing that is stored."""

from collections.abc import Iterable
from datetime import datetime
from enum import Enum

from articles.models import Deadline


class State(Enum):
    AHEAD = "ahead"
    OPEN = "open"
    CLOSED = "closed"
    ROLLING = "rolling"


def state_of(row: Deadline, at: datetime) -> State:
    """Return the state at `at`. The second of closing is the first one closed; an event
    closes when it is over.
    """
    over = row.ends_at or row.closes_at
    if over and at >= over:
        return State.CLOSED
    if row.opens_from and at < row.opens_from:
        return State.AHEAD
    return State.ROLLING if row.is_rolling else State.OPEN


def is_late_for_others(rows: Iterable[Deadline], at: datetime) -> bool:
    """Return whether a stage has closed that whoever goes on must have passed."""
    return any(row.is_gate and state_of(row, at) is State.CLOSED for row in rows)
