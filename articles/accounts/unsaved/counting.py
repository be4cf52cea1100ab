"""The daily limit on a writer's stored forms, whatever browser sends them."""

from datetime import datetime, timedelta

from django.db.models import Sum
from django.utils import timezone

from articles.accounts.limits.stores import CARRIED
from articles.models import CarriedForm, User

# Stored bytes for each writer and day, and the least that a short form counts as.
LARGEST = 4_000_000
LEAST = LARGEST // CARRIED.most
DAY = timedelta(seconds=CARRIED.period)


def used_by(writer: User, now: datetime) -> int:
    sent = CarriedForm.objects.filter(writer=writer, sent_at__gt=now - DAY)
    return sent.aggregate(all=Sum("size"))["all"] or 0


def has_room(writer: User) -> bool:
    return used_by(writer, timezone.now()) + LEAST <= LARGEST
