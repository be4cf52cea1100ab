"""Accounts: the rules for passwords, and the settings of django-allauth.

Nobody signs up: an administrator makes accounts. Mails, network addresses and who may
log in are decided by `articles.accounts.login.adapter`.
"""

from typing import Any

from django.conf import global_settings
from django.core.exceptions import ImproperlyConfigured

from newsroom.conf import env, oidc

APPLICATIONS = [
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
VALIDATORS = [
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
INVITATION_DAYS = env.days("NEWSROOM_INVITATION_DAYS", default=7, least=1)
OIDC: oidc.Issuer | None = oidc.issuer()

SETTINGS: dict[str, Any] = {
    "AUTH_USER_MODEL": "articles.User",
    "LOGIN_URL": "admin:login",
    "LOGIN_REDIRECT_URL": "admin:index",
    # At the desk it loses nothing that was typed.
    "CSRF_FAILURE_VIEW": "articles.accounts.unsaved.refused.token_refused",
    # Hashes made by Django's own hasher have the same name, and stay valid.
    "PASSWORD_HASHERS": [
        "articles.accounts.limits.password_hashing.Hasher",
        *global_settings.PASSWORD_HASHERS[1:],
    ],
    "PASSWORD_RESET_TIMEOUT": 24 * 60 * 60,  # seconds that a link in a mail is good for
    "AUTH_PASSWORD_VALIDATORS": VALIDATORS,
    "ACCOUNT_ADAPTER": "articles.accounts.login.adapter.AccountAdapter",
    "ACCOUNT_LOGIN_METHODS": {"username", "email"},
    # The signup fields of allauth. There is no signup here, but its checks want them.
    "ACCOUNT_SIGNUP_FIELDS": ["username*", "email", "password1*", "password2*"],
    # The one address of an account is in its row, confirmed before it comes there.
    "ACCOUNT_EMAIL_VERIFICATION": "none",
    "ACCOUNT_EMAIL_NOTIFICATIONS": True,
    "SESSION_ENGINE": "articles.accounts.sessions.session_store",
    # As long as Django's own: two weeks, from the last use (`accounts.sessions`).
    "ACCOUNT_SESSION_REMEMBER": True,
    # Tries are counted by `accounts.limits`, which makes nobody wait inside a thread.
    "ACCOUNT_RATE_LIMITS": {
        "login": None,
        "reauthenticate": None,
        "reset_password": None,
        "reset_password_from_key": None,
    },
    # Second factors. Codes for the day on which the device is lost are shown once.
    "MFA_ADAPTER": "articles.accounts.factors.codes.FactorAdapter",
    "MFA_SUPPORTED_TYPES": ["totp", "recovery_codes", "webauthn"],
    "MFA_PASSKEY_LOGIN_ENABLED": True,
    "MFA_RECOVERY_CODES_SHOW_ONCE": True,
    "MFA_FORMS": {
        "add_webauthn": "articles.accounts.factors.passkeys.PasskeyForm",
        "login_webauthn": "articles.accounts.factors.passkeys.PasskeyLoginForm",
        "authenticate_webauthn": "articles.accounts.factors.passkeys.PasskeyCheckForm",
        "reauthenticate_webauthn": (
            "articles.accounts.factors.passkeys.PasskeyAgainForm"
        ),
        "edit_webauthn": "articles.accounts.factors.passkeys.NameForm",
        "activate_totp": "articles.accounts.factors.codes.AppForm",
        "authenticate": "articles.accounts.factors.codes.CodeForm",
        "reauthenticate": "articles.accounts.factors.codes.CodeAgainForm",
    },
}
