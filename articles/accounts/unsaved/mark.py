"""The mark that says to which account a form was given: in the form, and in a cookie.

Text is carried or shown again only with the form's mark. So only accounts of the desk
can store anything here, and users see only text that they typed themselves. The mark in
the cookie shows that a writer sends a long form, before it is read, also when their
login is over.
"""

from collections.abc import Mapping

from django.core import signing

from articles.accounts.admission.desk import leave
from articles.models import User

FIELD = "unsaved_writer"
# Seconds; a form may be left open over the holidays.
GOOD_FOR = 30 * 24 * 60 * 60


def mark_of(person: User) -> str:
    return signing.dumps(person.pk, salt=FIELD)


def mark_for(request) -> str:
    """Return the mark for a form, and have the response set it as a cookie too."""
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
    """Return the user whom a sent form was given to, if the account is still open."""
    pk = number_in(data)
    if pk is None:
        return None
    return User.objects.open().filter(pk=pk, is_staff=True).first()
