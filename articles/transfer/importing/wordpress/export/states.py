"""Map an item's status: it becomes public, a draft with a note, or nothing."""

from itertools import chain

from django.utils import timezone

from articles.models import CameAs
from articles.transfer.importing.wordpress.export.items import Item
from articles.transfer.importing.wordpress.export.withheld import Shown, withheld_by

# WordPress's own entries besides its texts, and posts begun but never written.
SKIPPED = {"trash", "inherit"}
# An item with an unknown status is a draft: an extension's status doesn't say who
# may read it.
BY_STATUS = {
    "private": CameAs.PRIVATE,
    "future": CameAs.PLANNED,
    "pending": CameAs.PENDING,
    "publish": CameAs.PUBLIC,
}


def state_of(item: Item, shown: Shown) -> CameAs | None:
    """Return how an item stood there, None if it is left out. Only what was PUBLIC is
    ever published here.
    """
    if item.status in SKIPPED or is_empty(item):
        return None
    if item.has_password:
        return CameAs.PASSWORD
    stood = BY_STATUS.get(item.status, CameAs.DRAFT)
    if stood != CameAs.PUBLIC:
        return stood
    if withheld_of(item, shown):
        return CameAs.WITHHELD
    if item.moment is None:
        return CameAs.UNDATED
    return CameAs.PUBLIC if item.moment <= timezone.now() else CameAs.PLANNED


def withheld_of(item: Item, shown: Shown) -> list[str]:
    """Return what may have kept some of it from some of its readers."""
    texts = (withheld_by(text, shown) for text in (item.content, item.excerpt))
    return list(dict.fromkeys([*item.restricted, *chain(*texts)]))


def is_empty(item: Item) -> bool:
    return not (item.title or item.content.strip() or item.is_too_large)
