"""The entries of the calendar: a row of a table for each kind, which finds its entries
and says how their day is moved.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from articles.admin.parts.near import written_time
from articles.admin.parts.saying import assign_url, change_url, embargo_url, who
from articles.domain.content import said_moment
from articles.domain.rights import may_assign
from articles.editing.publishing import may_embargo
from articles.foundation.languages import active_language
from articles.foundation.local_moment import LocalMoment
from articles.models import Article, Assignment, Deadline, Embargo, User, given
from articles.workflow import WORKING

# So many entries of a kind are shown; the page says if there are more.
MOST = 300
# A moment belongs to a day of its own zone, which begins earlier or later than here.
ZONES = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Asked:
    """The articles that the user may see and has filtered, and a span of time."""

    user: User
    whoever_wrote: Any
    person: User | None
    start: datetime
    end: datetime
    now: datetime

    @property
    def articles(self) -> Any:
        """Return those that the person wrote, if one is asked for."""
        by = {"author": self.person} if self.person else {}
        return self.whoever_wrote.filter(**by)


@dataclass(frozen=True, slots=True)
class Entry:
    """`told` is the time, or more of it; `move_url` is "" if its day can't be moved."""

    kind: "Kind"
    article: Article
    day: date
    told: str
    move_url: str = ""

    @property
    def address(self) -> str:
        return change_url(self.article)


@dataclass(frozen=True, slots=True)
class Kind:
    name: str
    label: Promise
    find: Callable[["Kind", Asked], Iterable[Entry]]


def shown(articles: Any) -> Any:
    return articles.select_related("edition").only(
        "headline", "number", "status", "live_from", "author", "edition"
    )


def going_live(kind: Kind, asked: Asked) -> Iterator[Entry]:
    found = shown(asked.articles.scheduled(asked.now))
    may_move = asked.user.has_perm("articles.publish_article")
    for one in in_span(found, asked):
        address = reverse("calendar_move", args=[one.pk]) if may_move else ""
        yield entry(kind, one, given(one.live_from), address)


def published(kind: Kind, asked: Asked) -> Iterator[Entry]:
    for one in in_span(shown(asked.articles.once_public(asked.now)), asked):
        yield entry(kind, one, given(one.live_from))


def in_span(articles: Any, asked: Asked) -> Any:
    found = articles.filter(live_from__gte=asked.start, live_from__lt=asked.end)
    return found.order_by("live_from", "pk")[: MOST + 1]


def embargoed(kind: Kind, asked: Asked) -> Iterator[Entry]:
    """Yield each embargo once, at one of its story's articles."""
    standing = Embargo.objects.standing().filter(
        until__gte=asked.start, until__lt=asked.end
    )
    found = shown(asked.articles).filter(
        stands_for_edition=True,
        edition__story__in=standing.order_by("until").values("story")[: MOST + 1],
        edition__story__embargoes__lifted_at=None,
    )
    found = found.annotate(until=F("edition__story__embargoes__until"))
    seen = set()
    for one in found.order_by("until", "pk"):
        if one.edition.story_id not in seen:
            seen.add(one.edition.story_id)
            is_movable = one.until > asked.now and may_embargo(asked.user, one)
            yield entry(kind, one, one.until, embargo_url(one) if is_movable else "")


def deadlines(kind: Kind, asked: Asked) -> Iterator[Entry]:
    """Yield what closes or takes place by the articles that stand for their editions.

    A deadline is content: it is moved in the article's form, and read by two people.
    """
    standing = asked.articles.filter(pk=OuterRef("article"), stands_for_edition=True)
    rows = Deadline.objects.filter(
        Exists(standing),
        closes_at__gte=asked.start - ZONES,
        closes_at__lt=asked.end + ZONES,
    )
    rows = rows.select_related("article__edition").defer("article__body")
    for row in rows.order_by("closes_at", "pk")[: MOST + 1]:
        moment = LocalMoment.read(row.closes)
        told = row.named or str(row.get_stage_display())
        yield Entry(kind, row.article, moment.day, f"{said_moment(moment)}, {told}")


def due(kind: Kind, asked: Asked) -> Iterator[Entry]:
    """Yield the articles in work that somebody is to write or to review by a day. If a
    person is asked for, these are hers to do, whoever writes them or is away.
    """
    in_work = asked.whoever_wrote.filter(status__in=WORKING)
    rows = Assignment.objects.open().filter(
        Exists(in_work.filter(edition=OuterRef("edition"))),
        due_on__gte=timezone.localdate(asked.start),
        due_on__lt=timezone.localdate(asked.end),
    )
    if asked.person:
        rows = rows.asked_of(asked.person)
    found = list(rows.select_related("person").order_by("due_on", "pk")[: MOST + 1])
    editions = {row.edition_id for row in found}
    versions = {
        one.edition_id: one for one in shown(in_work).filter(edition__in=editions)
    }
    for row in found:
        article = versions.get(row.edition_id)
        if article is None:  # somebody has just published or discarded it
            continue
        told = f"{who(row.person)}, {row.get_role_display()}"
        if row.due_time:
            told = f"{written_time(row.due_time, active_language())}, {told}"
        may_move = may_assign(asked.user)
        address = assign_url(article, row.role) if may_move else ""
        yield Entry(kind, article, given(row.due_on), told, address)


def entry(kind: Kind, article: Article, at: datetime, move_url: str = "") -> Entry:
    local = timezone.localtime(at)
    told = written_time(
        local.time().replace(second=0, microsecond=0), active_language()
    )
    return Entry(kind, article, local.date(), told, move_url)


KINDS = (
    Kind("due", pgettext_lazy("calendar", "Due"), due),
    Kind("scheduled", pgettext_lazy("calendar", "Goes live"), going_live),
    Kind("embargo", pgettext_lazy("calendar", "Embargo ends"), embargoed),
    Kind("deadline", pgettext_lazy("calendar", "Deadline"), deadlines),
    Kind("published", pgettext_lazy("calendar", "Published"), published),
)


def by_day(asked: Asked, days: Iterable[date]) -> tuple[dict[date, list[Entry]], bool]:
    """Return the entries of each of these days, by the kinds' order; and whether there
    are more than are shown.
    """
    found: dict[date, list[Entry]] = {day: [] for day in days}
    is_cut = False
    for kind in KINDS:
        entries = list(kind.find(kind, asked))
        is_cut |= len(entries) > MOST
        for one in entries[:MOST]:
            if one.day in found:
                found[one.day].append(one)
    return found, is_cut
