"""Who sent a form: from a page of this site, and the same one as before today?"""

from datetime import datetime
from ipaddress import ip_address, ip_network
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.crypto import salted_hmac

# Whoever has one IPv6 address has all that begin like it.
IPV6_PREFIX = 64


def is_from_this_site(request) -> bool:
    """Whether the browser says that a page of this site sent the form.

    It stands for the token in a cookie that readers don't get: a page elsewhere can't
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
    """Return a hash that is the same for one address on one day, and tells nothing."""
    value = f"{at:%Y-%m-%d} {network_of(client_address(request))}"
    return salted_hmac("barrier report", value, algorithm="sha256").hexdigest()


def client_address(request) -> str:
    """Return the address of who asks, as the outermost of our own proxies saw it.

    Each adds the one that asked it to the end; what stands before is only claimed.
    """
    direct = request.META.get("REMOTE_ADDR", "")
    count = settings.NEWSROOM_PROXY_COUNT
    seen = request.headers.get("X-Forwarded-For", "").split(",") if count else []
    return seen[-count].strip() if len(seen) >= count > 0 else direct


def network_of(address: str) -> str:
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if found.version == 6 and found.ipv4_mapped:
        return str(found.ipv4_mapped)
    if found.version == 6:
        return str(ip_network((found.packed, IPV6_PREFIX), strict=False))
    return str(found)
