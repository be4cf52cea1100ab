"""Serve the picture of a public article's headline, for sites that show links to it."""

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language

from articles.domain import site_version
from articles.domain.pictures import card_of, read_card
from articles.domain.site_version import VERSION_ENDS
from articles.models import SITE, given
from articles.site.public.article.resolving import Kind, resolve
from articles.site.public.files.picture import FOR_READERS
from articles.site.shared import cache_report, public_view, standing, tells_all


@public_view
@tells_all
def card(request, slug: str, digest: str):
    """Answer for the present card alone: a former headline has none."""
    at = site_version.current(timezone.now())
    found = resolve(get_language(), slug, at=at.at)
    if found.kind is not Kind.ARTICLE:
        raise Http404
    article = given(found.article)
    masthead = standing(get_language(), at=at).masthead
    there = card_of(article, masthead)
    if there is None or there.digest != digest:
        raise Http404
    cache_report.alone()
    cache_report.shown(SITE)
    cache_report.shown_editions([article.edition_id])
    cache_report.ends(*VERSION_ENDS.of(article))
    headers = {
        "Content-Disposition": f'inline; filename="{digest}.png"',
        "Cache-Control": FOR_READERS,
    }
    return HttpResponse(read_card(there), content_type="image/png", headers=headers)
