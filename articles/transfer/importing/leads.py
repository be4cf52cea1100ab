"""The old addresses of an import, and the targets to which they lead here, for the
newsroom that answers at the old host.
"""

from collections.abc import Iterable, Iterator
from itertools import batched
from urllib.parse import urlsplit

from articles.models import (
    Edition,
    Label,
    LeadsTo,
    OldAddress,
    as_stored,
    decoded_path,
)

# Rows of one transaction: others wait for it, on SQLite.
AT_ONCE = 3_000
EDITIONS_AT_ONCE = 500


def stored(rows: Iterable[OldAddress]) -> int:
    """Store them; return how many were new, or lead elsewhere now."""
    return sum(OldAddress.objects.remember(some) for some in batched(rows, AT_ONCE))


def row(address: str, **target) -> OldAddress | None:
    """Return where an address leads, None if it is too long or none; `target` is the
    columns for that.
    """
    try:
        parts = urlsplit(address)
        path = as_stored(decoded_path(parts.path), parts.query)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if not path or len(host) > 253:
        return None
    return OldAddress(host=host, path=path, **target)


def to_editions(addresses: dict[str, list[str]]) -> Iterator[OldAddress]:
    """Yield rows for the old addresses of editions, which their import keys name."""
    for some in batched(addresses, EDITIONS_AT_ONCE):
        known = Edition.objects.filter(import_key__in=some)
        keys = dict(known.values_list("import_key", "pk"))
        for key in some:
            if pk := keys.get(key):
                target = {"leads_to": LeadsTo.EDITION, "edition_id": pk}
                yield from rows(addresses[key], **target)


def to_label(addresses: Iterable[str], label: Label | None, language: str):
    """Yield rows that lead to a label's page; to the list of articles without one."""
    if label is None or label.pk is None:
        yield from to_list(addresses, language)
        return
    yield from rows(
        addresses,
        leads_to=LeadsTo.LABEL,
        label_kind=label.url_name,
        label_key=label.key,
        language=language,
    )


def to_list(
    addresses: Iterable[str], language: str, *, feed: str = "", is_home: bool = False
) -> Iterator[OldAddress]:
    """Yield rows that lead to the list of articles, or its feed, or the home page."""
    to = LeadsTo.HOME if is_home else LeadsTo.ARTICLES
    yield from rows(addresses, leads_to=to, language=language, feed=feed)


def rows(addresses: Iterable[str], **target) -> Iterator[OldAddress]:
    found = (row(address, **target) for address in dict.fromkeys(addresses))
    return (one for one in found if one)
