"""“Report a barrier”: readers report obstacles to using the site."""

from functools import partial

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.foundation.text import clean_line
from articles.models import ReaderReport
from articles.site.reader_reports.answering import form_page, take_report
from articles.site.reader_reports.forms import BarrierForm, longest
from articles.site.shared import Head, page, public_view, tells_all, translated


# No cookie, so no token in it: `is_from_this_site` replaces it.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def report(request):
    show = partial(form_page, "articles/barrier_form.html", head=head())
    if request.method != "POST":
        return show(BarrierForm(initial={"page": page_from(request)}))
    return take_report(
        request,
        BarrierForm(request.POST),
        kind=ReaderReport.Kind.BARRIER,
        show=show,
        thanks=reverse("barrier_reported"),
    )


def head() -> Head:
    return Head(
        title=_("Report a barrier"),
        path=reverse("report_barrier"),
        description=_("Tell us what keeps you from using this site."),
        translations=translated("report_barrier"),
    )


def page_from(request) -> str:
    """Return the address of the page that the reader came from, if it is of this site.

    The link in the footer names it; without, the browser may.
    """
    origin = settings.NEWSROOM_ORIGIN
    named = request.GET.get("page") or ""
    referrer = request.headers.get("Referer", "")
    if not named and referrer.startswith(f"{origin}/"):
        named = referrer.removeprefix(origin)
    is_path = named.startswith("/") and not named.startswith(("//", "/\\"))
    address = clean_line(f"{origin}{named}") if is_path else ""
    return address if len(address) <= longest("page") else ""


@public_view
@tells_all
def thanks(request):
    head = Head(
        title=_("Thank you for your report"),
        path=reverse("barrier_reported"),
        translations=translated("barrier_reported"),
        robots="noindex",
    )
    return page("articles/barrier_reported.html", head)
