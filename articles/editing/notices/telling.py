"""Tell people of an act: a row for each of them, in the transaction of the act."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q

from articles.domain import assignments
from articles.editing.notices.choices import mailing_of, stop_again
from articles.editing.notices.kinds import KINDS, NoticeKind
from articles.editing.notices.seeing import who_may_see
from articles.foundation import change_mark
from articles.models import (
    Article,
    Assignment,
    AssignmentEnd,
    AssignmentRole,
    DeskNotice,
    Mailing,
    ReaderReport,
    User,
)

# The reasons of people whose own work it is; the other ones fall to nobody.
OF_THE_WORK = {"asked", "wrote", "reviewed", "named"}
STANDS_IN, FOLLOWS = "stands_in", "follows"
ASKED = {
    AssignmentRole.WRITES: "asked_to_write",
    AssignmentRole.REVIEWS: "asked_to_review",
}


def tell(
    kind: str,
    edition: int | None,
    people: Iterable[int | None],
    *,
    by: User | None,
    act: str,
    because: Mapping[int | None, str] | None = None,
    at: datetime | None = None,
    report: ReaderReport | None = None,
) -> None:
    """Tell these people, by their keys, and the followers that the kind reaches.

    `because` has the reasons of those whose reason isn't that of the kind. Nobody hears
    of their own act, and nobody twice of one `act`: the first kind stays. Those who may
    not see the edition hear nothing. The work of people who are away concerns their
    stand-ins, too.
    """
    row, known = KINDS[kind], because or {}
    reasons = {key: known.get(key, row.because) for key in people if key}
    if not reasons and not row.reaches_followers:
        return
    reasons |= dict.fromkeys(stand_ins_for(edition, row, reasons), STANDS_IN)
    found = who_may_see(
        edition,
        reasons,
        with_followers=row.reaches_followers,
        is_report=report is not None,
    )
    said: Any = {"edition_id": edition, "act": act, "by": by}
    said |= {"report": report, "since": at or change_mark.present()}
    rows = [
        notice_to(person, row, reasons.get(person.pk, FOLLOWS), **said)
        for person in found
        if by is None or person.pk != by.pk
    ]
    if rows:
        DeskNotice.objects.bulk_create(rows, ignore_conflicts=True)


def notice_to(person: User, kind: NoticeKind, reason: str, **said: Any) -> DeskNotice:
    kind = KINDS[kind.for_stand_in] if reason == STANDS_IN else kind
    waits = has_letters(person, kind)
    return DeskNotice(
        person=person, kind=kind.name, because=reason, waits=waits, **said
    )


def stand_ins_for(
    edition: int | None, kind: NoticeKind, reasons: Mapping[int, str]
) -> set[int]:
    """Return to whom the work of those falls who are told because it is theirs."""
    asked = [key for key, why in reasons.items() if why in OF_THE_WORK]
    if edition is None or not kind.for_stand_in or not asked:
        return set()
    return assignments.stand_ins_in(edition, asked) - reasons.keys()


def tell_stand_in(person: User) -> None:
    """Tell a stand-in of the work that falls to them from now on."""
    rows = Assignment.objects.open().with_work().filter(person=person.pk)
    for row in rows.order_by("pk"):
        act = f"away-{row.pk}-{person.stand_in_id}-{person.away_until}"
        kind = ASKED[AssignmentRole(row.role)]
        tell(kind, row.edition_id, [person.pk], by=person, act=act)


def has_letters(person: User, kind: NoticeKind) -> bool:
    return bool(person.email) and mailing_of(person, kind) != Mailing.NEVER


def untell(act: str) -> None:
    """Take back what people were told of an act that is undone, and not mailed yet."""
    DeskNotice.objects.filter(act=act, mailed_at=None).delete()


def writers_of(article: Article, since: datetime) -> list[int | None]:
    """Return the author, and whom it is assigned to for writing.

    An assignment that ended at this moment, with the act, counts.
    """
    return [key for key, why in people_of(article, since).items() if why == "wrote"]


def reviewers_of(article: Article, since: datetime) -> list[int | None]:
    return [key for key, why in people_of(article, since).items() if why != "wrote"]


def people_of(article: Article, since: datetime) -> dict[int | None, str]:
    """Return who writes and who reviews it, each with the reason, in one query."""
    goes_on = Q(ended_at=None) | Q(ended_at__gte=since, ending=AssignmentEnd.DONE)
    rows = Assignment.objects.filter(goes_on, edition=article.edition_id)
    found: dict[int | None, str] = {article.author_id: "wrote"}
    for person, role in rows.order_by("pk").values_list("person", "role"):
        why = "wrote" if role == AssignmentRole.WRITES else "reviewed"
        found.setdefault(person, why)
    return found


def settle(now: datetime) -> str:
    """Send nothing that waited in the backup: it may have been sent since."""
    number = DeskNotice.objects.waiting().update(waits=False, mailed_at=now)
    told = []
    if number:
        told.append(
            f"Notices that waited for a letter are on the desk alone: {number}."
        )
    if stopped := stop_again():
        told.append(f"People who had stopped these letters get none: {stopped}.")
    return " ".join(told)


def forget_who(person: User) -> int:
    """Take a person out of the notices that others have; return how many there were."""
    return DeskNotice.objects.filter(by=person.pk).update(by=None)
