"""Reauthentication of users who have neither a password nor a factor here.

They log in by another organisation's server. It asks them anew before they change
what is theirs alone: an unlocked screen isn't enough.
"""

import time
from functools import wraps
from urllib.parse import urlencode

from allauth.account.app_settings import REAUTHENTICATION_TIMEOUT
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.accounts.allauth_parts import (
    get_authentication_records,
    get_reauthentication_flows,
)


def is_shown(request) -> bool:
    """Return whether the user has reauthenticated within five minutes."""
    since = time.time() - REAUTHENTICATION_TIMEOUT
    return any(
        one.get("reauthenticated") and one["at"] > since
        for one in get_authentication_records(request, request.user)
    )


def shown_elsewhere(view):
    @wraps(view)
    def asked(request, *args, **kwargs):
        if get_reauthentication_flows(request.user) or is_shown(request):
            return view(request, *args, **kwargs)
        if settings.NEWSROOM_OIDC:
            query = urlencode({"next": request.get_full_path()})
            return redirect(f"{reverse('oidc_login')}?{query}")
        told = _(
            "Nothing was changed: you have neither a password nor a "
            "second factor to confirm that it’s you. Ask for an "
            "invitation."
        )
        messages.error(request, told)
        return redirect("mfa_index")

    return asked
