"""The page of an article and its translation, paragraph beside paragraph."""

from dataclasses import dataclass

from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext as _, override

from articles.domain import site_version
from articles.domain.pictures import illustrated
from articles.domain.site_version import VERSION_ENDS, Revision
from articles.editing.comparing import paired
from articles.foundation.languages import answering, language_name, row_of
from articles.models import Article, given
from articles.site.public.article.composing import translations_of
from articles.site.public.article.page import what_else
from articles.site.public.article.resolving import Kind, resolve
from articles.site.shared import (
    NOT_LISTED,
    Head,
    cache_report,
    page,
    public_view,
    tells_all,
)

TEMPLATE = "articles/article_side_by_side.html"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two articles; `direction` is that of its language."""

    article: Article

    @property
    def code(self) -> str:
        return self.article.language

    @property
    def direction(self) -> str:
        return "rtl" if row_of(self.code).is_rtl else "ltr"


@public_view
@tells_all
def side_by_side(request, slug: str, other: str):
    if other not in answering() or other == get_language():
        raise Http404
    at = site_version.current(timezone.now())
    found = resolve(get_language(), slug, at=at.at)
    if found.kind is Kind.UNKNOWN:
        raise Http404
    article = given(found.article)
    if found.kind is Kind.MOVED and article.edition.addresses.filter(slug=slug):
        show(article)
        return HttpResponsePermanentRedirect(path_beside(article, other))
    if found.kind is not Kind.ARTICLE:
        return what_else(request, slug, at=at)
    translations = translations_of(article, at=at.at)
    if other not in translations:
        raise Http404
    cache_report.alone()
    for one in (article, *translations.values()):
        show(one)
    return both(article, translations[other], translations, at=at)


def show(article: Article) -> None:
    """Report to the cache that the response shows the article or leads to it."""
    cache_report.shown_editions([article.edition_id])
    cache_report.ends(*VERSION_ENDS.of(article))


def path_beside(article: Article, other: str) -> str:
    """Return the path of the article's page with its translation into `other`."""
    with override(article.language):
        kwargs = {"slug": article.slug, "other": other}
        return reverse("article_side_by_side", kwargs=kwargs)


def both(
    article: Article,
    translation: Article,
    translations: dict[str, Article],
    *,
    at: Revision,
):
    names = [language_name(one.language) for one in (article, translation)]
    said = {"headline": article.headline, "one": names[0], "other": names[1]}
    head = Head(
        title=_("%(headline)s (%(one)s and %(other)s side by side)") % said,
        path=article.get_absolute_url(),
        robots=NOT_LISTED,
        # Readers who change the language stay with the two texts.
        translations={
            code: path_beside(
                one, translation.language if one != translation else article.language
            )
            for code, one in translations.items()
        },
    )
    texts = paired(*(illustrated(one, {}) for one in (article, translation)))
    sides = [Side(article), Side(translation)]
    return page(
        TEMPLATE,
        head,
        at=at,
        article=article,
        sides=sides,
        rows=[list(zip(sides, row, strict=True)) for row in texts.rows],
        has_teasers=article.teaser or translation.teaser,
        is_alike=texts.is_alike,
    )
