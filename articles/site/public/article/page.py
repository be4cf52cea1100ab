"""The article's address: its page, or the notice in its place."""

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.utils import timezone
from django.utils.translation import get_language
from pyroaring import FrozenBitMap

from articles.domain.fragments import pictured
from articles.domain.label_index import catalogue_at
from articles.domain.site_version import VERSION_ENDS, Revision
from articles.models import Article, given
from articles.site.feeds import site_feeds
from articles.site.public.article.address import address_of
from articles.site.public.article.composing import translations_of
from articles.site.public.article.printing import page_at
from articles.site.public.article.resolving import Kind, resolve
from articles.site.public.errors import NEWEST, gone
from articles.site.shared import Head, cache_report, page, public_view, tells_all
from articles.site.statistics import article_read

# So many of the newest stand below the suggested ones.
FEW = 3


@public_view
@tells_all
def article(request, slug: str):
    there = address_of(get_language(), slug, at=timezone.now())
    if there.row and (found := page_at(there)):
        article_read(there.row.edition)
        return HttpResponse(found)
    # An article that was never public is as unknown as any other, and takes as long.
    if not there.is_known:
        raise Http404
    return what_else(request, slug, at=there.revision)


def what_else(request, slug: str, *, at: Revision):
    """Answer for an address at which no article stands, but may have stood once."""
    found = resolve(get_language(), slug, at=at.at)
    if found.kind is Kind.UNKNOWN:
        raise Http404
    there = given(found.article)
    cache_report.shown_editions([there.edition_id])
    if found.kind is Kind.GONE:
        return gone_article(request, there, at=at)
    if found.kind is Kind.NOTICE:
        return notice(request, there, at=at)
    if found.kind is Kind.ARTICLE:
        # Published since the query, which is made once more.
        return article(request, slug)
    cache_report.ends(*VERSION_ENDS.of(there))
    return HttpResponsePermanentRedirect(there.get_absolute_url())


def gone_article(request, there: Article, *, at: Revision):
    """Say why it is gone, and name others; the language is that of the article."""
    left = what_is_left(there, at=at)
    return gone(request, at=at, reason=there.ending_reason, **left)


def notice(request, article: Article, *, at: Revision):
    """Say that the article was withdrawn, and why; its text isn't shown."""
    head = Head(
        title=article.headline,
        path=article.get_absolute_url(),
        robots="noindex",
        feeds=site_feeds(),
    )
    translations = list(translations_of(article, at=at.at).values())
    for other in translations:
        cache_report.shown_editions([other.edition_id])
        cache_report.ends(*VERSION_ENDS.of(other))
    left = what_is_left(article, at=at)
    template = "articles/article_notice.html"
    return page(
        template, head, at=at, article=article, translations=translations, **left
    )


def what_is_left(former: Article, *, at: Revision) -> dict:
    """Return other articles to read instead: those that share its labels, and new ones
    besides.
    """
    catalogue = catalogue_at(at)
    suggested = catalogue.related(former.pk)
    public = catalogue.public(former.language) - FrozenBitMap(suggested)
    newest, _more = catalogue.newest(public, FEW if suggested else NEWEST)
    found = {one.pk: one for one in pictured([*suggested, *newest])}
    return {
        name: [found[pk] for pk in pks if pk in found]
        for name, pks in (("suggested", suggested), ("newest", newest))
    }
