"""The site's revision: one row that changes with all that changes what the public sees.

Here it is written; `articles.revision` says what readers make of it.
"""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Greatest
from django.utils import timezone

# What the public sees no sooner than this, the boundary of that moment tells: no
# transaction takes so long.
SOON = timedelta(minutes=10)


class SiteRevision(models.Model):
    counter = models.PositiveBigIntegerField(default=0)
    # In whole seconds, as a date in a header is.
    bumped_at = models.DateTimeField()
    # Tells this site's feeds from any other's, whatever its domain. Never changes.
    site = models.UUIDField(default=uuid.uuid4, editable=False)

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="site_revision_once")
        ]

    def __str__(self):
        return str(self.counter)


@dataclass(slots=True)
class Block:
    """A transaction that counts, at its end, what bumped within it.

    `doubts` ask whether the public sees something of what was changed.
    """

    is_due: bool = False
    doubts: list[Callable[[], bool]] = field(default_factory=list)

    def has_changed_anything(self) -> bool:
        if self.is_due or not self.doubts:
            return self.is_due
        # Whoever makes something public ends with this row. So it is public already,
        # or it will be counted after this transaction.
        lock()
        return any(sees() for sees in self.doubts)


block_now: ContextVar[Block | None] = ContextVar("block_now", default=None)


@contextmanager
def atomic() -> Iterator[Block]:
    """Like `transaction.atomic`; what bumps within is counted once, at its end.

    The row is locked from its update to the commit, for everybody. So it is the last
    lock that a transaction takes, and nobody waits for it in a circle.
    """
    outer, block = block_now.get(), Block()
    token = block_now.set(block)
    try:
        with transaction.atomic():
            yield block
            is_done = not transaction.get_rollback()
            if is_done and outer is None and block.has_changed_anything():
                count()
    finally:
        block_now.reset(token)
    if is_done and outer is not None:
        outer.is_due |= block.is_due
        outer.doubts += block.doubts


def bump() -> None:
    """Note that what the public sees changes, now or later, by this transaction."""
    block = block_now.get()
    if block is None:
        count()
    else:
        block.is_due = True


def bump_if(sees: Callable[[], bool]) -> None:
    """Like `bump`, if the public sees it: that is asked when all else is done."""
    with atomic() as block:
        block.doubts.append(sees)


def lock() -> None:
    """Wait until nobody else has the row; it is ours until the transaction ends."""
    list(SiteRevision.objects.select_for_update().values_list("pk"))


@transaction.atomic(savepoint=False)
def count() -> None:
    """Count in one update; the moment goes on even if the clock steps back."""
    # Asked before, the clock could name a moment at which somebody read what was there.
    lock()
    later = Greatest(F("bumped_at"), Value(whole_second(timezone.now())))
    if not SiteRevision.objects.update(counter=F("counter") + 1, bumped_at=later):
        raise SiteRevision.DoesNotExist("The site's revision has lost its row.")


def whole_second(moment: datetime) -> datetime:
    """Return the second that begins at or after the moment.

    A date in a header says no more than the second. Rounded down it could be one that
    was given before the change.
    """
    begun = moment.replace(microsecond=0)
    return begun if begun == moment else begun + timedelta(seconds=1)
