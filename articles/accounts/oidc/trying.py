"""A dry run: the account and the roles that claims would give; nothing is changed."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Group

from articles.accounts.admission.identities import powers
from articles.accounts.oidc.binding import found, free_name, refuse_unfit
from articles.accounts.oidc.claims import (
    Person,
    Unacceptable,
    in_words,
    person_in,
    values_at,
)
from articles.accounts.oidc.roles import roles_given
from articles.models import User


def outcome(claims: dict[str, Any], issuer: Any) -> tuple[list[str], bool]:
    """Return what would happen, a line each, and whether the person would get in."""
    lines = list(mapped(values_at(claims, issuer.claim), issuer))
    try:
        told = person_in(claims, issuer)
        lines.append(account(told, issuer))
    except Unacceptable as reason:
        return [*lines, f"Refused: {in_words(reason.code)}"], False
    return lines, True


def account(told: Person, issuer: Any) -> str:
    """Return whose account it would be. Raise Unacceptable if nobody's."""
    if issuer.roles and not roles_given(told.groups, issuer).exists():
        raise Unacceptable("unmapped")
    if identity := found(told, issuer):
        refuse_unfit(identity.person)
        return f"The account {identity.person.get_username()} would be opened."
    if not issuer.roles:
        raise Unacceptable("unknown")
    if User.objects.filter(email=told.address).exists():
        raise Unacceptable("taken")
    name = free_name(told.address)
    return f"An account {name} would be made, for {told.address}."


def mapped(groups: tuple[str, ...], issuer: Any) -> Iterator[str]:
    """Yield a line for each value of the claim."""
    if not groups:
        yield f"The claim “{issuer.claim}” has no value."
    for group in groups:
        roles = [role for one, role in issuer.roles if one == group]
        if not roles:
            yield f"{group}: nothing"
        for role in roles:
            yield f"{group}: {said_of(role)}"


def mapping(issuer: Any) -> list[str]:
    """Return a line for each pair of the mapping, and what is wrong with it."""
    return [f"{group}: {said_of(role)}" for group, role in issuer.roles]


def said_of(name: str) -> str:
    role = Group.objects.filter(name=name).first()
    if role is None:
        known = ", ".join(Group.objects.order_by("name").values_list("name", flat=True))
        return f"nothing, as there is no role “{name}”; there are {known}"
    if role.permissions.filter(pk__in=powers().values("pk")).exists():
        return f"nothing, as “{name}” has rights of administrators"
    return name
