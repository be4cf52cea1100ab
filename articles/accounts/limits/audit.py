"""Write the acts of a request into the record, with its network address if the operator
wants that kept, and for no longer than that.
"""

from collections.abc import Iterable
from ipaddress import ip_address, ip_network
from typing import Any

from allauth.core import context
from django.conf import settings
from django.db.models import Model

from articles.accounts.limits.network_address import client_address
from articles.domain import audit
from articles.models import RecordedDeed

# Bits that are left of a shortened address, by the version of the protocol.
SHORTENED = {4: 24, 6: 48}


def note(deed: RecordedDeed, *, about: Model | None = None, **said: Any) -> None:
    """Write it in the transaction of the act."""
    audit.write(deed, about=about, address=from_where(), **said)


def note_each(deed: RecordedDeed, each: Iterable[Model], **said: Any) -> None:
    audit.write_each(deed, each, address=from_where(), **said)


def note_if_possible(
    deed: RecordedDeed, *, about: Model | None = None, request: Any = None, **said: Any
) -> None:
    """Write what has happened anyway; a failure to write it undoes nothing."""
    audit.write_if_possible(deed, about=about, address=from_where(request), **said)


def from_where(request: Any = None) -> str:
    """Return the part of the client's address to keep; "" unless the operator wants it.

    Without a request it is the desk's current one, if there is one.
    """
    days, is_whole = settings.NEWSROOM_RECORD_ADDRESSES
    request = request or context.request
    if not days or request is None:
        return ""
    address = client_address(request)
    try:
        found = ip_address(address)
    except ValueError:
        return ""  # a server at a socket knows none
    found = getattr(found, "ipv4_mapped", None) or found
    if is_whole:
        return str(found)
    return str(ip_network((found.packed, SHORTENED[found.version]), strict=False))
