"""The acts on one item: done at once, or asked about on a page of their own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.accounts import note_refusal
from articles.admin.inbox.access import SEEN, find
from articles.admin.inbox.answering import (
    asked_of,
    done,
    for_its_account,
    list_url,
    refused,
)
from articles.admin.inbox.asking import asking
from articles.admin.inbox.covering_choice import add_to
from articles.admin.inbox.forms import (
    AddForm,
    DismissForm,
    HandForm,
    SourceForm,
    TakeForm,
)
from articles.admin.parts.fields.choosing import is_key
from articles.admin.parts.saying import change_url, who
from articles.admin.review.in_place import is_beside
from articles.foundation.refusal import Refused
from articles.inbox.incoming import choose_source
from articles.inbox.items import decide, join_nearest, part, take_over
from articles.models import InboxItem

# The mark of a message that has a button to undo what it reports.
UNDO = "undo-item:"


@dataclass(frozen=True, slots=True)
class Deed:
    """The way of an act. `form` asks for what it needs; None asks for nothing.

    `do` returns the items that may stand in the list then, or where to go on.
    """

    do: Callable[..., Any]
    form: Any = None


@require_http_methods(["GET", "HEAD", "POST"])
@for_its_account
def act(request, pk: int, name: str):
    """Do an act, or ask first for what it needs."""
    item, deed = find(request, pk), DEEDS.get(name)
    if deed is None:
        raise Http404
    if request.method != "POST" and deed.form is None:
        return HttpResponseNotAllowed(["POST"])
    form = deed.form and deed.form(request.POST or None, item=item, user=request.user)
    if form and not (request.method == "POST" and form.is_valid()):
        return asking(request, item, name, form)
    seen = request.POST.get(SEEN, "")
    item.lock = int(seen) if is_key(seen) else -1
    try:
        return deed.do(request, item, form)
    except Refused as refusal:
        note_refusal(request, refusal, item, move=name)
        messages.error(request, str(refusal))
        return refused(request, find(request, pk))


def take(request, item: InboxItem, form: TakeForm):
    """Make the draft. A user who isn't in the list by a script goes on in its form."""
    language, labels = form.cleaned_data["language"], form.accepted()
    made = take_over(item, by=request.user, language=language, labels=labels)
    if is_beside(request):
        link = format_html('<a href="{}">{}</a>', change_url(made), made)
        tell(request, item, named(_("Draft created: %(draft)s."), link))
        return done(request, [item])
    back = list_url(asked_of(request), request.POST.get("next", ""))
    said = format_html(
        '{} <a href="{}">{}</a>',
        _("This draft was made from the inbox item."),
        back,
        _("Back to the inbox"),
    )
    messages.success(request, said)
    return HttpResponseRedirect(change_url(made))


def add(request, item: InboxItem, form: AddForm):
    edition = int(form.cleaned_data["edition"])
    article = add_to(item, edition, by=request.user)
    link = format_html('<a href="{}">{}</a>', change_url(article), article)
    tell(request, item, named(_("Added as further reading: %(draft)s."), link))
    return done(request, [item])


def dismiss(request, item: InboxItem, form: DismissForm):
    reason = form.cleaned_data["reason"]
    decide(item, "dismiss", by=request.user, reason=reason)
    said = _("Dismissed: “%(title)s”. Reason: %(reason)s")
    tell(request, item, said % {"title": item.title, "reason": reason})
    return done(request, [item])


def hand(request, item: InboxItem, form: HandForm):
    person = form.cleaned_data["person"]
    handed = decide(item, "hand", by=request.user, handed_to=person)
    said = _("Handed to %(who)s: “%(title)s”.")
    messages.success(request, said % {"who": who(person), "title": item.title})
    return done(request, [handed])


def source(request, item: InboxItem, form: SourceForm):
    chosen = choose_source(item, form.cleaned_data["source"], by=request.user)
    said = (
        _("“%(title)s” comes from: %(source)s")
        if chosen.source
        else _("“%(title)s” has no source.")
    )
    named_so = {"title": chosen.title, "source": chosen.source}
    messages.success(request, said % named_so)
    return done(request, [chosen])


def claim(request, item: InboxItem, form):
    return done(request, [decide(item, "claim", by=request.user)])


def release(request, item: InboxItem, form):
    return done(request, [decide(item, "release", by=request.user)])


def not_the_same(request, item: InboxItem, form):
    """Part it from its cluster; both may have an entry afterwards."""
    rest = InboxItem.objects.filter(cluster=item.cluster_id).exclude(pk=item.pk)
    others = list(rest.order_by("at", "pk")[:1]) if item.cluster_id else []
    parted = part(item, by=request.user)
    said = _("“%(title)s” now stands by itself, for good.")
    messages.success(request, said % {"title": item.title})
    for one in others:
        one.refresh_from_db()
    return done(request, [*others, parted])


def the_same(request, item: InboxItem, form):
    """Join it with the nearest: they are one entry then, led by the first."""
    joined = join_nearest(item, by=request.user)
    said = _("“%(title)s” is listed with the same news now.")
    messages.success(request, said % {"title": item.title})
    return done(request, [joined])


def named(sentence: str, link: str):
    """Put a link into a sentence, which may have any sign in it."""
    before, _sign, after = sentence.partition("%(draft)s")
    return format_html("{}{}{}", before, link, after)


def tell(request, item: InboxItem, said: str) -> None:
    messages.success(request, said, extra_tags=undo_tag(request, item))


def undo_tag(request, item: InboxItem) -> str:
    """Return the mark of a message about an act that was done to the item as seen."""
    return f"{UNDO}{item.pk}-{item.lock + 1}:{asked_of(request).query}"


DEEDS = {
    "take": Deed(take, TakeForm),
    "add": Deed(add, AddForm),
    "dismiss": Deed(dismiss, DismissForm),
    "hand": Deed(hand, HandForm),
    "claim": Deed(claim),
    "release": Deed(release),
    "part": Deed(not_the_same),
    "join": Deed(the_same),
    "source": Deed(source, SourceForm),
}
