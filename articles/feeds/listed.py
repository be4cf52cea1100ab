"""Which versions a feed holds, and what it has to know of each before it is written."""

from datetime import date, datetime
from typing import NamedTuple

from django.db.models import QuerySet

from articles.models import given
from articles.workflow import Status


class Listed(NamedTuple):
    """A version that a feed holds, or the notice of it."""

    pk: int
    printed_on: date
    updated: datetime
    is_notice: bool


def listed_of(articles: QuerySet, *, at: datetime) -> list[Listed]:
    """Ask which these are, in their order; no text is read."""
    rows = articles.values_list("pk", "printed_on", "updated_at", "status", "ended_at")
    found = []
    for pk, printed_on, updated_at, status, ended_at in rows:
        is_notice = status == Status.WITHDRAWN and given(ended_at) <= at
        updated = ended_at if is_notice else updated_at
        found.append(Listed(pk, given(printed_on), given(updated), is_notice))
    return found
