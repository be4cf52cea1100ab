"""“Report a barrier”: a form without account, cookie and script."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.barriers.form import BarrierForm, page_from
from articles.barriers.reporting import TooManyError, report_barrier
from articles.barriers.sender import is_from_this_site, sender_of
from articles.site import Head, page, public_view, tells_all, translated

TEMPLATE = "articles/barrier_form.html"


# No cookie, so no token in it: `is_from_this_site` stands for it.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def report(request):
    if request.method != "POST":
        return form_page(BarrierForm(initial={"page": page_from(request)}))
    form = BarrierForm(request.POST)
    if not is_from_this_site(request):
        form.add_error(None, foreign())
        return form_page(form, status=403)
    if not form.is_valid():
        return form_page(form)
    now = timezone.now()
    try:
        report_barrier(
            sender=sender_of(request, at=now),
            language=get_language(),
            at=now,
            **form.report(),
        )
    except TooManyError as refusal:
        form.add_error(None, str(refusal))
        response = form_page(form, status=429)
        response.headers["Retry-After"] = str(refusal.wait)
        return response
    return HttpResponse(status=303, headers={"Location": reverse("barrier_reported")})


def foreign() -> str:
    return _(
        "The report wasn't taken: your browser doesn't say that it comes from this "
        "page. Send it once more from here; if that is refused as well, write to us "
        "directly."
    )


def form_page(form: BarrierForm, *, status=200):
    title = _("Report a barrier")
    head = Head(
        title=_("Error: %(title)s") % {"title": title} if form.errors else title,
        path=reverse("report_barrier"),
        description=_("Tell us what keeps you from using this site."),
        translations=translated("report_barrier"),
    )
    response = page(TEMPLATE, head, status=status, form=form, title=title)
    # It may hold what this reader typed, or where she came from.
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["X-Accel-Expires"] = "0"
    return response


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
