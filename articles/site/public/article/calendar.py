"""A public article's deadlines as a calendar; one that was withdrawn cancels them."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from articles.domain import site_version
from articles.domain.site_version import VERSION_ENDS
from articles.models import SITE, Deadline, given
from articles.site.calendars import CONTENT_TYPE, of_article, written
from articles.site.public.article.resolving import Kind, resolve
from articles.site.shared import absolute, cache_report, public_view, tells_all


@public_view
@tells_all
def calendar(request, slug: str):
    """The deadlines of one article; one without any has no calendar."""
    at = site_version.current(timezone.now())
    found = resolve(get_language(), slug, at=at.at)
    if found.kind not in {Kind.ARTICLE, Kind.NOTICE}:
        raise Http404
    article = given(found.article)
    if not Deadline.objects.filter(article=article).exclude(closes="").exists():
        raise Http404
    cache_report.alone()
    cache_report.shown(SITE)
    cache_report.shown_editions([article.edition_id])
    cache_report.ends(*VERSION_ENDS.of(article))
    path = reverse("article_calendar", args=[slug])
    text = written(
        of_article(article.pk, at=at),
        name=article.headline,
        language=article.language,
        address=absolute(path),
        page=article.permalink,
    )
    return HttpResponse(
        text,
        content_type=CONTENT_TYPE,
        headers={
            "Content-Disposition": f'attachment; filename="{slug}.ics"',
            "X-Robots-Tag": "noindex",
        },
    )
