"""The notices that somebody hasn't seen, and how opening the text marks them."""

from contextlib import suppress
from dataclasses import dataclass, replace

from django.db import Error, connection, transaction
from django.utils import timezone

from articles.foundation.sql import compose
from articles.models import DeskNotice, Follow, User

# Nobody counts beyond it: the bar says “99+”.
MOST = 100
STANDING = compose(
    "SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM {notices} WHERE person_id = %s"
    " AND seen_at IS NULL LIMIT {most}) AS unseen),"
    " EXISTS (SELECT 1 FROM {notices} WHERE person_id = %s AND edition_id = %s"
    " AND seen_at IS NULL),"
    " EXISTS (SELECT 1 FROM {follows} WHERE person_id = %s AND edition_id = %s)",
    notices=DeskNotice._meta.db_table,
    follows=Follow._meta.db_table,
    most=MOST,
)


@dataclass(frozen=True, slots=True)
class Unseen:
    """The number of a person's unseen notices, and how they stand to one edition."""

    number: int
    has_of_edition: bool = False
    is_following: bool = False

    @property
    def is_cut(self) -> bool:
        return self.number >= MOST


def unseen_of(user: User, edition: int | None = None) -> Unseen:
    """Ask both in one query, which reads a hundred rows of an index at most."""
    asked = [user.pk, user.pk, edition or 0, user.pk, edition or 0]
    with connection.cursor() as cursor:
        cursor.execute(STANDING, asked)
        number, has_of_edition, is_following = cursor.fetchone()
    return Unseen(number, bool(has_of_edition), bool(is_following))


def open_edition(user: User, edition: int) -> Unseen:
    """Mark what is about this edition as seen; return how things stand then.

    If the database takes no writes just now, somebody still gets to read the text.
    """
    found = unseen_of(user, edition)
    if not found.has_of_edition:
        return found
    rows = DeskNotice.objects.unseen(user).filter(edition=edition)
    try:
        with transaction.atomic():
            number = rows.update(seen_at=timezone.now(), waits=False)
    except Error:
        return found
    left = found.number - number
    return replace(found, number=left) if not found.is_cut else unseen_of(user, edition)


def open_report(user: User, report: int) -> None:
    """Mark what is about this report as seen, if the database takes writes."""
    rows = DeskNotice.objects.unseen(user).filter(report=report)
    if not rows.exists():
        return
    with suppress(Error), transaction.atomic():
        rows.update(seen_at=timezone.now(), waits=False)


def mark_all(user: User) -> int:
    return DeskNotice.objects.unseen(user).update(seen_at=timezone.now(), waits=False)


def follow(user: User, edition: int) -> None:
    Follow.objects.get_or_create(
        person=user, edition_id=edition, defaults={"since": timezone.now()}
    )


def unfollow(user: User, edition: int) -> None:
    Follow.objects.filter(person=user.pk, edition=edition).delete()
