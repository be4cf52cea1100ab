"""Preview: the real page of a version, for those who may see it; also before saving.

An unpublished version is shown as it would be if it were published now.
"""

from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_safe

from articles.admin.article.access import find
from articles.admin.article.commenting.panel import Panel, panel_of
from articles.admin.parts.framed import kept_by_nobody
from articles.editing.publishing import embargo_said
from articles.models import Article, Embargo
from articles.site.public.article.composing import TEMPLATE
from articles.site.public.article.unpublished import page_to_come


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

    def finish(article: Article, _head, shown: dict) -> None:
        banner = _("Preview of version %(number)s (%(phase)s). Only the desk sees it.")
        banner %= {"number": article.number, "phase": article.phase(now).label}
        if embargo := Embargo.objects.on(article.edition.story_id, now):
            banner = f"{banner} {embargo_said(embargo)}"
        shown |= {"preview": banner, "talk": talk, "desk": desk}

    return kept_by_nobody(page_to_come(TEMPLATE, article.pk, at=now, finish=finish))
