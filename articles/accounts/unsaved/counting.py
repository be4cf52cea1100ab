"""How much is kept of a writer's forms within a day, whatever browser sends them."""

from datetime import datetime, timedelta

from django.db.models import Sum
from django.utils import timezone

from articles.accounts.limits.stores import CARRIED
from articles.models import CarriedForm, User

# Of one writer's day, as it is stored; a short form counts as so much.
LARGEST = 4_000_000
LEAST = LARGEST // CARRIED.most
DAY = timedelta(seconds=CARRIED.period)


def used_by(writer: User, now: datetime) -> int:
    sent = CarriedForm.objects.filter(writer=writer, sent_at__gt=now - DAY)
    return sent.aggregate(all=Sum("size"))["all"] or 0


def has_room(writer: User) -> bool:
    return used_by(writer, timezone.now()) + LEAST <= LARGEST
