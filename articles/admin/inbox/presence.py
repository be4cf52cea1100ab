"""The items at which other users are looking, reported by open pages of the inbox.

Kept for a minute in the cache, as for articles; it holds nobody off. A claim does that,
and is a row.
"""

import time

from django.core.cache import cache
from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.accounts import COUNTS_AS_USE
from articles.admin.inbox.access import refuse_strangers
from articles.admin.parts.fields.choosing import is_key
from articles.admin.parts.framed import kept_by_nobody
from articles.admin.parts.saying import who
from articles.inbox.items import visible_to
from articles.models import User

KEY = "present:inbox"
# Seconds after which a page that doesn't report is taken for closed.
ALIVE = 70
# The most pages that are remembered, and the length of a page's name.
MOST, LONGEST = 100, 40
# For each open page its user, the item, and when it reported.
Pages = dict[str, tuple[int, int, int]]


@require_POST
def presence(request):
    """Note the item that is open in a page; answer who is looking at which others."""
    refuse_strangers(request)
    COUNTS_AS_USE.set(request, False)
    # Nobody can report for another user's page.
    tab = f"{request.user.pk}:{request.POST.get('tab', '')[:LONGEST]}"
    item, pages = request.POST.get("item", ""), pages_now()
    pages.pop(tab, None)
    if is_key(item) and "gone" not in request.POST and may_see(request.user, item):
        pages[tab] = (request.user.pk, int(item), int(time.time()))
    newest = sorted(pages.items(), key=lambda page: page[1][2])[-MOST:]
    cache.set(KEY, dict(newest), ALIVE)
    return kept_by_nobody(JsonResponse({"items": others(pages, request.user)}))


def may_see(user, item: str) -> bool:
    return visible_to(user).filter(pk=item).exists()


def pages_now() -> Pages:
    now = int(time.time())
    known: Pages = cache.get(KEY) or {}
    return {tab: page for tab, page in known.items() if now - page[2] < ALIVE}


def others(pages: Pages, user) -> dict[str, str]:
    """Return for items that the user may see who else is looking at them."""
    looking: dict[int, set[int]] = {}
    for person, item, _seen in pages.values():
        if person != user.pk:
            looking.setdefault(item, set()).add(person)
    if not looking:
        return {}
    seen = visible_to(user).filter(pk__in=looking).values_list("pk", flat=True)
    people = User.objects.in_bulk({one for ones in looking.values() for one in ones})
    found = {}
    for item in seen:
        names = sorted(who(people[one]) for one in looking[item] if one in people)
        found[str(item)] = _("Open now: %(names)s") % {"names": ", ".join(names)}
    return found
