"""Accounts that the organisation's server opens, and nothing else."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet

from articles.accounts.allauth_parts import get_authentication_records
from articles.models import Identity, User

# The name of this way in, in sessions and in the record.
METHOD = "oidc"
# An invitation that somebody follows by that server, in the session before they go.
INVITATION = "oidc_invitation"
OVER_ACCOUNTS = Q(content_type__app_label="articles", content_type__model="user") | Q(
    content_type__app_label="auth"
)


def powers() -> QuerySet[Permission]:
    """Return the rights of administrators: to change accounts, roles and rights."""
    found = Permission.objects.filter(OVER_ACCOUNTS)
    return found.exclude(codename__startswith="view_")


def administers(person: User) -> bool:
    """Return whether the user has such rights, or would have once it is reopened."""
    if person.is_superuser:
        return True
    held = Q(user=person) | Q(group__user=person)
    return powers().filter(held).exists()


def identity_of(person: User) -> Identity | None:
    """Return who they are at the server of the settings; None if nobody."""
    issuer = settings.NEWSROOM_OIDC
    if issuer is None:
        return None
    return Identity.objects.filter(person=person.pk, issuer=issuer.address).first()


def logs_in_elsewhere(person: User) -> bool:
    """Return whether the account is opened by that server alone.

    It has no password here then. Administrators' accounts are never opened so.
    """
    return identity_of(person) is not None and not administers(person)


def was_logged_out(request, person: User) -> bool:
    """Return whether the server ended this login before its last step here."""
    records = get_authentication_records(request, person)
    began = [one["at"] for one in records if one.get("method") == METHOD]
    identity = identity_of(person) if began else None
    out = identity.logged_out if identity else None
    return out is not None and out.timestamp() > max(began)


def said_of_login(person: User) -> dict[str, Any]:
    """Return what the profile says of the server: it opens this account, or could once
    the user has connected it.
    """
    issuer = settings.NEWSROOM_OIDC
    if issuer is None:
        return {}
    is_connected = identity_of(person) is not None
    return {
        "server": issuer.name,
        "is_connected": is_connected,
        "may_connect": not is_connected and not administers(person),
    }
