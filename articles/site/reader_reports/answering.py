"""Answer readers who send a report: without account, cookie and script."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import get_language, gettext as _

from articles.models import Article, ReaderReport
from articles.site.reader_reports.forms import ReportForm
from articles.site.reader_reports.keeping import TooManyError, keep_report
from articles.site.reader_reports.sender import is_from_this_site, sender_of
from articles.site.shared import FOR_PROXIES, Head, page


class Keeps(Protocol):
    """Stores what was sent, or raises TooManyError."""

    def __call__(self, *, sender: str, at: datetime) -> object: ...


def take_form(
    request,
    form: ReportForm,
    *,
    keep: Keeps,
    show: Callable[..., HttpResponse],
    thanks: str,
    foreign: str,
) -> HttpResponse:
    """Keep what was sent and lead to the page that thanks for it. A refused form is
    shown again with all that was typed, by `show`, which takes the form and a status.

    `foreign` is said to a browser that doesn't confirm where the form comes from.
    """
    if not is_from_this_site(request):
        form.add_error(None, foreign)
        return show(form, status=403)
    if not form.is_valid():
        return show(form)
    now = timezone.now()
    try:
        keep(sender=sender_of(request, at=now), at=now)
    except TooManyError as refusal:
        form.add_error(None, str(refusal))
        response = show(form, status=429)
        response.headers["Retry-After"] = str(refusal.wait)
        return response
    return HttpResponse(status=303, headers={"Location": thanks})


def take_report(
    request,
    form: ReportForm,
    *,
    kind: ReaderReport.Kind,
    show: Callable[..., HttpResponse],
    thanks: str,
    article: Article | None = None,
) -> HttpResponse:
    def keep(*, sender: str, at: datetime) -> None:
        said: dict[str, Any] = {**form.report()}
        said |= {"sender": sender, "at": at, "language": get_language()}
        keep_report(kind, article=article, **said)

    return take_form(
        request, form, keep=keep, show=show, thanks=thanks, foreign=foreign()
    )


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
