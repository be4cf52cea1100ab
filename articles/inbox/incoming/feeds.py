"""The feeds that were found on a page, as an errand keeps them."""

from dataclasses import asdict

from django.utils.dateparse import parse_datetime

from articles.inbox.watching import Candidate
from articles.models import Errand


def as_kept(one: Candidate) -> dict[str, object]:
    return asdict(one) | {"newest": one.newest.isoformat() if one.newest else None}


def found_feeds(errand: Errand) -> list[Candidate]:
    return [
        Candidate(**row | {"newest": row["newest"] and parse_datetime(row["newest"])})
        for row in errand.found
    ]
