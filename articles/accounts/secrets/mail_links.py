"""Links in mails about an account: good for a day, once, and while all is as it was.

An invitation's is good for some days.
"""

from django.contrib.auth.tokens import default_token_generator
from django.core import signing
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from articles.accounts.secrets.encryption import hashed
from articles.models import User

SALT = "articles.accounts.address"
INVITATION = "articles.accounts.invitation"


def to_new_password(person: User) -> str:
    uid = urlsafe_base64_encode(force_bytes(person.pk))
    token = default_token_generator.make_token(person)
    return reverse("password_reset_confirm", kwargs={"uidb64": uid, "token": token})


def to_confirm(person: User, address: str) -> str:
    said = signing.dumps([person.pk, state_of(person), address], salt=SALT)
    return reverse("confirm_address", args=[said])


def to_accept(person: User) -> str:
    return reverse("invitation", args=[person.pk, invitation_of(person)])


def invitation_of(person: User) -> str:
    """Return a token that changes with each invitation, address and password."""
    invited = person.invited.isoformat() if person.invited else ""
    return hashed(INVITATION, f"{person.pk} {invited} {person.email} {person.password}")


def state_of(person: User) -> str:
    """Return a value that changes with the user's address or password."""
    return hashed(SALT, f"{person.email} {person.password}")
