"""The page on which users connect their account with the organisation's server."""

from allauth.account.decorators import reauthentication_required
from django.contrib import admin
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from articles.accounts.admission.identities import said_of_login
from articles.accounts.factors.reauthentication import shown_elsewhere
from articles.accounts.oidc.login import CONNECTS, go
from articles.accounts.oidc.server import issuer_or_404


@never_cache
@shown_elsewhere
@reauthentication_required(allow_get=True)
def connect_own(request):
    """Say what it means, or go to the server: nothing changes before the way back."""
    issuer_or_404()
    said = said_of_login(request.user)
    if not said["may_connect"]:
        return redirect("admin:own_profile")
    if request.method == "POST":
        return go(request, {CONNECTS: request.user.pk})
    context = admin.site.each_context(request) | {
        "title": _("Log in with %(oidc_name)s") % {"oidc_name": said["server"]},
        "crumbs": [(_("My profile"), reverse("admin:own_profile"))],
        "server": said["server"],
    }
    request.current_app = admin.site.name
    return TemplateResponse(request, "registration/connect.html", context)
