"""The feeds that were found on a page, as an errand keeps them."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.dateparse import parse_datetime

from articles.inbox.watching import Candidate
from articles.models import Errand, SourceFeed


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """`newest` is its newest entry; `is_guess`: no page names it. `is_watched`: the
    newsroom has it already.
    """

    address: str
    title: str
    kind: str
    language: str
    newest: datetime | None
    entries: int
    is_guess: bool
    is_watched: bool


def as_kept(one: Candidate) -> dict[str, object]:
    return {
        "address": one.address,
        "title": one.title,
        "kind": one.kind,
        "language": one.language,
        "newest": one.newest.isoformat() if one.newest else None,
        "entries": one.entries,
        "is_guess": one.is_guess,
    }


def found_feeds(errand: Errand) -> list[FoundFeed]:
    addresses = [row["address"] for row in errand.found]
    watched = set(
        SourceFeed.objects.filter(address__in=addresses).values_list(
            "address", flat=True
        )
    )
    return [
        FoundFeed(
            **row
            | {
                "newest": parse_datetime(row["newest"]) if row["newest"] else None,
                "is_watched": row["address"] in watched,
            }
        )
        for row in errand.found
    ]
