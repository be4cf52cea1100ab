"""The page of a version as it would be if it were published now.

The desk's preview shows it, and a review link does; nothing of it is cached.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import override

from articles.domain.fragments import pictured
from articles.domain.label_index import catalogue_now
from articles.editing.publishing import is_silent
from articles.models import Article, Masthead
from articles.site.public.article.composing import page_of
from articles.site.shared import Head, page
from articles.workflow import WINDOWED, Change

type Shown = dict[str, Any]


def page_to_come(
    template: str,
    key: int,
    *,
    at: datetime,
    finish: Callable[[Article, Head, Shown], None],
):
    """Return the page of the version with this key, in its language.

    `finish` changes the head, and what the template shows.
    """
    article = Article.objects.for_page().get(pk=key)
    is_unpublished = article.status not in WINDOWED
    if is_unpublished:
        publish_in_memory(article, at, article.edition.latest_shown(at))
    with override(article.language):
        masthead = Masthead.for_readers(article.language)
        head, shown = page_of(article, masthead, at=at)
        shown["related"] = pictured(catalogue_now().related(article.pk))
        if is_unpublished and article.change_kind == Change.CORRECTION:
            shown["corrections"].insert(0, article)
        # Programs find nothing of it yet.
        head.robots, head.downloads, head.card = "noindex", [], None
        finish(article, head, shown)
        return page(template, head, **shown)


def publish_in_memory(article: Article, at: datetime, before: Article | None) -> None:
    """Give the version the dates that it would have if it were published now.

    `before` is the one of its edition that was public last.
    """
    edition = article.edition
    article.live_from = at
    article.published_at = edition.published_at = edition.published_at or at
    if before is None:
        article.updated_at = edition.published_at
    else:
        article.updated_at = before.updated_at if is_silent(article, before) else at
    article.printed_on = article.dated or timezone.localdate(edition.published_at)
