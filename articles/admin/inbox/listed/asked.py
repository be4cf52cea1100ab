"""The part of the inbox that an address names: filters, words, and a place in the list.

Anything that an address can't mean counts as not asked for.
"""

from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, timedelta
from typing import Self
from urllib.parse import urlencode

from django.http import QueryDict

from articles.admin.parts.fields.choosing import is_key
from articles.foundation.text import clean_line
from articles.models import KINDS, InboxItem

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
HANDED, MUTED = "handed", "muted"
OPEN_STATES = ("new", "claimed", HANDED)
DECIDED_STATES = ("taken", "added", "dismissed")
STATES = (*OPEN_STATES, *DECIDED_STATES, MUTED)
NO_SOURCE = "none"
DAY = timedelta(days=1)
# Not older than that; or older than the last of them.
AGES = {"day": DAY, "week": 7 * DAY, "month": 30 * DAY}
OLDER = "older"
LONGEST = 200
# Beyond these years, moments can't be counted in microseconds of a column.
MOST = 10**17


@dataclass(frozen=True, slots=True)
class Place:
    """The place of an item in the list; others come after it."""

    at: datetime
    pk: int

    def __str__(self) -> str:
        return f"{(self.at - EPOCH) // MICROSECOND}_{self.pk}"

    @classmethod
    def of(cls, item: InboxItem) -> Self:
        return cls(item.at, item.pk)

    @classmethod
    def read(cls, text: str) -> Self | None:
        moment, _sign, key = text.partition("_")
        if not (is_key(moment) and is_key(key)) or int(moment) > MOST:
            return None
        try:
            return cls(EPOCH + int(moment) * MICROSECOND, int(key))
        except OverflowError:
            return None


@dataclass(frozen=True, slots=True)
class Asked:
    """`state` "" is all that is open. `source` is a key, or `NO_SOURCE`; `label` is a
    kind with a key, such as topic-12.
    """

    state: str = ""
    source: str = ""
    language: str = ""
    label: str = ""
    age: str = ""
    q: str = ""
    after: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> Self:
        told = {one.name: query.get(one.name, "") for one in fields(cls)}
        told["q"] = clean_line(told["q"])[:LONGEST]
        return cls(**{name: known(name, value) for name, value in told.items()})

    @classmethod
    def of_text(cls, text: str) -> Self:
        """Read the query of an address, as a form sends it back."""
        return cls.read(QueryDict(text[:2_000]))

    @property
    def query(self) -> str:
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        return urlencode({name: value for name, value in values.items() if value})

    def but(self, **changes: str) -> Self:
        """Return it with other filters, from the beginning of the list."""
        return replace(self, **{"after": ""} | changes)

    @property
    def place(self) -> Place | None:
        return Place.read(self.after) if self.after else None

    @property
    def kind_and_key(self) -> tuple[str, int] | None:
        kind, _sign, key = self.label.partition("-")
        return (kind, int(key)) if key else None

    @property
    def is_narrowed(self) -> bool:
        return self.but() != Asked()

    @property
    def is_open(self) -> bool:
        return self.state not in DECIDED_STATES


def known(name: str, value: str) -> str:
    """Return the value if it means something there, else ""."""
    return value if value and MEANT[name](value) else ""


def is_label(value: str) -> bool:
    kind, _sign, key = value.partition("-")
    return kind in KINDS and is_key(key)


def is_language(value: str) -> bool:
    return value.isascii() and value.replace("-", "").isalnum() and len(value) <= 10


MEANT = {
    "state": lambda value: value in STATES,
    "source": lambda value: value == NO_SOURCE or is_key(value),
    "language": is_language,
    "label": is_label,
    "age": lambda value: value in AGES or value == OLDER,
    "q": bool,
    "after": lambda value: Place.read(value) is not None,
}
