"""Preview: the real page of a version, for those who may see it; also before saving.

An unpublished version is shown as it would be if it were published now.
"""

from contextlib import contextmanager
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language, gettext as _, override
from django.views.decorators.http import require_safe

from articles.admin.article.access import find
from articles.admin.article.commenting.panel import Panel, panel_of
from articles.admin.parts.framed import kept_by_nobody
from articles.domain.fragments import pictured
from articles.domain.label_index import catalogue_now
from articles.editing.publishing import embargo_said, is_silent
from articles.models import Article, Embargo, Masthead
from articles.site.public.article.composing import TEMPLATE, page_of
from articles.site.shared import page
from articles.workflow import WINDOWED, Change


@require_safe
def preview(request, pk: int):
    article = find(request, pk)
    return previewed(request, article, panel_of(article, request.user))


@contextmanager
def kept_unless_previewed(request):
    """Roll back what was saved only to be shown: only "Save" saves."""
    if "_preview" not in request.POST:
        yield
        return
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def previewed(request, article: Article, talk: Panel | None = None):
    """Return the article's page, which is neither cached nor indexed.

    `talk` are the comments that the user reads below it.
    """
    desk = get_language()
    now = timezone.now()
    article = Article.objects.for_page().get(pk=article.pk)
    phase, unpublished = article.phase(now), article.status not in WINDOWED
    if unpublished:
        publish_in_memory(article, now, article.edition.latest_shown(now))
    with override(article.language):
        masthead = Masthead.for_readers(article.language)
        head, context = page_of(article, masthead, at=now)
        context["related"] = pictured(catalogue_now().related(article.pk))
        if unpublished and article.change_kind == Change.CORRECTION:
            context["corrections"].insert(0, article)
        head.robots = "noindex"
        banner = _("Preview of version %(number)s (%(phase)s). Only the desk sees it.")
        banner %= {"number": article.number, "phase": phase.label}
        if embargo := Embargo.objects.on(article.edition.story_id, now):
            banner = f"{banner} {embargo_said(embargo)}"
        response = page(TEMPLATE, head, preview=banner, talk=talk, desk=desk, **context)
    return kept_by_nobody(response)


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
