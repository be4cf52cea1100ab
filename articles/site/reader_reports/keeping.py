"""Keep a reader's report, unless too many came: from one sender, or of one kind."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.accounts import REPORTS
from articles.editing import notices
from articles.foundation.refusal import Refused
from articles.models import Article, ReaderReport
from articles.workflow import APPROVALS

HOUR = timedelta(hours=1)
# So few that nobody floods the desk, so many that a class of pupils gets through.
# Hundreds of reports of errors keep nobody from reporting a barrier.
MOST_OF_ONE, MOST_OF_A_KIND = 5, 100


class TooManyError(Refused):
    """`wait` is after how many seconds another one is taken."""

    wait: int


@transaction.atomic
def keep_report(
    kind: ReaderReport.Kind,
    *,
    sender: str,
    language: str,
    at: datetime,
    article: Article | None = None,
    **said,
) -> ReaderReport:
    """Store the report; raise TooManyError if the last hour brought too much.

    Each waits until the one before is stored, which takes some milliseconds.
    """
    REPORTS.hold()
    forget_senders(before=midnight(at))
    recent = ReaderReport.objects.filter(sent_at__gt=at - HOUR).order_by("-sent_at")
    refuse_beyond(MOST_OF_ONE, recent.filter(sender=sender), at=at)
    refuse_beyond(MOST_OF_A_KIND, recent.filter(kind=kind), at=at)
    report = ReaderReport.objects.create(
        kind=kind, article=article, sender=sender, language=language, sent_at=at, **said
    )
    if article:
        tell_of_report(report, article, at)
    return report


def tell_of_report(report: ReaderReport, article: Article, at: datetime) -> None:
    """Tell those at the desk who may read reports: who wrote it, who approved it."""
    edition, act = article.edition_id, f"report-{report.pk}"
    said: dict[str, Any] = {"by": None, "act": act, "at": at, "report": report}
    approvals = article.decisions.filter(transition__in=APPROVALS).order_by("lock")
    approved = approvals.values_list("by", flat=True)
    people: dict[int | None, str] = dict.fromkeys(approved, "reviewed")
    people |= dict.fromkeys(notices.writers_of(article, at), "wrote")
    notices.tell("correction_reported", edition, people, because=people, **said)


def forget_senders(*, before: datetime) -> None:
    senders_of(before).update(sender="")


def midnight(at: datetime) -> datetime:
    """Return the beginning of the day of that moment, in the newsroom."""
    local = timezone.localtime(at, timezone.get_default_timezone())
    return local.replace(hour=0, minute=0, second=0, microsecond=0)


def senders_of(before: datetime) -> QuerySet[ReaderReport]:
    """Return reports sent before that still have their sender, as a hash."""
    return ReaderReport.objects.filter(sent_at__lt=before).exclude(sender="")


def addresses_of(before: datetime) -> QuerySet[ReaderReport]:
    """Return reports answered before that still name their sender, or whose answer may
    do so.
    """
    old = ReaderReport.objects.filter(answered_at__lt=before)
    return old.exclude(name="", email="", letter="")


def sent_before(moment: datetime) -> QuerySet[ReaderReport]:
    return ReaderReport.objects.filter(sent_at__lt=moment)


def wait_beyond(most: int, rows, *, at: datetime) -> int:
    """Return after how many seconds there are fewer of these rows; 0 if there are."""
    moments = list(rows.values_list("sent_at", flat=True)[:most])
    if len(moments) < most:
        return 0
    return max(1, -(-(moments[-1] + HOUR - at) // timedelta(seconds=1)))


def refuse_beyond(most: int, reports, *, at: datetime) -> None:
    """Raise TooManyError if there are as many of these reports already."""
    wait = wait_beyond(most, reports, at=at)
    if not wait:
        return
    error = TooManyError(
        _("Your report wasn’t accepted."),
        _("Too many came within an hour, and our editors have to read them all."),
        _("Please send it again later (your text is still below) or write to us."),
        code="too-many",
    )
    error.wait = wait
    raise error
