"""The mark in a form that says to which account it was given.

Nothing that was typed is carried or shown again without one: so nobody but an account
of the desk has anything kept here, and only what she typed herself is shown to her.
"""

from django.core import signing

from articles.models import User

FIELD = "unsaved_writer"
# Seconds; a form may be left open over the holidays.
GOOD_FOR = 30 * 24 * 60 * 60


def mark_of(person: User) -> str:
    return signing.dumps(person.pk, salt=FIELD)


def writer_of(data) -> User | None:
    """Return to whom the form was given that was sent, if she is at the desk still."""
    try:
        pk = signing.loads(data.get(FIELD, ""), salt=FIELD, max_age=GOOD_FOR)
    except signing.BadSignature:
        return None
    return User.objects.filter(pk=pk, is_active=True, is_staff=True).first()
