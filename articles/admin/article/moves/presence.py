"""Other users who have an article open, and newer saves, reported to open pages.

Each open page reports every half minute that it is there, and more often while its
user writes or others are there. The report is kept for a minute in the cache that all
workers and hosts share, nowhere else. It locks nothing.
"""

import time
from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from articles.accounts import COUNTS_AS_USE
from articles.admin.article.access import find
from articles.admin.article.history.timeline import Entry
from articles.admin.parts.fields.choosing import is_key
from articles.admin.parts.framed import kept_by_nobody
from articles.admin.parts.near import near
from articles.admin.parts.saying import Link, who
from articles.models import Article, Decision, Snapshot, User

# Seconds after which a page that doesn't report is taken for closed.
ALIVE = 70
# The most pages of one article that are remembered, and the length of a page's name.
MOST, LONGEST = 50, 40
# Tries to add the page to the cache while others do the same.
TRIES = 3


@dataclass(frozen=True, slots=True)
class Present:
    name: str
    since: datetime
    said: str


@require_POST
def presence(request, pk: int):
    """Note that this page is open, or closed; answer who else has the article open."""
    COUNTS_AS_USE.set(request, False)
    article = find(request, pk)
    # Nobody can report for another user's page.
    tab = f"{request.user.pk}:{request.POST.get('tab', '')[:LONGEST]}"
    if "gone" in request.POST:
        pages = leave(article, tab)
    else:
        pages = enter(article, tab, request.user)
    context = {
        "others": others(pages, request.user),
        "newer": newer_than(article, request.POST.get("seen", ""), request.user),
        "original": article,
    }
    template = "admin/articles/article/_present.html"
    return kept_by_nobody(render(request, template, context))


def key_of(article: Article) -> str:
    return f"present:{article.pk}"


def pages_of(article: Article) -> dict[str, tuple[int, int, int]]:
    """Return for each open page its user, since when, and when it last reported."""
    known = cache.get(key_of(article)) or {}
    now = int(time.time())
    return {tab: page for tab, page in known.items() if now - page[2] < ALIVE}


def enter(article: Article, tab: str, person: User) -> dict:
    """Return the open pages, this one among them."""
    now, pages = int(time.time()), pages_of(article)
    for _try in range(TRIES):
        since = pages[tab][1] if tab in pages else now
        newest = sorted(pages.items(), key=lambda page: page[1][2])[-MOST:]
        page = (person.pk, since, now)
        cache.set(key_of(article), dict(newest) | {tab: page}, ALIVE)
        pages = pages_of(article)
        if pages.get(tab) == page:
            break
        # Somebody else wrote at the same moment, and didn't know of this page.
    return pages


def leave(article: Article, tab: str) -> dict:
    pages = pages_of(article)
    if pages.pop(tab, None):
        cache.set(key_of(article), pages, ALIVE)
    return pages


def others(pages: dict, person: User) -> list[Present]:
    """Return the other people, each once, the first to come in front."""
    since: dict[int, int] = {}
    for pk, began, _seen in pages.values():
        since[pk] = min(began, since.get(pk, began))
    since.pop(person.pk, None)
    people = User.objects.in_bulk(since) if since else {}
    found = []
    for pk, began in sorted(since.items(), key=lambda one: one[1]):
        if pk in people:
            at = datetime.fromtimestamp(began, timezone.get_current_timezone())
            found.append(Present(who(people[pk]), at, near(at)))
    return found


@dataclass(frozen=True, slots=True)
class Newer:
    """The last save or act since a form was opened; `compare` leads to the changes."""

    entry: Entry
    # True if it is the user's own, from another window.
    is_own: bool
    compare: Link | None = None


def newer_than(article: Article, seen: str, user: User) -> Newer | None:
    if not is_key(seen) or article.lock <= int(seen):
        return None
    records = {"article": article, "lock__gt": int(seen)}
    saves = Snapshot.objects.visible_to(user).filter(**records).defer("content")
    if save := saves.select_related("by").order_by("lock").last():
        is_own = save.by_id == user.pk
        return Newer(Entry(save), is_own, comparison(article, int(seen), save))
    decisions = Decision.objects.visible_to(user).filter(**records)
    act = decisions.select_related("by").order_by("lock").last()
    return Newer(Entry(act), act.by_id == user.pk) if act else None


def comparison(article: Article, seen: int, save: Snapshot) -> Link | None:
    before = article.snapshots.filter(lock__lte=seen).order_by("lock")
    old = before.values_list("pk", flat=True).last()
    query = {"old": old, "new": save.pk}
    address = reverse("admin:articles_article_compare", args=[article.pk], query=query)
    return Link("", address) if old else None
