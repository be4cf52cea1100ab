"""Articles of our own, as the dialog for a link finds them: by words, key or path."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, QuerySet, Subquery
from django.http import JsonResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _, override
from django.views.decorators.http import require_safe

from articles.admin.article.access import may_look
from articles.admin.parts.framed import kept_by_nobody
from articles.admin.records.read_only import named, visible_versions, with_headline
from articles.domain.content import KEY
from articles.foundation.languages import offered
from articles.foundation.slugs import SLUG, path_to
from articles.foundation.text import clean_line
from articles.models import Article, Edition

MOST = 8


@require_safe
def choose_article(request):
    if not may_look(request.user):
        raise PermissionDenied
    found = asked_for(request.GET, request.user)
    versions = visible_versions(request.user, edition="pk")
    shown = found.filter(Exists(versions)).annotate(
        headline=Subquery(versions.values("headline")[:1])
    )
    told = [told_of(edition) for edition in shown.order_by("-pk")[:MOST]]
    return kept_by_nobody(JsonResponse({"articles": told}))


def asked_for(query, user) -> QuerySet[Edition]:
    """Return the edition of a key or of a path, or those found by words."""
    key, typed = query.get("key", ""), clean_line(query.get("q", ""))
    if key:
        is_one = KEY.fullmatch(key)
        return Edition.objects.filter(uuid=UUID(key)) if is_one else nothing()
    if path := query.get("path", ""):
        return at(path)
    found = with_headline(typed, user) if typed else None
    return nothing() if found is None else in_rows(found)


def nothing() -> QuerySet[Edition]:
    return Edition.objects.none()


def in_rows(articles: QuerySet[Article]) -> QuerySet[Edition]:
    return Edition.objects.filter(pk__in=articles.values("edition"))


def at(path: str) -> QuerySet[Edition]:
    """Return whose address has this path, or had it once readers knew it."""
    slug = path.strip("/").rpartition("/")[2][:100]
    if not SLUG.fullmatch(slug):
        return nothing()
    for language in offered():
        with override(language):
            is_article = path == path_to("article", slug)
        if is_article:
            known = Article.objects.once_public().in_language(language)
            return in_rows(known.filter(slug=slug))
    return nothing()


def told_of(edition) -> dict[str, str]:
    """Return what a script needs to name an article and to lead to it."""
    day = edition.published_at and date_format(edition.published_at)
    language = edition.get_language_display()
    return {
        "key": str(edition.uuid),
        "headline": edition.headline,
        "title": named(edition, edition.headline),
        "language": edition.language,
        "where": f"{language}, {day or _('not public yet')}",
    }
