"""Assignments that stand: a claim lapses, and nobody has to end it for that."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings

from articles.models import Article, Assignment, AssignmentRole

# Open assignments by edition and role.
type Found = dict[tuple[int, str], Assignment]


def claimed_until(one: Assignment) -> datetime | None:
    """Return when a claim lapses if nothing is done; None for what was assigned."""
    last = one.acted_at or one.taken_at
    if not one.is_claim or last is None:
        return None
    return last + timedelta(hours=settings.NEWSROOM_CLAIM_HOURS)


def has_lapsed(one: Assignment, now: datetime) -> bool:
    until = claimed_until(one)
    return until is not None and until <= now


def stands(one: Assignment, now: datetime) -> bool:
    """Return whether it is open, and no claim that has lapsed."""
    return one.ended_at is None and not has_lapsed(one, now)


def open_for(editions: Iterable[int]) -> Found:
    """Return the open assignments by edition and role, in one query."""
    found = Assignment.objects.open().filter(edition__in=list(editions))
    rows = found.select_related("person", "given_by")
    return {(row.edition_id, row.role): row for row in rows}


def reviewers_in(found: Found, now: datetime) -> dict[int, Assignment]:
    """Return the assignments to review that stand, by edition."""
    return {
        edition: row
        for (edition, role), row in found.items()
        if role == AssignmentRole.REVIEWS and stands(row, now)
    }


def writes_in(user, article: Article) -> bool:
    """Return whether an assignment gives `user` the right to write in this draft."""
    return article.edition_id in user.editions_to_write
