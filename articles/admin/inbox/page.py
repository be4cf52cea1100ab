"""The inbox: the list that an address asks for, and the page of one item."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
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
from articles.models import EXCERPT, InboxItem, ItemSender, SourceTerms, Terms


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


def texts(item: InboxItem, user) -> dict[str, str]:
    """Return the item's text, or why there is none, and where its terms are."""
    text = text_of(item)
    if text and text != item.summary:
        return {"text": text}
    feed = item.feed_id if user.has_perm("articles.view_sourcefeed") else None
    name = "admin:articles_sourcefeed_change"
    said = why_no_text(item)
    return {"no_text": said, "terms_at": reverse(name, args=[feed]) if feed else ""}


def why_no_text(item: InboxItem) -> str:
    if item.source is None:
        return ""
    terms = SourceTerms.objects.filter(source=item.source).first()
    if item.is_reserved:
        said = _(
            "The page reserves its text against machines, so only the first %(count)s "
            "characters are shown. The original has the whole text."
        )
    elif terms is None or terms.terms == Terms.LINK:
        said = _(
            "The terms for this source allow a link only, so the newsroom keeps the "
            "title and the first %(count)s characters. The original has the whole text."
        )
    elif not terms.allows_text(timezone.localdate()):
        said = _(
            "The licence for the texts of this source has ended, so only the first "
            "%(count)s characters are shown. The original has the whole text."
        )
    else:
        return _("The source gave no more text than this.")
    return said % {"count": EXCERPT}


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
        is_alone=True,
        **texts(one, user),
        sender=sender,
        asked=asked,
        reasons=reasons_for(user),
    )
