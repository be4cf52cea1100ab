"""Accounts that nobody opens any more by the organisation's server are closed.

People who have left can't log in there, and the newsroom isn't told. So the worker
closes an account some days after the last login; its user is told two weeks before.
"""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.tasks import task
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from articles.accounts.admission.identities import administers
from articles.accounts.admission.language import language_of
from articles.accounts.limits.audit import note
from articles.accounts.mails.mailing import tell
from articles.accounts.profile.closing import shut
from articles.models import Identity, RecordedDeed, User

# So long before it the user is told, or half of the time if that is less.
NOTICE_DAYS = 14


def notice(issuer: Any) -> timedelta:
    return timedelta(days=min(NOTICE_DAYS, issuer.days // 2))


@task(queue_name="long")
def look_at_logins() -> None:
    """Daily: warn, and close. While the worker was away nobody was warned: then the
    days of the notice begin with the letter.
    """
    issuer, now = settings.NEWSROOM_OIDC, timezone.now()
    if issuer is None or not issuer.days:
        return
    warn(issuer, now)
    close_unused(issuer, now)


def unused(issuer: Any, before: datetime) -> QuerySet[Identity]:
    """Return open accounts whose last login there was before this moment."""
    there = Identity.objects.filter(issuer=issuer.address, last_login__lt=before)
    return there.filter(person__in=User.objects.open()).select_related("person")


def warn(issuer: Any, now: datetime) -> None:
    span = notice(issuer)
    late = unused(issuer, now - timedelta(days=issuer.days) + span)
    for identity in late.filter(warned=None).order_by("pk"):
        person = identity.person
        if administers(person):
            continue
        last = max(identity.last_login + timedelta(days=issuer.days), now + span)
        with transaction.atomic():
            Identity.objects.filter(pk=identity.pk).update(warned=now)
            with override(language_of(person) or settings.LANGUAGE_CODE):
                day = date_format(timezone.localtime(last), "DATE_FORMAT")
                letter = "registration/letters/closing"
                tell(person, letter, {"day": day, "server": issuer.name})


def close_unused(issuer: Any, now: datetime) -> None:
    """Close accounts whose users were warned long enough before."""
    over = unused(issuer, now - timedelta(days=issuer.days))
    warned = over.filter(warned__lte=now - notice(issuer))
    for pk in list(warned.order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            # Somebody may be logging in just now.
            identity = warned.select_for_update(of=("self",)).filter(pk=pk).first()
            if identity is None or administers(identity.person):
                continue
            shut(identity.person)
            # Opened again, the account has a notice of its own before it is closed.
            Identity.objects.filter(pk=pk).update(warned=None)
            note(
                RecordedDeed.CLOSED,
                about=identity.person,
                command="work",
                why="login_unused",
            )
