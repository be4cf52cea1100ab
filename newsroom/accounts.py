"""Accounts: which passwords are refused, and how django-allauth behaves here.

Nobody signs up: an administrator makes accounts. Mails, network addresses and who may
log in are decided by `articles.accounts.adapter`.
"""

from typing import Any

APPLICATIONS = [
    "allauth",
    "articles.apps.AccountConfig",  # allauth.account; its middleware is for the desk
    "allauth.mfa",
    "allauth.usersessions",
]

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

SETTINGS: dict[str, Any] = {
    "AUTH_USER_MODEL": "articles.User",
    "LOGIN_URL": "admin:login",
    "LOGIN_REDIRECT_URL": "admin:index",
    "PASSWORD_RESET_TIMEOUT": 24 * 60 * 60,  # seconds that a link in a mail is good for
    "AUTH_PASSWORD_VALIDATORS": VALIDATORS,
    "ACCOUNT_ADAPTER": "articles.accounts.adapter.AccountAdapter",
    "ACCOUNT_LOGIN_METHODS": {"username", "email"},
    # Of what allauth could ask for at its signup, which isn't here; its checks want it.
    "ACCOUNT_SIGNUP_FIELDS": ["username*", "email", "password1*", "password2*"],
    # The one address of an account is in its row, confirmed before it comes there.
    "ACCOUNT_EMAIL_VERIFICATION": "none",
    "ACCOUNT_EMAIL_NOTIFICATIONS": True,
    # As long as Django's own: two weeks.
    "ACCOUNT_SESSION_REMEMBER": True,
    # Tries are counted by `accounts.throttle`, which makes nobody wait inside a thread.
    "ACCOUNT_RATE_LIMITS": {
        "login": None,
        "reauthenticate": None,
        "reset_password": None,
        "reset_password_from_key": None,
    },
}
