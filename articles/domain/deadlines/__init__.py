"""Deadlines by the clock: open, not yet open, closed, or open at any time."""

from articles.domain.deadlines import passing as passing
from articles.domain.deadlines.due import (
    CLOSED as CLOSED,
    IN_CALENDAR as IN_CALENDAR,
    NAMES as NAMES,
    NO_DAY as NO_DAY,
    OPEN as OPEN,
    OPENING as OPENING,
    SOON_NAMES as SOON_NAMES,
    STATES as STATES,
    Due as Due,
    due_in as due_in,
    passed_between as passed_between,
)
from articles.domain.deadlines.passing import passed as passed, passed_in as passed_in
from articles.domain.deadlines.states import (
    State as State,
    is_late_for_others as is_late_for_others,
    state_of as state_of,
)
