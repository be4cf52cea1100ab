"""Answer readers who send a report: without account, cookie and script."""

from collections.abc import Callable

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import get_language, gettext as _

from articles.models import Article, ReaderReport
from articles.site.reader_reports.forms import ReportForm
from articles.site.reader_reports.keeping import TooManyError, keep_report
from articles.site.reader_reports.sender import is_from_this_site, sender_of
from articles.site.shared import FOR_PROXIES, Head, page


def take_report(
    request,
    form: ReportForm,
    *,
    kind: ReaderReport.Kind,
    show: Callable[..., HttpResponse],
    thanks: str,
    article: Article | None = None,
) -> HttpResponse:
    """Store the report and lead to the page that thanks for it. A refused one is shown
    again with all that was typed, by `show`, which takes the form and a status.
    """
    if not is_from_this_site(request):
        form.add_error(None, foreign())
        return show(form, status=403)
    if not form.is_valid():
        return show(form)
    now = timezone.now()
    try:
        keep_report(
            kind,
            sender=sender_of(request, at=now),
            language=get_language(),
            at=now,
            article=article,
            **form.report(),
        )
    except TooManyError as refusal:
        form.add_error(None, str(refusal))
        response = show(form, status=429)
        response.headers["Retry-After"] = str(refusal.wait)
        return response
    return HttpResponse(status=303, headers={"Location": thanks})


def foreign() -> str:
    return _(
        "Your report wasn’t accepted: your browser doesn’t confirm that it comes from "
        "this page. Please send it again from here; if it is refused once more, write "
        "to us directly."
    )


def form_page(template: str, form: ReportForm, head: Head, *, status=200, **context):
    title = head.title
    if form.errors:
        head.title = _("Error: %(title)s") % {"title": title}
    return uncached(
        page(template, head, status=status, form=form, title=title, **context)
    )


def uncached(response: HttpResponse) -> HttpResponse:
    """Keep a page out of all caches but the reader's own.

    It may hold what this reader typed, or the page they came from.
    """
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers[FOR_PROXIES] = "0"
    return response
