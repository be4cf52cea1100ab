"""The site's revision: one row that changes with every change that the public sees.

This module writes it. `articles.domain.site_version` uses it for readers. A copy of the
catalogue in memory is stored with the place in that sequence.
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

# A change that the public sees later than this needs no count: the boundary of that
# moment brings a new revision. No transaction takes so long.
SOON = timedelta(minutes=10)


class SiteRevision(models.Model):
    counter = models.PositiveBigIntegerField(default=0)
    # In whole seconds, as dates in HTTP headers are.
    bumped_at = models.DateTimeField()
    # Tells this site's feeds from any other's, whatever its domain. Never changes.
    site = models.UUIDField(default=uuid.uuid4, editable=False)
    # Counts all changes, whether the public sees them yet or not. Anything rendered
    # from a thing before its last change is out of date.
    sequence = models.PositiveBigIntegerField(default=0, editable=False)
    # Changes with each count, so a count that was rolled back comes again with another
    # token.
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
    """A transaction that counts, at its end, the bumps within it.

    `doubts` are functions that check whether the public sees a change. `keys` and
    `editions` name changed things, whether the public sees them now or later.
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
    """Like `transaction.atomic`, but counts all bumps within it once, at its end.

    The row is locked from its update to the commit, for everybody. So it is the last
    lock that a transaction takes, which avoids deadlocks.
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
    """Yield the open block, as nothing is written into the database here; without one,
    yield a new block that is counted at once.
    """
    if outer := block_now.get():
        yield outer
        return
    with atomic() as block:
        yield block


def tell_all(block: Block) -> None:
    """Mark for all processes that something is about to change.

    The mark lasts from before the commit until the transaction is over, whoever began
    it, so no page made from the old state is cached. And no copy is shown of what ends
    by the change, even if the database is gone at the next moment.
    """
    transaction.on_commit(change_mark.Pending().end)
    pictures = {key for key in block.keys if key.startswith("image:")}
    change_mark.drop({f"edition:{pk}" for pk in block.editions} | pictures)


def bump(*keys: str) -> None:
    """Note that this transaction changes what the public sees, now or later.

    `keys` name the changed things, for anything that was rendered from them.
    """
    with noting() as block:
        block.is_due = True
        block.keys.update(keys)


def bump_if(sees: Callable[[], bool], *keys: str) -> None:
    """Like `bump`, if the public sees it; `sees` runs when all else is done."""
    with noting() as block:
        block.doubts.append(sees)
        block.keys.update(keys)


def note_keys(*keys: str) -> None:
    """Note changed things, though nobody may see the change yet."""
    with noting() as block:
        block.keys.update(keys)


def note_edition(pk: int) -> None:
    """Note that windows of this edition's versions changed. The caller has its lock."""
    with noting() as block:
        block.editions.add(pk)


def lock() -> SiteRevision:
    """Wait for the row's lock and return it, locked until the transaction ends."""
    row = SiteRevision.objects.select_for_update().first()
    if row is None:
        raise SiteRevision.DoesNotExist("The site's revision has lost its row.")
    return row


@transaction.atomic(savepoint=False)
def count(block: Block) -> None:
    """Count in one update; `bumped_at` never goes back, even if the clock does."""
    # Read the clock only after locking: a time from before could be one at which
    # somebody still read the old state. And each transaction that makes something
    # public locks this row last: so it is public already, or it will be counted after
    # this transaction.
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

    A date in an HTTP header has no fractions of a second. Rounded down, it could equal
    one that was sent before the change.
    """
    begun = moment.replace(microsecond=0)
    return begun if begun == moment else begun + timedelta(seconds=1)


class CatalogueCopy(models.Model):
    """A process's catalogue, stored so that others needn't read every article.

    One row. It includes changes up to `sequence`, the site's; `form` names the
    format of the content.
    """

    sequence = models.PositiveBigIntegerField()
    form = models.CharField(max_length=32)
    content = models.BinaryField()
    made_at = models.DateTimeField(auto_now=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="catalogue_copy_once")
        ]

    def __str__(self):
        return str(self.sequence)
