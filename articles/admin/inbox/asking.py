"""The page that asks before an act on an item; the script shows it as a dialog."""

from django.utils.translation import gettext as _, pgettext

from articles.admin.inbox.answering import asked_of, list_url
from articles.admin.inbox.covering_choice import Choice, choices_for
from articles.admin.inbox.listed.entries import entries_of
from articles.admin.parts.crumbs import shortened
from articles.admin.parts.framed import framed, kept_by_nobody
from articles.inbox.items import ACTS, text_of
from articles.models import InboxItem


def asking(request, item: InboxItem, name: str, form):
    """Show the question beside the item, with the typed words in it again."""
    [entry] = entries_of([item], request.user)
    typed = request.GET.get("q", "")[:200]
    found = choices_for(entry, typed, request.user) if name == "add" else []
    asked = asked_of(request)
    return kept_by_nobody(
        framed(
            request,
            InboxItem,
            "ask",
            room="inbox",
            title=title_of(name),
            crumbs=[
                (pgettext("pages", "Inbox"), list_url(asked)),
                (shortened(item), entry.lead.address),
            ],
            here=ACTS[name].label,
            entry=entry,
            act=name,
            form=form,
            text=text_of(item) if name == "take" else "",
            typed=typed,
            choices=found,
            chosen=chosen(found, request.POST.get("edition", "")),
            asked=asked,
            next=request.POST.get("next", request.GET.get("next", "")),
            back=list_url(asked, str(item.pk)),
        )
    )


def title_of(name: str) -> str:
    return {
        "take": _("Take over"),
        "add": _("Add as further reading"),
        "dismiss": _("Dismiss"),
        "hand": _("Hand on"),
        "source": _("Choose the source"),
    }[name]


def chosen(found: list[Choice], asked: str) -> int | None:
    """Return the edition that is chosen beforehand: the first to which it can go."""
    if asked.isdecimal():
        return int(asked)
    return next((one.article.edition_id for one in found if not one.why_not), None)
