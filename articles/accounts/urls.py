"""Addresses of the pages for a new password; the login links to the first by name."""

from django.urls import path
from django.views.decorators.cache import never_cache

from articles.accounts import resetting

PAGES = {
    "": (resetting.Reset, "admin_password_reset"),
    "done/": (resetting.ResetDone, "password_reset_done"),
    "complete/": (resetting.ResetComplete, "password_reset_complete"),
    "<uidb64>/<token>/": (resetting.ResetConfirm, "password_reset_confirm"),
}
urlpatterns = [
    path(f"password_reset/{address}", never_cache(view.as_view()), name=name)
    for address, (view, name) in PAGES.items()
]
