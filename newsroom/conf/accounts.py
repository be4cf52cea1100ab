"""Accounts: the rules for passwords, and the settings of django-allauth.

Nobody signs up: an administrator makes accounts. Mails, network addresses and who may
log in are decided by `articles.accounts.login.adapter`.
"""

from typing import Any

from django.conf import global_settings
from django.core.exceptions import ImproperlyConfigured

from newsroom.conf import env
from newsroom.conf.outside import oidc

APPLICATIONS: list[str] = [
    "allauth",
    "articles.apps.AccountConfig",  # allauth.account; its middleware is for the desk
    "allauth.mfa",
]

# Roles of which a second factor can be demanded. `articles.accounts.admission.demand`
# says which right each role is known by, so that a renamed role isn't forgotten.
ROLES = (
    "authors",
    "editors",
    "chief-editors",
    "source-managers",
    "administrators",
    "everybody",
)


def roles(name: str, found: list[str]) -> list[str]:
    """Return them, if all of them are roles."""
    if unknown := sorted(set(found) - set(ROLES)):
        raise ImproperlyConfigured(
            f"{name} names {', '.join(unknown)}, which is no role. There are: "
            f"{', '.join(ROLES)}. Correct or remove it."
        )
    return found


NAMES = ("username", "email", "printed_name")
VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "UserAttributeSimilarityValidator": {"user_attributes": NAMES},
        "MinimumLengthValidator": {},
        "CommonPasswordValidator": {},
        "NumericPasswordValidator": {},
    }.items()
]

# Whose login isn't enough with a password alone; days for which an invitation is good;
# another server by which one may log in.
SECOND_FACTOR: list[str] = roles(
    "NEWSROOM_SECOND_FACTOR", env.words("NEWSROOM_SECOND_FACTOR")
)
INVITATION_DAYS: int = env.days("NEWSROOM_INVITATION_DAYS", default=7, least=1)
OIDC: oidc.Issuer | None = oidc.issuer()

# Hashes made by Django's own hasher have the same name, and stay valid.
PASSWORD_HASHERS: list[str] = [
    "articles.accounts.limits.password_hashing.Hasher",
    *global_settings.PASSWORD_HASHERS[1:],
]
# Tries are counted by `accounts.limits`, which makes nobody wait inside a thread.
RATE_LIMITS: dict[str, Any] = dict.fromkeys(
    ("login", "reauthenticate", "reset_password", "reset_password_from_key")
)
# The desk's own forms for second factors.
MFA_FORMS: dict[str, str] = {
    "add_webauthn": "articles.accounts.factors.passkeys.PasskeyForm",
    "login_webauthn": "articles.accounts.factors.passkeys.PasskeyLoginForm",
    "authenticate_webauthn": "articles.accounts.factors.passkeys.PasskeyCheckForm",
    "reauthenticate_webauthn": "articles.accounts.factors.passkeys.PasskeyAgainForm",
    "edit_webauthn": "articles.accounts.factors.passkeys.NameForm",
    "activate_totp": "articles.accounts.factors.codes.AppForm",
    "authenticate": "articles.accounts.factors.codes.CodeForm",
    "reauthenticate": "articles.accounts.factors.codes.CodeAgainForm",
}
