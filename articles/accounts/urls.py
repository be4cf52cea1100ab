"""Addresses of the accounts' pages, below the desk's.

From allauth only the pages that are needed, under the names that allauth links to:
nobody signs up here.
"""

from typing import Any

from allauth.account.views import ReauthenticateView
from allauth.mfa.base.views import (
    AuthenticateView,
    IndexView,
    ReauthenticateView as ByCodeAgain,
)
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import DeactivateTOTPView
from allauth.mfa.webauthn.views import (
    EditWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from django.contrib import admin
from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView

from articles.accounts import login
from articles.accounts.admission.desk import may_set_up, only_if
from articles.accounts.admission.login_audit import noted
from articles.accounts.factors.codes import RecoveryCodes, SettingUpApp
from articles.accounts.factors.passkeys import AddingPasskey, PasskeyLogin
from articles.accounts.invitations import accepting
from articles.accounts.oidc import login as oidc
from articles.accounts.oidc.connecting import connect_own
from articles.accounts.oidc.logout import log_out
from articles.accounts.passwords import resetting
from articles.accounts.profile.own_address import confirm_address
from articles.accounts.sessions import own_sessions
from articles.accounts.unsaved.copies import typed_copies
from articles.accounts.unsaved.login_state import back, login_state
from articles.models import RecordedDeed

RESETTING: dict[str, tuple[Any, str]] = {
    "": (resetting.Reset, "admin_password_reset"),
    "done/": (resetting.ResetDone, "password_reset_done"),
    "complete/": (resetting.ResetComplete, "password_reset_complete"),
    "<uidb64>/<token>/": (resetting.ResetConfirm, "password_reset_confirm"),
}
IS_IT_YOU = _("Confirm that it’s you")
# For users who aren't in yet. The first is the desk's own login as well; the logout
# also works for users in the middle of a login, which the desk's own wouldn't.
AT_THE_DOOR = [
    path("login/", login, name="account_login"),
    path("login/passkey/", PasskeyLogin.as_view(), name="mfa_login_webauthn"),
    path("login/oidc/", oidc.begin, name="oidc_login"),
    path("login/oidc/back/", oidc.come_back, name="oidc_callback"),
    path("login/oidc/logout/", log_out, name="oidc_logout"),
    path("logout/", admin.site.logout, name="account_logout"),
    path(
        "factors/authenticate/",
        AuthenticateView.as_view(extra_context={"title": IS_IT_YOU}),
        name="mfa_authenticate",
    ),
    path(
        "invitation/<int:pk>/<slug:token>/",
        never_cache(accepting.accept),
        name="invitation",
    ),
    path("address/<said>/", never_cache(confirm_address), name="confirm_address"),
    path("unsaved/", login_state, name="unsaved_standing"),
    path("unsaved/copies/", typed_copies, name="typed_copies"),
]
# Address: (view, its name, the page's title). Users who have to set up a factor first
# can open only these:
SETTING_UP = {
    "reauthenticate/": (ReauthenticateView, "account_reauthenticate", IS_IT_YOU),
    "factors/": (IndexView, "mfa_index", _("Second factors")),
    "factors/app/": (SettingUpApp, "mfa_activate_totp", _("Set up an app")),
    "factors/passkeys/add/": (AddingPasskey, "mfa_add_webauthn", _("Add a passkey")),
}
OF_THE_DESK = {
    "factors/reauthenticate/": (ByCodeAgain, "mfa_reauthenticate", IS_IT_YOU),
    "factors/app/remove/": (
        noted(RecordedDeed.FACTOR_REMOVED, "app")(DeactivateTOTPView),
        "mfa_deactivate_totp",
        _("Remove the app"),
    ),
    "factors/codes/": (RecoveryCodes, "mfa_view_recovery_codes", _("Recovery codes")),
    "factors/codes/anew/": (
        noted(RecordedDeed.CODES)(GenerateRecoveryCodesView),
        "mfa_generate_recovery_codes",
        _("Make new codes"),
    ),
    "factors/passkeys/reauthenticate/": (
        ReauthenticateWebAuthnView,
        "mfa_reauthenticate_webauthn",
        IS_IT_YOU,
    ),
    "factors/passkeys/<int:pk>/remove/": (
        noted(RecordedDeed.FACTOR_REMOVED, "passkey")(RemoveWebAuthnView),
        "mfa_remove_webauthn",
        _("Remove a passkey"),
    ),
    "factors/passkeys/<int:pk>/name/": (
        EditWebAuthnView,
        "mfa_edit_webauthn",
        _("Rename a passkey"),
    ),
}
TO_PROFILE = (_("My profile"), reverse_lazy("admin:own_profile"))
TO_FACTORS = (_("Second factors"), reverse_lazy("mfa_index"))


def titled(view, title):
    """Give a page its title, and breadcrumbs unless it interrupts another page."""
    crumbs = [] if title is IS_IT_YOU else [TO_PROFILE]
    if crumbs and view is not IndexView:
        crumbs.append(TO_FACTORS)
    return view.as_view(extra_context={"title": title, "crumbs": crumbs})


urlpatterns = [
    *AT_THE_DOOR,
    *(
        path(at, never_cache(only_if(may_set_up, titled(view, title))), name=name)
        for at, (view, name, title) in SETTING_UP.items()
    ),
    *(
        path(at, admin.site.admin_view(titled(view, title)), name=name)
        for at, (view, name, title) in OF_THE_DESK.items()
    ),
    path(
        "factors/passkeys/",
        admin.site.admin_view(RedirectView.as_view(pattern_name="mfa_index")),
        name="mfa_list_webauthn",
    ),
    path(
        "sessions/",
        admin.site.admin_view(own_sessions.own_sessions),
        name="own_sessions",
    ),
    path(
        "login/oidc/connect/", admin.site.admin_view(connect_own), name="oidc_connect"
    ),
    path("unsaved/back/", admin.site.admin_view(back), name="unsaved_back"),
    *(
        path(f"password_reset/{at}", never_cache(view.as_view()), name=name)
        for at, (view, name) in RESETTING.items()
    ),
]
