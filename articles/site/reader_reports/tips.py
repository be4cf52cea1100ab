"""“Send us news”: readers send a text, and confirm their address by a link.

Opening the link changes nothing: the page has a button, and the button confirms.
"""

from datetime import datetime
from functools import partial

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.inbox import incoming
from articles.site.reader_reports.answering import (
    foreign,
    form_page,
    take_form,
    uncached,
)
from articles.site.reader_reports.sender import is_from_this_site
from articles.site.reader_reports.tip_form import TipForm
from articles.site.reader_reports.tip_keeping import keep_tip
from articles.site.shared import Head, page, public_view, tells_all, translated

GONE = 410


def refuse_unless_taken() -> None:
    if not settings.NEWSROOM_TIPS:
        raise Http404


# No cookie, so no token in it: `is_from_this_site` replaces it.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def send(request):
    refuse_unless_taken()
    head = Head(
        title=_("Send us news"),
        path=reverse("send_tip"),
        description=_("Send our editors a text for our readers."),
        translations=translated("send_tip"),
        robots="noindex",
    )
    show = partial(form_page, "articles/tip_form.html", head=head)
    if request.method != "POST":
        return show(TipForm())
    form = TipForm(request.POST)

    def keep(*, sender: str, at: datetime) -> None:
        keep_tip(sender=sender, language=get_language(), at=at, **form.tip())

    thanks = reverse("tip_sent")
    return take_form(
        request, form, keep=keep, show=show, thanks=thanks, foreign=foreign()
    )


@public_view
@tells_all
def sent(request):
    refuse_unless_taken()
    return plain_page("tip_sent", _("Please confirm your address"))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request, token: str):
    """Show a button, and confirm if it was pressed: programs open links, too."""
    refuse_unless_taken()
    tip = incoming.tip_at(token)
    is_refused = request.method == "POST" and not is_from_this_site(request)
    if tip and request.method == "POST" and not is_refused:
        incoming.confirm(tip)
        return HttpResponse(status=303, headers={"Location": reverse("tip_received")})
    head = Head(
        title=_("Confirm your text") if tip else _("This link is no longer good"),
        # Not its own: the footer would put the token into another link.
        path=reverse("send_tip"),
        robots="noindex",
    )
    return uncached(
        page(
            "articles/tip_confirm.html",
            head,
            status=403 if is_refused else 200 if tip else GONE,
            is_good=tip is not None,
            refusal=foreign() if is_refused else "",
        )
    )


@public_view
@tells_all
def received(request):
    refuse_unless_taken()
    return plain_page("tip_received", _("Thank you for your text"))


def plain_page(name: str, title: str) -> HttpResponse:
    head = Head(
        title=title,
        path=reverse(name),
        translations=translated(name),
        robots="noindex",
    )
    return page(f"articles/{name}.html", head)
