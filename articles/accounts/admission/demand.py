"""The demand for a second factor: users who need one, or gave one at this login.

A passkey counts as a factor, recovery codes alone don't. The demand depends on the
user's permissions, not on the name of a role, which an operator may change.
"""

from itertools import chain

from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from articles.accounts.allauth_parts import get_authentication_records
from articles.models import User

FACTORS = Authenticator.objects.exclude(type=Authenticator.Type.RECOVERY_CODES)
# Words of the setting, with the permissions any of which puts a user among those.
# An empty tuple means everybody.
ROLES: dict[str, tuple[str, ...]] = {
    "authors": ("articles.add_article",),
    "editors": ("articles.review_article",),
    "chief-editors": ("articles.publish_article",),
    "source-managers": ("articles.delete_source",),
    "administrators": (
        "articles.add_user",
        "articles.change_user",
        "auth.change_group",
    ),
    "everybody": (),
}


def is_demanded_of(person: User) -> bool:
    demanded = [ROLES[role] for role in settings.NEWSROOM_SECOND_FACTOR]
    return any(not rights or any(map(person.has_perm, rights)) for rights in demanded)


def lacking_factor() -> QuerySet[User]:
    """Return the open accounts of the desk without a factor that is demanded."""
    demanded = [ROLES[role] for role in settings.NEWSROOM_SECOND_FACTOR]
    if not demanded:
        return User.objects.none()
    is_of_all = not all(demanded)
    rights = () if is_of_all else chain.from_iterable(demanded)
    return User.objects.at_the_desk(*rights).exclude(
        Exists(FACTORS.filter(user=OuterRef("pk")))
    )


def has_factor(person: User) -> bool:
    return FACTORS.filter(user=person).exists()


def is_proven(request) -> bool:
    """Return whether the user gave a factor, or set one up, in this session."""
    return "mfa" in methods(request, request.user)


def is_proven_elsewhere(request, person: User) -> bool:
    """Return whether they logged in by a server that asks for a second factor."""
    issuer = settings.NEWSROOM_OIDC
    return bool(issuer and issuer.counts and "oidc" in methods(request, person))


def methods(request, person: User) -> set[str]:
    """Return the methods by which the user has logged in, or has begun to."""
    return {
        one.get("method", "") for one in get_authentication_records(request, person)
    }


def is_met(request) -> bool:
    """Return whether the user's login lacks nothing that is demanded of them."""
    person = request.user
    if not is_demanded_of(person) or is_proven_elsewhere(request, person):
        return True
    return is_proven(request) and has_factor(person)


def must_set_up(request) -> bool:
    """Return whether the user can do nothing at the desk but set up a factor."""
    person = request.user
    if not (person.is_active and person.is_staff) or person.has_ended:
        return False
    if not is_demanded_of(person) or is_proven_elsewhere(request, person):
        return False
    return not has_factor(person)


class FactorStage(AuthenticateStage):
    """Ask for the factor after the password, unless another server did."""

    def _should_handle(self, request) -> bool:
        if is_proven_elsewhere(request, self.login.user):
            return False
        return super()._should_handle(request)
