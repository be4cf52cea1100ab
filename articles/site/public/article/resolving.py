"""Resolve an address to what a reader finds there at one moment.

The public pages decide how it is shown.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from django.db.models import Exists, OuterRef

from articles.domain.content import erased_slug
from articles.foundation.languages import answering
from articles.models import Article, Edition
from articles.workflow import Ending


class Kind(Enum):
    ARTICLE = "article"
    MOVED = "moved"
    NOTICE = "notice"
    GONE = "gone"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Found:
    """`article` is the one to show, to lead to, or whose reason to give.

    An expired one is gone without a reason.
    """

    kind: Kind
    article: Article | None = None


def resolve(language: str, slug: str, *, at: datetime) -> Found:
    """Return what stands at an address, which answers only once it has been live."""
    slugs = [slug, erased_slug(language, slug)]
    address = {"addresses__language": language, "addresses__slug__in": slugs}
    began = Article.objects.once_public(at)
    shown = began.filter(edition=OuterRef("pk"), slug__in=slugs)
    editions = Edition.objects.filter(Exists(shown), **address)
    versions = Article.objects.public(at).filter(edition__in=editions)
    live = versions.select_related("edition").first()
    if live:
        return Found(Kind.ARTICLE if live.slug == slug else Kind.MOVED, live)
    edition = editions.first()
    if edition is None:
        return Found(Kind.UNKNOWN)
    return resolve_end(edition, slug, at)


def resolve_edition(edition: Edition, *, at: datetime) -> Found:
    """Return where an edition's own address leads, whatever it is now: to a page, or
    to what is left of it. Articles that never were public are unknown.
    """
    if edition.language not in answering():
        return Found(Kind.UNKNOWN)
    versions = edition.articles.select_related("edition")
    if live := versions.public(at).first():
        return Found(Kind.MOVED, live)
    if not edition.articles.once_public(at).exists():
        return Found(Kind.UNKNOWN)
    return resolve_end(edition, "", at)


def resolve_end(edition: Edition, slug: str, at: datetime) -> Found:
    """Return what is left of an edition without a live version."""
    notice = edition.articles.notices(at).select_related("edition").first()
    if notice is None:
        return Found(Kind.GONE, edition.latest_shown(at))
    if notice.ending == Ending.GONE:
        return Found(Kind.GONE, notice)
    if notice.ending == Ending.REPLACED:
        successor = live_successor(notice, at)
        if successor:
            return Found(Kind.MOVED, successor)
    return Found(Kind.NOTICE if notice.slug == slug else Kind.MOVED, notice)


def live_successor(notice: Article, at: datetime) -> Article | None:
    """Return the live article that replaces a withdrawn one, if need be in its turn."""
    seen = set()
    last: Article | None = notice
    while last and last.replaced_by_id and last.replaced_by_id not in seen:
        seen.add(last.replaced_by_id)
        versions = Article.objects.filter(edition=last.replaced_by_id)
        live = versions.public(at).select_related("edition").first()
        if live and live.language in answering():
            return live
        last = versions.notices(at).first()
    return None
