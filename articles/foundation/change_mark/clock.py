"""The present: the clock's time, but never a moment before the latest decision.

A clock that is stepped back would hide articles that readers saw, and let editors
cancel a schedule after its time. Readers of the revision note the latest decision.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone

# If a decision is further ahead than this, it is wrong and the clock is right.
BACK = timedelta(hours=1)


class Latest:
    """The moment of the latest decision that this process knows of."""

    at: datetime | None = None


def note(latest: datetime | None) -> None:
    Latest.at = latest


def farthest() -> datetime:
    """Return the moment after which decisions don't affect the present."""
    return timezone.now() + BACK


def present() -> datetime:
    return counting(timezone.now())


def counting(at: datetime) -> datetime:
    """Return the moment that counts as now when the clock says `at`."""
    latest = Latest.at
    return latest if latest and at < latest <= at + BACK else at


def asked[T](at: datetime, ask: Callable[[datetime], T]) -> T:
    """Call `ask` with the moment that counts at `at`; again if that moment changes.

    `ask` has to note the latest decision.
    """
    wanted = counting(at)
    found = ask(wanted)
    counts = counting(at)
    return found if counts == wanted else ask(counts)
