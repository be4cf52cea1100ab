"""Tell people of an act: a row for each of them, in the transaction of the act."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from articles.domain.notices.choices import mailing_of
from articles.domain.notices.kinds import KINDS, NoticeKind
from articles.domain.notices.seeing import who_may_see
from articles.foundation import change_mark
from articles.models import (
    Article,
    Assignment,
    AssignmentEnd,
    AssignmentRole,
    DeskNotice,
    Follow,
    Mailing,
    ReaderReport,
    User,
)


def tell(
    kind: str,
    edition: int,
    people: Iterable[int | None],
    *,
    by: User | None,
    act: str,
    because: str = "",
    at: datetime | None = None,
    report: ReaderReport | None = None,
) -> None:
    """Tell these people, by their keys, and the followers that the kind reaches.

    Nobody hears of their own act, and nobody twice of one `act`: the first kind and
    the first reason stay. Those who may not see the edition hear nothing.
    """
    row = KINDS[kind]
    reasons = dict.fromkeys(filter(None, people), because or row.because)
    for follower in followers_of(edition, row):
        reasons.setdefault(follower, "follows")
    if by is not None:
        reasons.pop(by.pk, None)
    if not reasons:
        return
    since = at or change_mark.present()
    rows = [
        DeskNotice(
            person=person,
            kind=kind,
            edition_id=edition,
            report=report,
            act=act,
            because=reasons[person.pk],
            by=by,
            since=since,
            waits=has_letters(person, row),
        )
        for person in who_may_see(edition, reasons, is_report=report is not None)
    ]
    DeskNotice.objects.bulk_create(rows, ignore_conflicts=True)


def followers_of(edition: int, kind: NoticeKind) -> list[int]:
    if not kind.reaches_followers:
        return []
    rows = Follow.objects.filter(edition=edition)
    return list(rows.values_list("person", flat=True))


def has_letters(person: User, kind: NoticeKind) -> bool:
    return bool(person.email) and mailing_of(person, kind) != Mailing.NEVER


def untell(act: str) -> None:
    """Take back what people were told of an act that is undone, and not mailed yet."""
    DeskNotice.objects.filter(act=act, mailed_at=None).delete()


def writers_of(article: Article, since: datetime) -> list[int | None]:
    """Return the author, and whom it is assigned to for writing.

    What ended at this moment, with the act that is told of, is assigned still.
    """
    assigned = assigned_to(article, AssignmentRole.WRITES, since)
    return [article.author_id, *assigned]


def reviewers_of(article: Article, since: datetime) -> list[int]:
    return assigned_to(article, AssignmentRole.REVIEWS, since)


def assigned_to(article: Article, role: str, since: datetime) -> list[int]:
    goes_on = Q(ended_at=None) | Q(ended_at__gte=since, ending=AssignmentEnd.DONE)
    rows = Assignment.objects.filter(goes_on, edition=article.edition_id, role=role)
    return list(rows.order_by("pk").values_list("person", flat=True))
