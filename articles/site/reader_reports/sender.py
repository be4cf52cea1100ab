"""The sender of a form: from a page of this site, and the same one as before today?"""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

from articles.accounts import client_address, network_of


def is_from_this_site(request) -> bool:
    """Return whether the browser says that a page of this site sent the form.

    It replaces the token in a cookie that readers don't get: a page elsewhere can't
    forge these headers.
    """
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return False
    origin = request.headers.get("Origin") or origin_of(request.headers.get("Referer"))
    here = f"{request.scheme}://{request.get_host()}"
    return origin in {settings.NEWSROOM_ORIGIN, here}


def origin_of(address: str | None) -> str:
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}"


def sender_of(request, *, at: datetime) -> str:
    """Return a hash, the same for one address on one day, that reveals nothing."""
    day = timezone.localdate(at, timezone.get_default_timezone())
    value = f"{day} {network_of(client_address(request))}"
    return salted_hmac("reader report", value, algorithm="sha256").hexdigest()
