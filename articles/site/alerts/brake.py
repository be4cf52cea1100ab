"""The brake: nothing is sent once letters to many readers at once have failed.

Then the fault is ours: a relay that refuses the sender, or a domain without its proofs.
All would be given up, and their readers taken off. The record keeps that it stopped.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q
from django.utils import timezone

from articles.domain import audit
from articles.models import (
    AlertLetter,
    LetterState,
    RecordedDeed,
    RecordEntry,
    Subscriber,
)

logger = logging.getLogger(__name__)

# So many readers, and so great a part of those written to within a day. Few addresses
# that were confirmed are gone later.
LEAST, PART = 20, 5
WINDOW = timedelta(days=1)
# No letter is tried for longer.
LONGEST = timedelta(days=3)
# The object of its entries in the record; the last one tells if it is on.
KIND, KEY = "alerts", "sending"
STOPPED, RESUMED = "alerts_stopped", "alerts_resumed"
FAILED = Q(state=LetterState.GIVEN_UP) | Q(has_come_back=True)


@dataclass(frozen=True, slots=True)
class Act:
    """When it stopped or went on."""

    at: datetime
    is_stop: bool


def last_act() -> Act | None:
    entry = (
        RecordEntry.objects.filter(kind=KIND, key=KEY).order_by("-at", "-pk").first()
    )
    return Act(entry.at, entry.details.get("what") == STOPPED) if entry else None


def is_stopped() -> bool:
    last = last_act()
    return last is not None and last.is_stop


def look() -> bool:
    """Stop if letters to too many readers failed; return whether it is on."""
    last, now = last_act(), timezone.now()
    if last and last.is_stop:
        return True
    since = max(now - WINDOW, last.at) if last else now - WINDOW
    written = letters_since(since)
    failed = readers_of(written.filter(FAILED))
    if failed < LEAST or failed * PART < readers_of(written):
        return False
    note(STOPPED, command="work")
    logger.error(
        "Alerts are stopped: letters to %d readers failed within a day.", failed
    )
    return True


def letters_since(moment: datetime):
    """Keep letters that were sent or given up since then."""
    states = (LetterState.SENT, LetterState.GIVEN_UP)
    due = AlertLetter.objects.filter(until__gt=moment - LONGEST)
    return due.filter(state__in=states, at__gt=moment)


def readers_of(letters) -> int:
    """Return to how many readers they went; each who has left since is one."""
    gone = Count("pk", filter=Q(subscriber=None))
    return sum(
        letters.aggregate(Count("subscriber", distinct=True), gone=gone).values()
    )


def note(what: str, *, command: str) -> None:
    audit.write(RecordedDeed.CHANGED, command=command, what=what, kind=KIND, key=KEY)


def note_resumed(command: str) -> None:
    note(RESUMED, command=command)


def release(now: datetime) -> int | None:
    """Let it go on, in the caller's transaction; None if it wasn't on.

    Letters that failed before it stopped are sent again, and count against no address.
    Returns their number.
    """
    last = last_act()
    if last is None or not last.is_stop:
        return None
    failed = letters_since(last.at - WINDOW).filter(FAILED, subscriber__isnull=False)
    Subscriber.objects.filter(letters__in=failed).update(bounces=0)
    return failed.update(
        state=LetterState.WAITING, at=now, tries=0, has_come_back=False
    )
