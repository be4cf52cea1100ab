"""“Report an error”: readers report errors in an article to the desk."""

from functools import partial

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language, gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.foundation import change_mark
from articles.foundation.slugs import path_to
from articles.models import ReaderReport, given
from articles.site.public.article.resolving import Found, Kind, resolve
from articles.site.reader_reports import ErrorForm, form_page, take_report
from articles.site.shared import Head, page, public_view


# No cookie, so no token in it: a report has to come from this site.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def report_error(request, slug: str):
    found = known(slug)
    article = given(found.article)
    head = Head(
        title=_("Report an error"), path=path_to("report_error", slug), robots="noindex"
    )
    # The headline of a gone article isn't shown.
    about = None if found.kind is Kind.GONE else article
    show = partial(form_page, "articles/error_form.html", head=head, article=about)
    if request.method == "POST":
        # Also if the article was moved or withdrawn while the reader was writing.
        return take_report(
            request,
            ErrorForm(request.POST),
            kind=ReaderReport.Kind.ERROR,
            article=article,
            show=show,
            thanks=path_to("error_reported", slug),
        )
    if found.kind is Kind.ARTICLE:
        return show(ErrorForm())
    return HttpResponseRedirect(path_to("article", slug))


def known(slug: str) -> Found:
    """Return what stands at an article's address; 404 if readers never found one."""
    found = resolve(get_language(), slug, at=change_mark.present())
    if found.kind is Kind.UNKNOWN:
        raise Http404
    return found


@public_view
def error_reported(request, slug: str) -> HttpResponse:
    is_there = known(slug).kind is Kind.ARTICLE
    # The address of an article that isn't there any more isn't shown either.
    head = Head(
        title=_("Thank you for reporting the error"),
        path=path_to("error_reported", slug) if is_there else "",
        robots="noindex",
    )
    back = path_to("article", slug) if is_there else ""
    return page("articles/error_reported.html", head, back=back)
