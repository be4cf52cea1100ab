"""The site's revision: one row that changes with all that changes what the public sees.

Here it is written; `articles.domain.site_version` says what readers make of it.
"""

import secrets
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models import Q
from django.dispatch import Signal
from django.utils import timezone

from articles.foundation import change_mark
from articles.models.editions.edition import Edition
from articles.models.site.key_counter import KeyCounter

# What the public sees no sooner than this, the boundary of that moment tells: no
# transaction takes so long.
SOON = timedelta(minutes=10)


class SiteRevision(models.Model):
    counter = models.PositiveBigIntegerField(default=0)
    # In whole seconds, as a date in a header is.
    bumped_at = models.DateTimeField()
    # Tells this site's feeds from any other's, whatever its domain. Never changes.
    site = models.UUIDField(default=uuid.uuid4, editable=False)
    # Of all changes, whether the public sees them yet or not: what was made of
    # anything before its last change is out of date.
    sequence = models.PositiveBigIntegerField(default=0, editable=False)
    # Another one with each count: a count that was undone comes again as another.
    token = models.BigIntegerField(default=0, editable=False)

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

    `doubts` ask whether the public sees something of what was changed. `keys` and
    `editions` are what was changed, whether the public sees it now or later.
    """

    is_due: bool = False
    doubts: list[Callable[[], bool]] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    editions: set[int] = field(default_factory=set)

    @property
    def has_anything(self) -> bool:
        return bool(self.is_due or self.doubts or self.keys or self.editions)

    def take_over(self, inner: "Block") -> None:
        self.is_due |= inner.is_due
        self.doubts += inner.doubts
        self.keys |= inner.keys
        self.editions |= inner.editions


# Sent by a transaction that counts, at its end: `keys` and `editions` as in `Block`.
counted = Signal()
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
            if is_done and outer is None and block.has_anything:
                tell_all(block)
                count(block)
    finally:
        block_now.reset(token)
    if is_done and outer is not None:
        outer.take_over(block)


@contextmanager
def noting() -> Iterator[Block]:
    """Give the block that is open, as nothing is written into the database here; else
    one that is counted at once.
    """
    if outer := block_now.get():
        yield outer
        return
    with atomic() as block:
        yield block


def tell_all(block: Block) -> None:
    """Mark for all processes that something is going to be another one.

    From before the commit until the transaction is over, whoever has begun it: so no
    page is kept that was made of what was. And no copy is shown of what ends by it,
    even if the database isn't there any more at the next moment.
    """
    transaction.on_commit(change_mark.Pending().end)
    pictures = {key for key in block.keys if key.startswith("image:")}
    change_mark.drop({f"edition:{pk}" for pk in block.editions} | pictures)


def bump(*keys: str) -> None:
    """Note that what the public sees changes, now or later, by this transaction.

    `keys` name what is another one now, for whatever was made of it.
    """
    with noting() as block:
        block.is_due = True
        block.keys.update(keys)


def bump_if(sees: Callable[[], bool], *keys: str) -> None:
    """Like `bump`, if the public sees it: that is asked when all else is done."""
    with noting() as block:
        block.doubts.append(sees)
        block.keys.update(keys)


def note_keys(*keys: str) -> None:
    """Note what is another one now, though nobody may see that yet."""
    with noting() as block:
        block.keys.update(keys)


def note_edition(pk: int) -> None:
    """Note that windows of this edition's versions changed. The caller has its lock."""
    with noting() as block:
        block.editions.add(pk)


def lock() -> SiteRevision:
    """Wait until nobody else has the row; it is ours until the transaction ends."""
    row = SiteRevision.objects.select_for_update().first()
    if row is None:
        raise SiteRevision.DoesNotExist("The site's revision has lost its row.")
    return row


@transaction.atomic(savepoint=False)
def count(block: Block) -> None:
    """Count in one update; the moment goes on even if the clock steps back."""
    # Asked before, the clock could name a moment at which somebody read what was there.
    # And whoever makes something public ends with this row: so it is public already,
    # or it will be counted after this transaction.
    row = lock()
    row.sequence += 1
    if block.is_due or any(sees() for sees in block.doubts):
        row.counter += 1
        row.bumped_at = max(row.bumped_at, whole_second(timezone.now()))
        row.token = secrets.randbits(62)
    row.save(force_update=True)
    KeyCounter.objects.set_to(row.sequence, block.keys)
    Edition.objects.filter(pk__in=block.editions).update(changed=row.sequence)
    changed = {"keys": frozenset(block.keys), "editions": frozenset(block.editions)}
    counted.send(SiteRevision, **changed)


def whole_second(moment: datetime) -> datetime:
    """Return the second that begins at or after the moment.

    A date in a header says no more than the second. Rounded down it could be one that
    was given before the change.
    """
    begun = moment.replace(microsecond=0)
    return begun if begun == moment else begun + timedelta(seconds=1)
