"""Invitations: a link by mail by which users choose a password, or a passkey.

It is good for some days and once only. It dies when the account is closed, its address
or password changes, or another is sent. Nobody else ever knows the password.
"""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext as _, override

from articles.accounts.admission.identities import logs_in_elsewhere
from articles.accounts.admission.language import language_of
from articles.accounts.limits.audit import note
from articles.accounts.mails import tasks
from articles.accounts.secrets.mail_links import invitation_of
from articles.foundation.refusal import Refused
from articles.models import RecordedDeed, User


def ends(person: User) -> datetime | None:
    """Return when the user's pending invitation ends or ended, if there is one."""
    days = timedelta(days=settings.NEWSROOM_INVITATION_DAYS)
    return person.invited + days if person.invited else None


def refusal_to_invite(person: User) -> Refused | None:
    """Return why nobody can be invited to this account; None if they can."""
    what, code = _("Nobody was invited."), ""
    if not person.is_active:
        code, why = "closed", _("The account is closed.")
        remedy = _("Reopen it first, if the person should be able to log in again.")
    elif person.has_ended:
        code, why = "ended", _("The account has ended.")
        remedy = _("Enter a later last day first, or none.")
    elif not person.email:
        code, why = "no_address", _("The account has no e-mail address.")
        remedy = _("Enter one first.")
    elif logs_in_elsewhere(person):
        code = "elsewhere"
        why = _("The account is opened by the organisation’s own server.")
        remedy = _("The person logs in there; nothing has to be set up here.")
    return Refused(what, why, remedy, code=code) if code else None


@transaction.atomic
def invite(person: User, *, by: User) -> None:
    """Send the user a link to a login of their own; earlier links become void."""
    if refusal := refusal_to_invite(person):
        raise refusal
    person.invited = timezone.now()
    person.save(update_fields=["invited"])
    note(RecordedDeed.INVITED, by=by, about=person)
    language = language_of(person) or get_language()
    with override(language):
        until = date_format(timezone.localtime(ends(person)), "DATETIME_FORMAT")
    tasks.send_invitation.enqueue(
        person=person.pk,
        by=by.get_full_name() or by.username,
        until=until,
        language=language,
    )


def invited_by(pk: int, token: str) -> User | None:
    """Return the user whom the link invites now; None if it is no longer good."""
    person = User.objects.open().filter(pk=pk, is_staff=True).first()
    end = ends(person) if person else None
    if person is None or end is None or timezone.now() >= end:
        return None
    if logs_in_elsewhere(person):
        return None
    return person if constant_time_compare(token, invitation_of(person)) else None


def use_up(person: User) -> bool:
    """Use up the invitation; return whether it was still there to be followed."""
    there = User.objects.filter(pk=person.pk, invited=person.invited)
    person.invited, was = None, bool(person.invited)
    return was and there.update(invited=None) == 1


def invitations_over(now: datetime) -> QuerySet[User]:
    """Return users whose invitation has ended, who got in since by another way."""
    days = timedelta(days=settings.NEWSROOM_INVITATION_DAYS)
    return User.objects.filter(invited__lt=now - days, last_login__gt=F("invited"))


def settle_invitations(now: datetime) -> str:
    """End those that a restored backup says are good: nobody knows what became of them.

    One may have been sent to a wrong address, or its account closed since.
    """
    ended = now - timedelta(days=settings.NEWSROOM_INVITATION_DAYS)
    number = User.objects.filter(invited__gt=ended).update(invited=ended)
    if not number:
        return ""
    return (
        f"Invitations that were good when the backup was made have ended: {number}. "
        "Send them again at the desk, under Accounts."
    )


def state_of(person: User) -> str:
    """Return in words whether the account is open, closed, has ended, or waits for its
    user.
    """
    if not person.is_active:
        return _("closed")
    if person.ends_on and person.has_ended:
        return _("ended on %(day)s") % {"day": short(person.ends_on)}
    end = ends(person)
    if end is None and person.is_away and person.away_until:
        return _("away until %(day)s") % {"day": short(person.away_until)}
    if end is None and person.ends_on:
        return _("active until %(day)s") % {"day": short(person.ends_on)}
    if end is None:
        return _("active")
    if end <= timezone.now():
        return _("invitation ended")
    day = date_format(timezone.localtime(end), "SHORT_DATETIME_FORMAT")
    return _("invited until %(day)s") % {"day": day}


def short(day: date) -> str:
    return date_format(day, "SHORT_DATE_FORMAT")
