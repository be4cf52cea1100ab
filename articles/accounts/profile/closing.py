"""Closing the accounts of users who leave, and later removing their personal data.

The account stays, since it is the author of what they did. The bylines are stored in
the articles, and stay as well.
"""

from datetime import datetime, time, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.accounts.limits.audit import note
from articles.accounts.sessions.own_sessions import end
from articles.domain import audit, comments
from articles.foundation.refusal import Refused
from articles.models import Follow, NoticeSettings, RecordedDeed, User


def refusal_to_close(person: User, *, by: User) -> Refused | None:
    """Return why `by` can't close the account; None if they can."""
    what, code = _("The account wasn’t closed."), ""
    if person == by:
        code = "own"
        why = _("It is your own, and you couldn’t undo it.")
    elif person.is_superuser and not by.is_superuser:
        code = "superuser"
        why = _("It has all rights, and yours doesn’t.")
    remedy = _("Ask another administrator.")
    return Refused(what, why, remedy, code=code) if code else None


@transaction.atomic
def close(person: User, *, by: User) -> None:
    """Let nobody in by this account any more, from this moment on.

    Name, address and roles stay, so that it can be opened again. The user then needs a
    new invitation.
    """
    if refusal := refusal_to_close(person, by=by):
        raise refusal
    shut(person)
    note(RecordedDeed.CLOSED, by=by, about=person)


def shut(person: User) -> None:
    person.is_active = False
    person.set_unusable_password()
    person.invited = person.away_until = person.stand_in = None
    columns = ["is_active", "password", "invited", "away_until", "stand_in"]
    person.save(update_fields=columns)
    Authenticator.objects.filter(user=person).delete()
    person.carried_forms.all().delete()
    person.typed_copies.all().delete()
    end(person.desk_sessions.all())


@transaction.atomic
def anonymise(person: User, *, by: User) -> None:
    """Close it, and remove all that tells whose it was. This can't be undone."""
    close(person, by=by)
    remove_whose(person, by=by)


def remove_whose(person: User, **who: Any) -> None:
    names = {person.username, person.printed_name}
    comments.take_names(names, person.name_once_gone())
    person.remove_person(person.name_once_gone())
    EmailAddress.objects.filter(user=person).delete()
    for rows in (Follow, NoticeSettings):
        rows.objects.filter(person=person.pk).delete()
    note(RecordedDeed.ANONYMISED, about=person, **who)
    # The record's entries name the account, so they get its new name.
    audit.rename(User, [person.pk], person.username)
    audit.forget_where(person)


def closed_before(moment: datetime) -> QuerySet[User]:
    """Return accounts that were closed or ended before it, and still tell whose they
    were.
    """
    last = timezone.localdate(moment) - timedelta(days=1)
    is_closed = Q(is_active=False, closed_at__lt=moment) | Q(ends_on__lt=last)
    closed = User.objects.filter(is_closed)
    key = Cast("pk", CharField())
    return closed.exclude(
        username=Concat(Value(User.GONE), key, output_field=CharField())
    ).exclude(username=Concat(Value(User.ERASED), key, output_field=CharField()))


def anonymise_closed(before: datetime, *, command: str, dry_run: bool = False) -> int:
    """Anonymise the accounts that were closed before this moment; return how many.

    One at a time: an account that is opened meanwhile stays as it was.
    """
    if dry_run:
        return closed_before(before).count()
    number = 0
    for pk in list(closed_before(before).order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            still = closed_before(before).select_for_update()
            if person := still.filter(pk=pk).first():
                shut(person)  # a form's checkbox closes it and leaves all else
                remove_whose(person, command=command)
                number += 1
    return number


def anonymised_at(person: User) -> datetime | None:
    """Return when it is anonymised automatically; None if never, or if it was."""
    days = settings.NEWSROOM_KEEP.closed_accounts
    is_over = person.is_gone or person.is_erased
    since = [at for at in (person.closed_at, ended_at(person)) if at]
    if is_over or not (days and since):
        return None
    return max(min(since) + timedelta(days=days), timezone.now())


def ended_at(person: User) -> datetime | None:
    """Return the first moment after its last day; None if that isn't over."""
    if not person.ends_on or not person.has_ended:
        return None
    after = person.ends_on + timedelta(days=1)
    return timezone.make_aware(datetime.combine(after, time.min))
