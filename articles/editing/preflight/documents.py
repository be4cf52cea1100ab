"""Checks of attached documents: readers with a screen reader need them, too."""

from collections.abc import Iterator

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from articles.editing.preflight.registry import WARNING, check
from articles.models import Article, Attachment


@check("document-inaccessible", level=WARNING, field="attachments")
def documents_are_for_everybody(article: Article) -> Iterator[str]:
    prefetch_related_objects([article], "attachments")
    for row in article.attachments.all():
        if row.accessibility == Attachment.Accessibility.NEITHER:
            yield _(
                "“%(title)s” can't be read with a screen reader. Attach an accessible "
                "file, or say the same in the text."
            ) % {"title": row.title}
