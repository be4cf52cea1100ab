"""The question of who may have a document: users who may see an article with it."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import F, QuerySet

from articles.models import Article, Attachment


def attached_as(checksum: str, name: str) -> list[Attachment]:
    """Return all attachments at an address, those that readers have longest first."""
    found = Attachment.objects.filter(document__checksum=checksum)
    rows = found.select_related("document", "article").order_by(
        F("article__live_until").desc(nulls_first=True), "-article__pk"
    )
    return [row for row in rows if row.last_part == name]


def public_among(rows: Iterable[Attachment], *, at: datetime) -> Attachment | None:
    """Return the one that readers find in an article at that moment."""
    return first_in(rows, Article.objects.public(at))


def seen_by(user, rows: Iterable[Attachment]) -> Attachment | None:
    """Return one at a version that somebody of the desk may see."""
    return first_in(rows, Article.objects.visible_to(user))


def first_in(rows: Iterable[Attachment], articles: QuerySet) -> Attachment | None:
    rows = list(rows)
    owners = [row.article_id for row in rows]
    there = set(articles.filter(pk__in=owners).values_list("pk", flat=True))
    return next((row for row in rows if row.article_id in there), None)
