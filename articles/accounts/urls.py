"""Addresses of the accounts' pages, below the desk's.

Of allauth's own those that somebody needs: nobody signs up here.
"""

from typing import Any

from allauth.account.views import reauthenticate
from allauth.mfa.urls import urlpatterns as factors
from allauth.usersessions.urls import urlpatterns as sessions
from django.contrib import admin
from django.urls import include, path
from django.views.decorators.cache import never_cache

from articles.accounts import login, resetting
from articles.accounts.own_address import confirm_address

PAGES: dict[str, tuple[Any, str]] = {
    "": (resetting.Reset, "admin_password_reset"),
    "done/": (resetting.ResetDone, "password_reset_done"),
    "complete/": (resetting.ResetComplete, "password_reset_complete"),
    "<uidb64>/<token>/": (resetting.ResetConfirm, "password_reset_confirm"),
}
# Where a login goes on that has begun: who asks isn't in yet.
STAGES = {"mfa_authenticate", "mfa_login_webauthn", "mfa_trust"}


def of_the_desk(patterns: list) -> list:
    """Let in whom the desk lets in, at addresses of allauth's, which ask for less."""
    for one in patterns:
        if hasattr(one, "url_patterns"):
            of_the_desk(one.url_patterns)
        elif one.name not in STAGES:
            one.callback = admin.site.admin_view(one.callback)
    return patterns


urlpatterns = [
    # Names by which allauth leads there; the first is the desk's own login as well.
    path("login/", login, name="account_login"),
    *of_the_desk(
        [
            path("reauthenticate/", reauthenticate, name="account_reauthenticate"),
            path("factors/", include(factors)),
            path("sessions/", include(sessions)),
        ]
    ),
]
urlpatterns.append(
    path("address/<said>/", never_cache(confirm_address), name="confirm_address")
)
urlpatterns += [
    path(f"password_reset/{address}", never_cache(view.as_view()), name=name)
    for address, (view, name) in PAGES.items()
]
