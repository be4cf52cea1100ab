"""Someone leaves: her account is closed, and later nothing of her is left in it.

It stays, for it is the author of what she did. What is printed below articles stands in
these, and stays as well.
"""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext as _

from articles import record
from articles.accounts.noting import note
from articles.accounts.sessions import end
from articles.models import RecordedDeed, User
from articles.refusal import Refused


def refusal_to_close(person: User, *, by: User) -> Refused | None:
    """Return why `by` can't close the account; None if she can."""
    what, code = _("The account wasn’t closed."), ""
    if person == by:
        code = "own"
        why = _("It is your own, and nobody could undo it from here.")
    elif person.is_superuser and not by.is_superuser:
        code = "superuser"
        why = _("It has all rights, and yours has not.")
    remedy = _("Ask another administrator.")
    return Refused(what, why, remedy, code=code) if code else None


@transaction.atomic
def close(person: User, *, by: User) -> None:
    """Let nobody in by this account any more, from this moment on.

    Name, address and roles stay, so that it can be opened again; whoever does has to
    invite its person anew.
    """
    if refusal := refusal_to_close(person, by=by):
        raise refusal
    person.is_active = False
    person.set_unusable_password()
    person.invited = None
    person.save(update_fields=["is_active", "password", "invited"])
    Authenticator.objects.filter(user=person).delete()
    end(person.desk_sessions.all())
    note(RecordedDeed.CLOSED, by=by, about=person)


@transaction.atomic
def anonymise(person: User, *, by: User) -> None:
    """Close it, and remove whatever tells whose it was; that can't be undone."""
    close(person, by=by)
    person.username = person.name_once_gone()
    person.email, person.printed_name, person.organisation = None, "", ""
    person.language, person.last_login = "", None
    person.is_staff = person.is_superuser = False
    person.save()
    person.groups.clear()
    person.user_permissions.clear()
    EmailAddress.objects.filter(user=person).delete()
    note(RecordedDeed.ANONYMISED, by=by, about=person)
    # What the record tells of this account, it tells with its name.
    record.rename(User, [person.pk], person.username)
    record.forget_where(person)
