"""Limits for users who manage accounts: no power over accounts with more rights.

Else they could do whatever they like: give themselves the right or the role, or enter
their own address at another's account and have an invitation sent there.
"""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q, QuerySet

from articles.models import User


def rights_of(person: User) -> QuerySet[Permission]:
    """Return the user's rights, also of a closed account, since it can be opened."""
    own = Q(user=person) | Q(group__user=person)
    return Permission.objects.filter(own).distinct()


def beyond(by: User) -> QuerySet[Permission]:
    """Return the rights that `by` lacks."""
    if by.is_superuser:
        return Permission.objects.none()
    return Permission.objects.exclude(pk__in=rights_of(by).values("pk"))


def roles_within(by: User) -> QuerySet[Group]:
    """Return the roles in which nobody may do what `by` may not."""
    return Group.objects.exclude(permissions__in=beyond(by))


def has_power_over(by: User, other: User | Group) -> bool:
    if by.is_superuser:
        return True
    if isinstance(other, Group):
        return roles_within(by).filter(pk=other.pk).exists()
    if other.is_superuser:
        return False
    return not rights_of(other).filter(pk__in=beyond(by)).exists()
