"""Whose account it is: found by issuer and subject, made, or connected by its user.

No address finds an account: people who can have it verified there would get in by it.
"""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify

from articles.accounts.admission.identities import administers, identity_of
from articles.accounts.limits.audit import note
from articles.accounts.mails.mailing import tell
from articles.accounts.oidc.claims import Person, Unacceptable
from articles.accounts.oidc.roles import apply, roles_given
from articles.accounts.sessions.own_sessions import end
from articles.models import Identity, RecordedDeed, User

LONGEST_NAME = 140
ENDS = re.compile(r"^(former-colleague|erased)-")


def let_in(told: Person, issuer: Any) -> User:
    """Return the account of this person, made if there was none, with its roles.

    Raise Unacceptable if they can't get in; then nothing was changed.
    """
    try:
        return found_or_made(told, issuer)
    except (IntegrityError, ValidationError):
        # A second login of the same person was quicker.
        return found_or_made(told, issuer)


@transaction.atomic
def found_or_made(told: Person, issuer: Any) -> User:
    if issuer.roles and not roles_given(told.groups, issuer).exists():
        raise Unacceptable("unmapped")
    identity = found(told, issuer)
    person = identity.person if identity else made(told, issuer)
    if identity:
        refuse_unfit(person)
    arrived(person, told, issuer)
    return person


def found(told: Person, issuer: Any) -> Identity | None:
    there = Identity.objects.filter(issuer=issuer.address, subject=told.subject)
    return there.select_related("person").first()


def refuse_unfit(person: User) -> None:
    if not (person.is_open and person.is_staff):
        raise Unacceptable("closed")
    if administers(person):
        raise Unacceptable("administrator")


def made(told: Person, issuer: Any) -> User:
    if not issuer.roles:
        raise Unacceptable("unknown")
    if User.objects.filter(email=told.address).exists():
        raise Unacceptable("taken")
    person = User(
        username=free_name(told.address),
        email=told.address,
        printed_name=told.name,
        is_staff=True,
    )
    person.set_unusable_password()
    person.full_clean(exclude=["password"])
    person.save()
    bind(person, told, issuer)
    note(RecordedDeed.ADDED, about=person, ways=["oidc"])
    return person


def free_name(address: str) -> str:
    """Return a name for the account that none has: the address before its @."""
    wanted = slugify(address.partition("@")[0])[:LONGEST_NAME] or "account"
    if ENDS.match(wanted):  # names of accounts whose person is gone
        wanted = f"account-{wanted}"
    taken = {*User.objects.filter(username__startswith=wanted).values_list("username")}
    names = {name for (name,) in taken}
    number = 1
    while (name := wanted if number == 1 else f"{wanted}-{number}") in names:
        number += 1
    return name


def bind(person: User, told: Person, issuer: Any) -> None:
    Identity.objects.create(
        person=person,
        issuer=issuer.address,
        subject=told.subject,
        last_login=timezone.now(),
    )


def arrived(person: User, told: Person, issuer: Any) -> None:
    """Give the roles, and note when the person was here."""
    if issuer.roles:
        apply(person, told.groups, issuer)
    Identity.objects.filter(person=person.pk).update(
        last_login=timezone.now(), warned=None
    )


@transaction.atomic
def connect(person: User, told: Person, issuer: Any) -> None:
    """Connect an account that is here already; its password and sessions end."""
    refuse_unfit(person)
    if issuer.roles and not roles_given(told.groups, issuer).exists():
        raise Unacceptable("unmapped")
    if found(told, issuer) or identity_of(person):
        raise Unacceptable("connected")
    Identity.objects.filter(person=person.pk).delete()  # a former server's
    bind(person, told, issuer)
    person.set_unusable_password()
    person.invited = None
    person.save(update_fields=["password", "invited"])
    end(person.desk_sessions.all())
    arrived(person, told, issuer)
    note(RecordedDeed.CHANGED, by=person, about=person, what="login_connected")
    tell(person, "registration/letters/connected", {"server": issuer.name})
