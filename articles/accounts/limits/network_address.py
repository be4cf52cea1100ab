"""The network address of a request, as far as it can be believed."""

from ipaddress import ip_address, ip_network

from django.conf import settings

# A client with one IPv6 address has all addresses with the same prefix.
IPV6_PREFIX = 64
UNKNOWN = "0.0.0.0"  # noqa: S104 (nothing listens there: it stands for no address)


def client_address(request) -> str:
    """Return the client's address, as the outermost of our own proxies saw it.

    Each proxy appends its client's address; all before that is only claimed.
    """
    return outermost(
        request.META.get("REMOTE_ADDR", ""),
        request.headers.get("X-Forwarded-For", ""),
        count=settings.NEWSROOM_PROXY_COUNT,
    )


def outermost(direct: str, forwarded: str, *, count: int) -> str:
    """Return the address that the outermost of our `count` proxies saw."""
    seen = forwarded.split(",") if count else []
    return seen[-count].strip() if len(seen) >= count > 0 else direct


def storable(address: str) -> str:
    """Return an address that the database accepts; a server at a socket knows none."""
    try:
        return str(ip_address(address))
    except ValueError:
        return UNKNOWN


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
