"""The mark that says to which account a form was given: in the form, and in a cookie.

Nothing that was typed is carried or shown again without the form's: so nobody but an
account of the desk has anything kept here, and only what she typed herself is shown to
her. By the cookie's it is known before a long form is read that a writer sends it, also
once her login is over.
"""

from collections.abc import Mapping

from django.core import signing

from articles.accounts.sessions.cookies import leave
from articles.models import User

FIELD = "unsaved_writer"
# Seconds; a form may be left open over the holidays.
GOOD_FOR = 30 * 24 * 60 * 60


def mark_of(person: User) -> str:
    return signing.dumps(person.pk, salt=FIELD)


def mark_for(request) -> str:
    """Return the mark for a form, and have the answer leave it in the browser too."""
    mark = mark_of(request.user)
    leave(request, FIELD, mark, seconds=GOOD_FOR)
    return mark


def number_in(data: Mapping[str, str]) -> int | None:
    """Return the key of the account that a mark names; None if it is forged or old."""
    try:
        return signing.loads(data.get(FIELD) or "", salt=FIELD, max_age=GOOD_FOR)
    except signing.BadSignature:
        return None


def writer_in(data: Mapping[str, str]) -> User | None:
    """Return to whom the form was given that was sent, if she is at the desk still."""
    pk = number_in(data)
    if pk is None:
        return None
    return User.objects.filter(pk=pk, is_active=True, is_staff=True).first()
