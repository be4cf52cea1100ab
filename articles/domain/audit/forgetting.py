"""Take out of the record what must not stay: the one way past its being append-only."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model, Q, QuerySet, TextField
from django.db.models.functions import Cast

from articles.domain.audit.writing import write
from articles.models import RecordedDeed, RecordEntry

# Entries that go in one transaction, so that nobody waits long for them.
AT_A_TIME = 10_000


def older_than(moment: datetime) -> QuerySet[RecordEntry]:
    """Return what may go: all before it, but what the settings last were."""
    entries = RecordEntry._base_manager.order_by("-at", "-pk")
    kept = entries.filter(deed=RecordedDeed.SETTINGS).values_list("pk", flat=True)
    return entries.filter(at__lt=moment).exclude(pk__in=list(kept[:1]))


def forget_before(moment: datetime, *, command: str, dry_run: bool = False) -> int:
    """Delete entries that are older; return how many those are.

    For each step an entry says how many went. Decisions and saves stay: they belong to
    their articles.
    """
    if dry_run:
        return older_than(moment).count()
    gone = 0
    while keys := list(older_than(moment).values_list("pk", flat=True)[:AT_A_TIME]):
        with transaction.atomic():
            RecordEntry._base_manager.filter(pk__in=keys).delete()
            write(
                RecordedDeed.FORGOTTEN,
                command=command,
                entries=len(keys),
                before=moment,
            )
        gone += len(keys)
    return gone


def addresses_before(moment: datetime) -> QuerySet[RecordEntry]:
    """Return the entries before it that tell a network address."""
    kept = RecordEntry._base_manager.exclude(address="")
    return kept.filter(at__lt=moment)


def forget_where(person: Any) -> int:
    """Empty the network addresses of all that a person did."""
    hers = RecordEntry._base_manager.filter(by=person).exclude(address="")
    return hers.update(address="")


def about(model: type[Model], keys: Iterable[int]) -> Q:
    return Q(kind=model._meta.label_lower, key__in=[str(key) for key in keys])


def rename(model: type[Model], keys: Iterable[int], title: str) -> int:
    """Call these `title` in all entries about them."""
    found = RecordEntry._base_manager.filter(about(model, keys))
    return found.update(name=title[:200])


def empty(asked: Q, title: str) -> int:
    """Leave of the entries that `asked` finds who did what and when, to `title`.

    It may ask for `said`, all that is known of an act as a text.
    """
    entries = RecordEntry._base_manager.alias(said=Cast("details", TextField()))
    found = entries.filter(asked)
    return found.update(name=title[:200], details={})
