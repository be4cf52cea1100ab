"""A public article's citation as a file for reference managers."""

from django.http import Http404, HttpResponse
from django.utils.translation import get_language

from articles.domain.site_version import VERSION_ENDS
from articles.foundation import change_mark
from articles.models import SITE, Article, Masthead, given
from articles.site.downloads import CITED
from articles.site.public.article.resolving import Kind, resolve
from articles.site.shared import cache_report, public_view, tells_all


@public_view
@tells_all
def citation(request, slug: str, form: str):
    found = resolve(get_language(), slug, at=change_mark.present())
    if found.kind is not Kind.ARTICLE:
        raise Http404
    content_type, cite = CITED[form]
    cited = Article.objects.for_page().get(pk=given(found.article).pk)
    cache_report.alone()
    cache_report.shown(SITE)
    cache_report.shown_editions([cited.edition_id])
    cache_report.ends(*VERSION_ENDS.of(cited))
    site = Masthead.for_readers(cited.language).name
    return HttpResponse(
        cite(cited, site=site),
        content_type=content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{slug}.{form}"',
            "X-Robots-Tag": "noindex",
        },
    )
