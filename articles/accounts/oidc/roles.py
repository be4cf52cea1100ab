"""The roles that the organisation's groups give, by the mapping of the settings.

Rights over accounts and roles are never given, and who has them never gets in so.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group
from django.db.models import QuerySet

from articles.accounts.admission.identities import powers
from articles.accounts.limits.audit import note
from articles.models import RecordedDeed, User


def roles_given(groups: Iterable[str], issuer: Any) -> QuerySet[Group]:
    """Return the roles that these groups give."""
    held = {*groups}
    names = {role for group, role in issuer.roles if group in held}
    return Group.objects.filter(name__in=names).exclude(
        permissions__in=powers().values("pk")
    )


def apply(person: User, groups: Iterable[str], issuer: Any) -> None:
    """Give the account these roles, and take away others that the mapping has.

    Roles that the mapping doesn't have are those that somebody gave at the desk.
    """
    mapped = {role for _group, role in issuer.roles}
    given = {role.name: role for role in roles_given(groups, issuer)}
    held = {role.name: role for role in person.groups.filter(name__in=mapped)}
    new, gone = given.keys() - held.keys(), held.keys() - given.keys()
    person.groups.add(*(given[name] for name in new))
    person.groups.remove(*(held[name] for name in gone))
    for deed, names in ((RecordedDeed.GRANTED, new), (RecordedDeed.TAKEN, gone)):
        if names:
            note(deed, about=person, rights=sorted(names), ways=["oidc"])
