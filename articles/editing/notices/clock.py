"""Tasks that the clock starts: days come near, scheduled texts appear, letters go."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Cast, Concat
from django.tasks import task
from django.utils import timezone

from articles.domain import assignments
from articles.editing.notices.notice_letters import send_due
from articles.editing.notices.telling import people_of, tell
from articles.models import Article, Assignment, Decision, DeskNotice, User, given

DAY = timedelta(days=1)
# An assignment that is overdue for longer was told of, or no worker ran for a week.
LOOKED_BACK = 7 * DAY


def tell_of_days(now: datetime) -> None:
    """Tell of what is due tomorrow, and of what has become overdue: once a day."""
    today = timezone.localdate(now)
    due = Assignment.objects.open().with_work().order_by("pk")
    for one in due.filter(due_on=today + DAY):
        if assignments.stands(one, now):
            tell_of_day("due_tomorrow", one, now)
    # One that was due today at noon is told of tomorrow.
    for one in due.filter(due_on__lte=today, due_on__gte=today - LOOKED_BACK):
        if assignments.stands(one, now) and one.is_overdue(now):
            tell_of_day("overdue", one, now)


@transaction.atomic
def tell_of_day(kind: str, one: Assignment, now: datetime) -> None:
    act = f"{kind}-{one.pk}-{one.due_on}"
    said: dict[str, Any] = {"by": None, "act": act, "at": now}
    tell(kind, one.edition_id, [one.person_id], **said)
    if kind == "overdue":
        giver = one.given_by_id
        tell(kind, one.edition_id, [giver], because={giver: "gave"}, **said)


def tell_of_openings(now: datetime) -> None:
    """Tell of scheduled texts that have become public in the last days."""
    act = Concat(Value("live-"), Cast("pk", CharField()), output_field=CharField())
    told = DeskNotice.objects.filter(act=OuterRef("named"))
    begun = Article.objects.public(now).filter(live_from__gt=now - LOOKED_BACK)
    for article in begun.annotate(named=act).filter(~Exists(told)).order_by("pk"):
        tell_opened(article)


@transaction.atomic
def tell_opened(article: Article) -> None:
    """Tell of what the clock has published, but not who scheduled it."""
    made = Decision.objects.filter(article=article.pk).select_related("by")
    last = made.order_by("-lock").first()
    begun = given(article.live_from)
    since = last.at if last else begun
    tell_published(article, since, by=last.by if last else None, at=begun)


def tell_published(
    article: Article,
    since: datetime,
    *,
    by: User | None,
    at: datetime | None = None,
    planner: User | None = None,
) -> None:
    """Tell of a text that readers see now; `since` is when it was published by hand."""
    people = people_of(article, since)
    if planner:
        people.setdefault(planner.pk, "planned")
    edition, act = article.edition_id, live(article)
    tell("published", edition, people, by=by, act=act, at=at, because=people)


def live(article: Article) -> str:
    """Return the act by which this version became public: by hand, or by the clock."""
    return f"live-{article.pk}"


@task(queue_name="soon")
def send() -> None:
    """Tell of what became public, and send the letters that are due: every 5 minutes.

    The letters go at the time of each run, so a run that is late loses none.
    """
    tell_of_openings(timezone.now())
    send_due(timezone.now())


@task(queue_name="soon")
def look_at_days() -> None:
    tell_of_days(timezone.now())
