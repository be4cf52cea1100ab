"""Addresses of subscribers: one spelling for each, and hashes of those to spare."""

import hmac
from hashlib import sha256

from django.utils.encoding import punycode

from articles.accounts import keys_for
from articles.models import AlertRequest, SuppressedAddress

PURPOSE = "articles.site.alerts.suppressed"


def folded(address: str) -> str:
    """Return an address as it is compared: in small letters, its domain in ASCII."""
    local, _at, domain = address.strip().rpartition("@")
    return f"{local}@{punycode(domain)}".casefold()


def waiting_at(address: str) -> list[AlertRequest]:
    """Return requests that nobody confirmed, however they spell this address."""
    local, spelled = address.strip().rpartition("@")[0], folded(address)
    rows = AlertRequest.objects.filter(address__istartswith=f"{local}@")
    return [row for row in rows if folded(row.address) == spelled]


def digests_of(address: str) -> list[str]:
    """Return its hash by the site's secret, followed by those by former secrets."""
    said = folded(address).encode()
    return [hmac.new(key, said, sha256).hexdigest() for key in keys_for(PURPOSE)]


def is_suppressed(address: str) -> bool:
    return SuppressedAddress.objects.filter(digest__in=digests_of(address)).exists()


def suppress(address: str, why: SuppressedAddress.Why) -> None:
    SuppressedAddress.objects.update_or_create(
        digest=digests_of(address)[0], defaults={"why": why}
    )


def allow_again(address: str) -> int:
    """Take an address off the list; return how many rows there were."""
    rows = SuppressedAddress.objects.filter(digest__in=digests_of(address))
    return rows.delete()[0]
