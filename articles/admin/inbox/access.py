"""The users who may open the inbox, and their items; every other item is unknown."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from articles.admin.inbox.listed.listing import PEOPLE
from articles.admin.parts.fields.choosing import is_key
from articles.inbox.items import sees_all, visible_to
from articles.models import InboxItem

# The places in a form of an item: as it was seen, the list, and what comes next there.
SEEN, LIST, NEXT = "seen", "_after", "next"


def may_look(user) -> bool:
    """Return whether the user may have items: all, or such as are handed to them."""
    return sees_all(user) or user.has_perm("articles.add_article")


def refuse_strangers(request: HttpRequest) -> None:
    if not may_look(request.user):
        raise PermissionDenied


def find(request: HttpRequest, pk: int | str) -> InboxItem:
    """Return an item that the user may see; 404 like an unknown one."""
    refuse_strangers(request)
    seen = visible_to(request.user).select_related("source", "feed", "edition", *PEOPLE)
    # No database is asked for a number that is longer than any.
    return get_object_or_404(seen, pk=pk if is_key(pk) else None)


def chosen_items(request: HttpRequest, chosen: list[str]) -> list[InboxItem]:
    """Return the items that a form names with their locks, as they were seen."""
    locks: dict[int, int] = {}
    for one in chosen:
        key, _sign, lock = one.partition("-")
        if is_key(key) and is_key(lock):
            locks[int(key)] = int(lock)
    seen = visible_to(request.user).filter(pk__in=locks)
    items = list(seen.select_related("source", "edition", *PEOPLE).order_by("-at"))
    for item in items:
        item.lock = locks[item.pk]
    return items
