"""Acts on several items: dismissed with one reason, or their decisions taken back."""

from django.contrib import messages
from django.utils.translation import gettext as _, ngettext, pgettext
from django.views.decorators.http import require_POST

from articles.accounts import note_refusal
from articles.admin.inbox.access import SEEN, chosen_items, refuse_strangers
from articles.admin.inbox.answering import (
    UNDO,
    asked_of,
    back,
    done,
    for_its_account,
    list_url,
    refused,
)
from articles.admin.inbox.forms import DismissForm
from articles.admin.inbox.listed.listing import SHOWN
from articles.admin.inbox.parting import PARTED, join_as_before
from articles.admin.parts.framed import framed, kept_by_nobody
from articles.admin.parts.saying import Link, change_url
from articles.foundation.refusal import Refused
from articles.inbox.items import dismiss_all, undo
from articles.models import InboxItem, UsualReason

# Those of a page, and the others of its clusters.
MOST = 5 * SHOWN


@require_POST
@for_its_account
def dismiss_many(request):
    """Dismiss the chosen items; ask for the reason first if none is given."""
    refuse_strangers(request)
    items = chosen_items(request, request.POST.getlist("chosen")[:MOST])
    if not items:
        messages.info(request, _("Choose the items to be dismissed."))
        return back(request)
    form = DismissForm(request.POST, item=None, user=request.user)
    if "ask" in request.POST or not form.is_valid():
        return asking(request, items, form)
    reason = form.cleaned_data["reason"]
    locks = {item.pk: item.lock for item in items}
    gone, refusals = dismiss_all(items, by=request.user, reason=reason)
    if gone:
        said = ngettext(
            "%(count)d item dismissed. Reason: %(reason)s",
            "%(count)d items dismissed. Reason: %(reason)s",
            len(gone),
        )
        seen = ",".join(f"{one.pk}-{locks[one.pk] + 1}" for one in gone)
        tag = f"{UNDO}{seen}:{asked_of(request).query}"
        values = {"count": len(gone), "reason": UsualReason.in_words(reason)}
        messages.success(request, said % values, extra_tags=tag)
    for refusal in refusals:
        messages.error(request, str(refusal))
    return done(request, [])


def asking(request, items: list[InboxItem], form: DismissForm):
    """Show what would be dismissed, and ask why."""
    is_asked = "ask" in request.POST
    asked = asked_of(request)
    return kept_by_nobody(
        framed(
            request,
            InboxItem,
            "dismiss_many",
            room="inbox",
            title=_("Dismiss several items"),
            crumbs=[(pgettext("pages", "Inbox"), list_url(asked))],
            items=items,
            form=DismissForm(None, item=None, user=request.user) if is_asked else form,
            asked=asked,
            back=list_url(asked),
        )
    )


@require_POST
@for_its_account
def undo_many(request):
    """Take back decisions, as a message or a row offers it."""
    refuse_strangers(request)
    seen, _sign, parted = request.POST.get(SEEN, "").partition(PARTED)
    items = chosen_items(request, seen.split(",")[:MOST])
    if parted and items:
        return join_as_before(request, items[0], parted.split("."))
    opened: list[InboxItem] = []
    left: list[Link] = []
    for item in items:
        try:
            article = undo(item, by=request.user)
        except Refused as refusal:
            note_refusal(request, refusal, item, move="reopen")
            messages.error(request, str(refusal))
            continue
        if article:
            left.append(Link(str(article), change_url(article)))
        opened.append(item)
    tell(request, opened, left)
    if items and not opened:
        return refused(request, fresh(items[:1])[0])
    if not opened:
        return back(request)
    return done(request, fresh(opened))


def tell(request, opened: list[InboxItem], left: list[Link]) -> None:
    if len(opened) == 1:
        said = _("Open again: “%(title)s”.")
        messages.success(request, said % {"title": opened[0].title})
    elif opened:
        said = _("Open again: %(count)d items.")
        messages.success(request, said % {"count": len(opened)})
    for link in left:
        stays = _("Somebody has worked on “%(headline)s” since, so it stays as it is.")
        messages.info(request, stays % {"headline": link.text})


def fresh(items: list[InboxItem]) -> list[InboxItem]:
    return list(InboxItem.objects.filter(pk__in=[one.pk for one in items]))
