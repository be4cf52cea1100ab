"""The page on which somebody pastes the address of a page: it becomes an item.

A task fetches it, and this page looks again until that has ended.
"""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _, pgettext
from django.views.decorators.http import require_http_methods

from articles.accounts import note_refusal
from articles.admin.inbox.access import refuse_strangers
from articles.admin.inbox.forms import AddressForm
from articles.admin.parts.framed import framed, kept_by_nobody
from articles.foundation.refusal import Refused
from articles.inbox.incoming import Standing, ask_for, state_of
from articles.models import ErrandState, InboxItem

# The parameter with the key of what was asked; seconds until the page looks again.
ERRAND, AGAIN = "errand", 2


@require_http_methods(["GET", "HEAD", "POST"])
def paste(request) -> HttpResponse:
    """Have a page fetched; then say how that stands, and lead to its item."""
    refuse_strangers(request)
    if request.method == "POST":
        return asked_for(request)
    key = request.GET.get(ERRAND, "")
    standing = state_of(key, by=request.user) if key else None
    if standing and standing.item:
        return to_item(request, standing.item, is_known=standing.is_known)
    form = AddressForm()
    if standing and standing.state == ErrandState.REFUSED:
        form = AddressForm({"address": standing.address})
        form.add_error("address", standing.sentence)
    return shown(request, form, standing, is_lost=bool(key and standing is None))


def asked_for(request) -> HttpResponse:
    form = AddressForm(request.POST)
    if form.is_valid():
        try:
            key = ask_for(form.cleaned_data["address"], by=request.user)
        except Refused as refusal:
            note_refusal(request, refusal, InboxItem(), move="paste")
            form.add_error("address", f"{refusal.why} {refusal.remedy}")
        else:
            return HttpResponseRedirect(f"{request.path}?{ERRAND}={key}")
    return shown(request, form, None)


def shown(
    request, form: AddressForm, standing: Standing | None, *, is_lost: bool = False
) -> HttpResponse:
    is_waiting = standing is not None and standing.state == ErrandState.WAITING
    response = framed(
        request,
        InboxItem,
        "paste",
        room="inbox",
        title=_("Add a page to the inbox"),
        crumbs=[(pgettext("pages", "Inbox"), reverse("inbox"))],
        form=form,
        standing=standing,
        is_waiting=is_waiting,
        is_lost=is_lost,
    )
    if is_waiting:
        response.headers["Refresh"] = str(AGAIN)
    return kept_by_nobody(response)


def to_item(request, item: InboxItem, *, is_known: bool) -> HttpResponse:
    said = (
        _("The inbox had this page already.")
        if is_known
        else _("The page is in the inbox now.")
    )
    messages.success(request, said)
    return HttpResponseRedirect(f"{reverse('inbox')}{item.pk}/")
