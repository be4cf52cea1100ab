"""The feeds that were found on a page, as an errand keeps them."""

from dataclasses import asdict, dataclass

from django.utils.dateparse import parse_datetime

from articles.inbox.watching import Candidate
from articles.models import Errand, SourceFeed


@dataclass(frozen=True, slots=True)
class FoundFeed(Candidate):
    """`is_watched`: the newsroom has it already."""

    is_watched: bool = False


def as_kept(one: Candidate) -> dict[str, object]:
    return asdict(one) | {"newest": one.newest.isoformat() if one.newest else None}


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
