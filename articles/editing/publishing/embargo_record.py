"""The record of a story's embargoes, read as events: set, changed, lifted, ended.

The rows say it already; nothing is written for this.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest

from django.db import models
from django.utils.translation import pgettext_lazy

from articles.foundation import change_mark
from articles.models import Embargo, User


class EmbargoDeed(models.TextChoices):
    SET = "set", pgettext_lazy("history", "Embargo set")
    CHANGED = "changed", pgettext_lazy("history", "Embargo changed")
    LIFTED = "lifted", pgettext_lazy("history", "Embargo lifted")
    ENDED = "ended", pgettext_lazy("history", "Embargo ended")


@dataclass(frozen=True, slots=True)
class EmbargoEvent:
    """`until` is the end that was set, `former` the end that held before.

    Nobody ends an embargo whose time has come, so that event has no user.
    """

    deed: EmbargoDeed
    at: datetime
    until: datetime | None = None
    by: User | None = None
    note: str = ""
    former: datetime | None = None


def embargo_events(story: int) -> list[EmbargoEvent]:
    """Return what happened to the embargoes of a story, the oldest first."""
    rows = Embargo.objects.filter(story=story).select_related("set_by", "lifted_by")
    return list(events_of(list(rows), change_mark.present()))


def events_of(rows: list[Embargo], now: datetime) -> Iterator[EmbargoEvent]:
    former: Embargo | None = None
    for row, following in zip_longest(rows, rows[1:]):
        replaced = former if former and is_changed(former, row) else None
        yield EmbargoEvent(
            EmbargoDeed.CHANGED if replaced else EmbargoDeed.SET,
            row.set_at,
            row.until,
            row.set_by,
            row.reason,
            replaced.until if replaced else None,
        )
        if row.until <= (row.lifted_at or now):
            yield EmbargoEvent(EmbargoDeed.ENDED, row.until)
        elif row.lifted_at and not (following and is_changed(row, following)):
            yield EmbargoEvent(
                EmbargoDeed.LIFTED,
                row.lifted_at,
                by=row.lifted_by,
                note=row.lifted_note,
                former=row.until,
            )
        former = row


def is_changed(former: Embargo, row: Embargo) -> bool:
    """Return whether `row` was set in place of `former`, while that still held."""
    return former.lifted_at == row.set_at < former.until
