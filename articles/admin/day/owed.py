"""Duties to readers: pages that the law asks for, answers, words for pictures.

Not here: preflight warnings about public articles. Preflight checks each article anew,
with queries of its own, and stores nothing; the article's page shows them.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, F, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin.day.duties import duties_of
from articles.admin.day.section import (
    DUE,
    OVERDUE,
    SHOWN,
    Mark,
    Row,
    Section,
    all_of,
    listed,
    section,
)
from articles.admin.parts.near import near_date, waiting
from articles.admin.parts.saying import Link
from articles.admin.records.report_filters import ME, NOBODY
from articles.domain.content import shortened
from articles.foundation.text import clean_line
from articles.models import MAY_ANSWER, Image, ReaderReport, User

MOST = 200
# So many pictures are read; there may be any number of them.
PICTURES = 200
BEGINNING = 80


def duties_for(user: User) -> list[Section]:
    """Return all of them: there are no more than the law's pages."""
    rows = [Row(duty.label, duty.address, mark=OVERDUE) for duty in duties_of(user)]
    return [Section("duties", _("Duties"), rows)] if rows else []


@dataclass(frozen=True, slots=True)
class Reports:
    """Readers' reports: those that the user is to answer, and those that nobody has."""

    own: list[Section] = field(default_factory=list)
    house: list[Section] = field(default_factory=list)


def owed_by(user: User, reports: Reports) -> list[Section]:
    return [*duties_for(user), *reports.house, *pictures_for(user)]


def reports_for(user: User) -> Reports:
    """Return readers' reports that nobody has answered, errors first."""
    if not user.has_perm(MAY_ANSWER):
        return Reports()
    found = open_reports(user)
    own = [one for one in found if one.assignee_id == user.pk]
    mine = listed("readerreport", state="open", assignee=ME)
    kinds = {
        ReaderReport.Kind.ERROR: ("errors", _("Errors reported by readers")),
        ReaderReport.Kind.BARRIER: ("reports", _("Barrier reports to answer")),
    }
    return Reports(
        section(
            "own-reports",
            _("Reports for you to answer"),
            rows_of(own),
            all_of(len(own), SHOWN, MOST, mine),
        ),
        [
            one
            for kind, (name, title) in kinds.items()
            for one in reports_of(kind, name, title, found, user)
        ],
    )


def open_reports(user: User) -> list[ReaderReport]:
    """Return the user's open ones and those of nobody, of each kind the first that are
    due: one query for all.
    """
    is_own = Case(When(assignee=user.pk, then=1), default=0)
    order: Any = [F("due_on").asc(nulls_last=True), "sent_at", "pk"]
    place = Window(RowNumber(), partition_by=["kind", "is_own"], order_by=order)
    reports = ReaderReport.objects.open()
    found = reports.filter(assignee=user.pk) | reports.assigned_to_nobody()
    found = found.select_related("article").annotate(is_own=is_own)
    return list(found.annotate(place=place).filter(place__lte=MOST).by_due_day())


def reports_of(
    kind: ReaderReport.Kind,
    name: str,
    title: str,
    found: list[ReaderReport],
    user: User,
) -> list[Section]:
    """Return those of a kind that nobody has, the first that is due in front."""
    rows = rows_of(
        one for one in found if one.kind == kind and one.assignee_id != user.pk
    )
    address = listed(
        "readerreport", state="open", assignee=NOBODY, kind__exact=kind.value
    )
    return section(name, title, rows, all_of(len(rows), len(rows), MOST, address))


def rows_of(reports: Iterable[ReaderReport]) -> list[Row]:
    today = timezone.localdate()
    return [
        Row(
            shortened(clean_line(report.message), BEGINNING),
            reverse("admin:articles_readerreport_change", args=[report.pk]),
            facts_of(report),
            language=report.language,
            mark=OVERDUE if report.is_overdue(today) else DUE,
        )
        for report in reports
    ]


def facts_of(report: ReaderReport) -> list[str]:
    when = near_date(report.due_on) if report.due_on else ""
    due = _("due: %(when)s") % {"when": when} if when else ""
    return [fact for fact in (waiting(report.sent_at), due, about(report)) if fact]


def about(report: ReaderReport) -> str:
    return report.article.headline if report.article else report.page


def pictures_for(user: User) -> list[Section]:
    """Return pictures that readers see and that lack something, each once.

    Only reviewers can change these.
    """
    if not user.has_perms(["articles.review_article", "articles.change_image"]):
        return []
    facts: dict[int, list[str]] = {}
    titles: dict[int, str] = {}
    marks: dict[int, Mark] = {}
    counts: Counter[int] = Counter()
    told = lacks()
    for kind, pk, title in lacking(told):
        titles[pk] = title
        # Overdue duties come first.
        marks.setdefault(pk, told[kind].mark)
        counts[kind] += 1
        facts.setdefault(pk, []).append(told[kind].fact)
    rows = [
        Row(
            titles[pk],
            reverse("admin:articles_image_change", args=[pk]),
            lacks_it,
            mark=marks[pk],
        )
        for pk, lacks_it in facts.items()
    ]
    is_all = counts.total() < PICTURES
    lists = [
        link
        for kind, lack in enumerate(told)
        for link in lack.all(counts[kind], is_all=is_all)
    ]
    lists = lists if len(rows) > SHOWN else []
    return section("pictures", _("Pictures that readers see"), rows, lists)


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that a picture may lack: its query, its list, and its wording."""

    pictures: QuerySet[Image]
    query: dict[str, str]
    fact: str
    words: str
    mark: Mark = DUE

    def all(self, count: int, *, is_all: bool) -> list[Link]:
        address = listed("image", use="public", **self.query)
        return all_of(count, 0, PICTURES if is_all else count, address, self.words)


def lacks() -> list[Lack]:
    """Return all of them, the licence that has ended in front."""
    public = Image.objects.public().order_by()
    return [
        Lack(
            public.ended(),
            {"licence": "ended"},
            _("the licence has ended"),
            _("Licence has ended: %(count)s"),
            OVERDUE,
        ),
        Lack(
            public.ending(),
            {"licence": "soon"},
            _("the licence ends soon"),
            _("Licence ends soon: %(count)s"),
        ),
        Lack(
            public.uncredited(),
            {"credit": "missing"},
            _("without credit"),
            _("Without credit: %(count)s"),
        ),
        Lack(
            public.undescribed(),
            {"alt": "missing"},
            _("without alternative text"),
            _("Without alternative text: %(count)s"),
        ),
    ]


def lacking(told: list[Lack]) -> Iterable[tuple[int, int, str]]:
    """Return which lack, key and title, in one query: nothing has to be sorted, so it
    ends with the last row that is wanted.
    """
    first, *others = (
        lack.pictures.annotate(kind=Value(n)).values_list("kind", "pk", "title")
        for n, lack in enumerate(told)
    )
    return first.union(*others, all=True).order_by()[:PICTURES]
