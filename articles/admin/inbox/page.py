"""The inbox: the list that an address asks for, and the page of one item."""

from django.http import HttpResponse
from django.utils.translation import gettext as _, pgettext
from django.views.decorators.http import require_safe

from articles.admin.inbox.access import find, refuse_strangers
from articles.admin.inbox.answering import asked_of, list_url
from articles.admin.inbox.forms import AddressForm
from articles.admin.inbox.listed.asked import Asked
from articles.admin.inbox.listed.entries import entries_of
from articles.admin.inbox.listed.filters import filters_for
from articles.admin.inbox.listed.listing import Listing
from articles.admin.inbox.listed.reasons import reasons_for
from articles.admin.parts.crumbs import shortened
from articles.admin.parts.framed import framed
from articles.admin.parts.lists.bounded import too_much
from articles.domain import search
from articles.inbox.items import sees_all, sees_senders, text_of
from articles.models import InboxItem, ItemSender


@require_safe
def inbox(request) -> HttpResponse:
    """Show a page of the list. A search that takes too long is given up."""
    refuse_strangers(request)
    asked = Asked.read(request.GET)
    try:
        with search.limited():
            return listed(request, asked)
    except search.TooMuch:
        return too_much(request)


def listed(request, asked: Asked) -> HttpResponse:
    user = request.user
    part = Listing(asked, user).part()
    return framed(
        request,
        InboxItem,
        "list",
        room="inbox",
        title=pgettext("pages", "Inbox") if sees_all(user) else _("Handed to you"),
        crumbs=[],
        asked=asked,
        part=part,
        entries=entries_of(part.items, user),
        older=list_url(asked.but(after=part.older)) if part.older else "",
        newest=list_url(asked.but()) if asked.after else "",
        filters=filters_for(asked, user),
        reasons=reasons_for(user),
        pasting=AddressForm(),
    )


@require_safe
def item(request, pk: int) -> HttpResponse:
    """Show one item with all that is known of it."""
    one, user = find(request, pk), request.user
    [entry] = entries_of([one], user)
    sender = None
    if sees_senders(user):
        sender = ItemSender.objects.filter(item=one).first()
    asked = asked_of(request)
    return framed(
        request,
        InboxItem,
        "item",
        room="inbox",
        title=one.title,
        crumbs=[(pgettext("pages", "Inbox"), list_url(asked))],
        here=shortened(one),
        entry=entry,
        text=text_of(one),
        sender=sender,
        asked=asked,
        reasons=reasons_for(user),
    )
