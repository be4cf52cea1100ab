"""Subscribers after a restore, and when law demands their erasure."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.db import transaction
from django.db.models import Max, QuerySet

from articles.domain import letters
from articles.models import (
    Alert,
    AlertLetter,
    AlertRequest,
    Subscriber,
    SuppressedAddress,
)
from articles.site.alerts.addresses import allow_again, folded, waiting_at
from articles.site.alerts.subscribing import leave

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def settle(now: datetime) -> str:
    """Send nothing of what was new before, and write to nobody who has left since.

    If nothing here knows who has left since the backup, all are held until an operator
    says otherwise.
    """
    taken_at = last_moment()
    AlertRequest.objects.all().delete()
    AlertLetter.objects.all().delete()
    Alert.objects.update(told_until=now)
    gone = remove_departed()
    number = Subscriber.objects.count()
    if not (number or gone):
        return ""
    if letters.is_complete(taken_at):
        return f"Subscribers who left after the backup stay away: {gone}."
    Subscriber.objects.update(held_since=now)
    return (
        f"Alerts are held for {number} subscribers: nothing here tells who has left "
        "since the backup. Put the folder “departures” of the former VAR into this one "
        "if there is one, then run `newsroom alerts resume`."
    )


def last_moment() -> datetime:
    """Return the latest moment that restored rows know of: no backup is older."""
    known = Alert.objects.aggregate(
        told=Max("told_until"), confirmed=Max("subscriber__confirmed_at")
    )
    return max(filter(None, known.values()), default=LONG_AGO)


def remove_departed() -> int:
    """Remove those who have left by the list beside the database; return how many."""
    left = letters.Departures()
    rows = Subscriber.objects.only("folded") if left else ()
    gone = [person.pk for person in rows if left.has(person.folded)]
    AlertLetter.objects.filter(subscriber__in=gone).update(told=[])
    Subscriber.objects.filter(pk__in=gone).delete()
    return len(gone)


@transaction.atomic
def resume(now: datetime) -> tuple[int, int]:
    """Go on for those who are held; return their number, and how many had left."""
    gone = remove_departed()
    held = Subscriber.objects.filter(held_since__isnull=False)
    Alert.objects.filter(subscriber__in=held.values("pk")).update(told_until=now)
    return held.update(held_since=None), gone


def letters_before(before: datetime) -> QuerySet[AlertLetter]:
    return AlertLetter.objects.filter(until__lt=before)


def suppressed_before(before: datetime) -> QuerySet[SuppressedAddress]:
    return SuppressedAddress.objects.filter(since__lt=before)


def subscribers_at(words: Iterable[str]) -> list[Subscriber]:
    """Return those with one of these addresses, however they are spelled."""
    spelled = [folded(word) for word in words if "@" in word]
    return list(Subscriber.objects.filter(folded__in=spelled))


def requests_at(words: Iterable[str]) -> list[AlertRequest]:
    found = {one.pk: one for word in words if "@" in word for one in waiting_at(word)}
    return list(found.values())


@transaction.atomic
def forget_reader(words: Iterable[str]) -> int:
    """Remove all that is stored of these addresses; return the number of rows."""
    words = [word for word in words if "@" in word]
    number = 0
    for person in subscribers_at(words):
        leave(person)
        number += 1
    for request in requests_at(words):
        number += request.delete()[0]
    return number + sum(allow_again(word) for word in words)
