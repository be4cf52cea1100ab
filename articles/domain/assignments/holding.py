"""Assignments that stand: a claim lapses, and nobody has to end it for that."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.conf import settings

from articles.models import Article, Assignment, AssignmentRole, User

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
    rows = found.select_related("person__stand_in", "given_by")
    return {(row.edition_id, row.role): row for row in rows}


def stand_in_of(person: User, at_work: Collection[int | None]) -> User | None:
    """Return to whom a person's work falls today; None if they aren't away.

    `at_work` are the keys of those who have a part in the text: its author, and who
    writes and reviews it. It falls to none of them. `asked_of` is the same rule for the
    database.
    """
    other = person.acting_stand_in
    return other if other and other.pk not in at_work else None


def stand_in_for(
    person: User, edition: int, found: Found, author: int | None
) -> User | None:
    """Return the same for a text of which all open assignments were found."""
    rows = [found.get((edition, role)) for role in AssignmentRole.values]
    return stand_in_of(person, {author, *(row.person_id for row in rows if row)})


def other_reviewer(
    article: Article, user: User, found: Found, now: datetime
) -> User | None:
    """Return who else reviews it; None if the user does, or stands in for them."""
    row = found.get((article.edition_id, AssignmentRole.REVIEWS))
    if row is None or not stands(row, now) or row.person_id == user.pk:
        return None
    other = stand_in_for(row.person, row.edition_id, found, article.author_id)
    return None if other and other.pk == user.pk else row.person


def stand_ins_in(edition: int, people: Collection[int]) -> set[int]:
    """Return to whom these people's open work on an edition falls, in one query."""
    rows = Assignment.objects.open().with_work().filter(edition=edition)
    found = {
        (row.edition_id, row.role): row
        for row in rows.select_related("person__stand_in")
    }
    asked = [row for row in found.values() if row.person_id in people]
    others = [stand_in_for(row.person, edition, found, row.author_key) for row in asked]
    return {one.pk for one in others if one}


def writes_in(user, article: Article) -> bool:
    """Return whether an assignment gives `user` the right to write in this draft."""
    return article.edition_id in user.editions_to_write
