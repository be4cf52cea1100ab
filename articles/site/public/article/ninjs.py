"""An article as ninjs, answered as its page is: there, moved, withdrawn, or gone."""

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override

from articles.domain import site_version
from articles.domain.fragments import filled, keys_of_labels, keys_of_pictures
from articles.domain.pictures import figures_of, pictures_of
from articles.domain.site_version import VERSION_ENDS, Revision
from articles.models import KINDS, SITE, Article, given
from articles.site.downloads import CONTENT_TYPE, cancelled, news_item
from articles.site.public.article.composing import translations_of
from articles.site.public.article.resolving import Kind, resolve
from articles.site.shared import (
    cache_report,
    corrections_of,
    public_view,
    standing,
    tells_all,
)


@public_view
@tells_all
def ninjs(request, slug: str):
    at = site_version.current(timezone.now())
    found = resolve(get_language(), slug, at=at.at)
    if found.kind is Kind.UNKNOWN:
        raise Http404
    there = given(found.article)
    cache_report.alone()
    cache_report.shown_editions([there.edition_id])
    cache_report.ends(*VERSION_ENDS.of(there))
    if found.kind is Kind.MOVED:
        with override(there.language):
            path = reverse("article_ninjs", kwargs={"slug": there.slug})
        return HttpResponsePermanentRedirect(path)
    if found.kind is Kind.ARTICLE:
        return answer(as_news(there.pk, at=at), slug)
    is_gone = found.kind is Kind.GONE
    text = cancelled(there, has_headline=not is_gone)
    return answer(text, slug, status=410 if is_gone else 200)


def answer(text: str, slug: str, status: int = 200) -> HttpResponse:
    headers = {
        "Content-Disposition": f'inline; filename="{slug}.ninjs.json"',
        "X-Robots-Tag": "noindex",
    }
    return HttpResponse(text, status=status, content_type=CONTENT_TYPE, headers=headers)


def as_news(pk: int, *, at: Revision) -> str:
    """Describe a public article, and report what of it is shown."""
    article = Article.objects.for_page().get(pk=pk)
    translations = list(translations_of(article, at=at.at).values())
    cache_report.shown(SITE, *keys_of_labels(article, KINDS.values()))
    cache_report.shown_editions(other.edition_id for other in translations)
    for other in translations:
        cache_report.ends(*VERSION_ENDS.of(other))
    images = figures_of([article])
    shown = [one.image for one in pictures_of(article, images, "article")]
    cache_report.shown(*keys_of_pictures(shown))
    text = news_item(
        article,
        corrections=corrections_of([article], at=at.at)[article.pk],
        images=images,
        translations=translations,
        masthead=standing(article.language, at=at).masthead,
    )
    [text] = filled([text], at=at.at, origin=settings.NEWSROOM_ORIGIN)
    return text
