"""Answers to an act: a page to go on from, or parts of one for the script.

The script sends the account for which its page was made, as it does beside the queue of
reviews. It gets the messages, and the entries that stand where the item's stood.
"""

from collections.abc import Iterable
from functools import wraps
from http import HTTPStatus

from django.contrib.messages import get_messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from articles.admin.inbox.access import LIST, NEXT
from articles.admin.inbox.listed.asked import Asked
from articles.admin.inbox.listed.entries import Entry, entries_of
from articles.admin.inbox.listed.listing import Listing
from articles.admin.inbox.listed.reasons import reasons_for
from articles.admin.parts.fields.choosing import is_key
from articles.admin.parts.framed import kept_by_nobody
from articles.admin.parts.lists.bounded import AHEAD
from articles.admin.review.in_place import BESIDE, is_beside
from articles.models import InboxItem

# The mark of a message that has a button to undo what it reports.
UNDO = "undo-item:"


def undo_tag(request, item: InboxItem, more: str = "") -> str:
    """Return the mark of a message about an act that was done to the item as seen."""
    return f"{UNDO}{item.pk}-{item.lock + 1}{more}:{asked_of(request).query}"


def for_its_account(view):
    """Refuse an act from a page that was made for another account, in one browser."""

    @wraps(view)
    def answered(request, *args, **kwargs):
        if is_beside(request) and request.headers[BESIDE] != str(request.user.pk):
            return HttpResponse(status=HTTPStatus.UNAUTHORIZED)
        return view(request, *args, **kwargs)

    return answered


def asked_of(request) -> Asked:
    """Return the list from which the user came."""
    return Asked.of_text(request.POST.get(LIST) or request.GET.get("list", ""))


def list_url(asked: Asked, pk: str = "") -> str:
    """Return the address of the list, at one entry."""
    query, anchor = asked.query, f"#item-{pk}" if is_key(pk) else ""
    return f"{reverse('inbox')}{'?' if query else ''}{query}{anchor}"


def back(request) -> HttpResponseRedirect:
    """Lead back to the list, to the entry that follows."""
    return HttpResponseRedirect(list_url(asked_of(request), request.POST.get(NEXT, "")))


def done(request, items: Iterable[InboxItem]) -> HttpResponse:
    """Answer that an act is done; `items` are those that may stand in the list."""
    if not is_beside(request):
        return back(request)
    listing = Listing(asked_of(request), request.user)
    leads = {lead.pk: lead for item in items if (lead := listing.leading(item))}
    return part(request, entries_of(leads.values(), request.user), "done", listing)


def refused(request, item: InboxItem) -> HttpResponse:
    """Show the item as it is now, below the message that says why nothing was done."""
    if not is_beside(request):
        return HttpResponseRedirect(f"{reverse('inbox')}{item.pk}/")
    listing = Listing(asked_of(request), request.user)
    lead = listing.leading(item) or item
    return part(request, entries_of([lead], request.user), "refused", listing)


def part(request, entries: list[Entry], came: str, listing: Listing) -> HttpResponse:
    context = {
        "messages": get_messages(request),
        "entries": entries,
        "asked": listing.asked,
        "reasons": reasons_for(request.user),
        "count": listing.count(),
        "most": AHEAD,
    }
    answer = render(request, "admin/articles/inbox/_done.html", context)
    answer.headers[BESIDE] = came
    return kept_by_nobody(answer)
