"""What counts as now: the clock, but no moment before the latest decision.

A clock that is stepped back would take from readers what they saw, and let a schedule
be cancelled that has come. Whoever reads the revision is told of the latest decision.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone

# A decision that lies further ahead is the one that is wrong, not the clock.
BACK = timedelta(hours=1)


class Latest:
    """The moment of the latest decision, as this process was told last."""

    at: datetime | None = None


def note(latest: datetime | None) -> None:
    Latest.at = latest


def farthest() -> datetime:
    """Return the moment beyond which a decision says nothing of the time."""
    return timezone.now() + BACK


def present() -> datetime:
    return counting(timezone.now())


def counting(at: datetime) -> datetime:
    """Return what counts when the clock says `at`."""
    latest = Latest.at
    return latest if latest and at < latest <= at + BACK else at


def asked[T](at: datetime, ask: Callable[[datetime], T]) -> T:
    """Ask as of what counts at `at`: once more if the answer tells of another moment.

    The question has to note the latest decision.
    """
    wanted = counting(at)
    found = ask(wanted)
    counts = counting(at)
    return found if counts == wanted else ask(counts)
