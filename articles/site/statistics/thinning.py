"""Thin out old counts: only months remain of days, and no words of searches."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet, Sum
from django.utils import timezone

from articles.models import ArticleReach, DayReach, FeedSubscribers, MissedSearch

# Words that were searched for less often are shown to nobody.
OFTEN = 3
# They are stored so long all the same, to be added up. So are the days on which only
# programs requested an article, which may be every day of every article.
SHORT = timedelta(days=31)


@transaction.atomic
def thin(before: date) -> int:
    """Remove the days before this one, whose months are kept; return the number of
    rows.
    """
    return sum(rows.delete()[0] for rows in old(before))


def thinned(before: date) -> int:
    """Return how many rows `thin` would remove."""
    return sum(rows.count() for rows in old(before))


def old(before: date) -> list[QuerySet]:
    if isinstance(before, datetime):
        before = timezone.localdate(before)
    recent = timezone.localdate() - SHORT
    days = ArticleReach.objects.filter(is_month=False)
    return [
        days.filter(day__lt=before),
        days.filter(day__lt=recent, day__gte=before, requests=0),
        FeedSubscribers.objects.filter(is_month=False, day__lt=before),
        DayReach.objects.filter(day__lt=before),
        MissedSearch.objects.filter(day__lt=before),
        MissedSearch.objects.filter(pk__in=rare(recent), day__gte=before),
    ]


def rare(before: date) -> list[int]:
    """Return the rows before a day whose words were searched for seldom in all."""
    told = MissedSearch.objects.order_by().values_list("language", "words")
    often = set(
        told.annotate(all=Sum("number"))
        .filter(all__gte=OFTEN)
        .values_list("language", "words")
    )
    rows = MissedSearch.objects.filter(day__lt=before)
    found = rows.values_list("pk", "language", "words")
    return [pk for pk, *key in found if tuple(key) not in often]
