"""The parts of a text that are kept, and what goes if it was never read."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from articles.foundation.text import clean_line
from articles.inbox.reading import EmbargoLine, shortened
from articles.models import EXCERPT, MailedFile, Source, SourceTerms

LONGEST_TEXT, LONGEST_TITLE = 50_000, 300


def may_keep_text(source: Source | None) -> bool:
    """Return whether the terms of a source let its whole text be kept."""
    terms = SourceTerms.objects.filter(source=source).first() if source else None
    return terms is not None and terms.allows_text(timezone.localdate())


def summary_of(text: str, embargo: EmbargoLine | None = None) -> str:
    """Return the beginning of a text. An embargo without a clear end comes first."""
    line = clean_line(text)
    return embargo.before(line, EXCERPT) if embargo else shortened(line, EXCERPT)


def files_before(before: datetime) -> QuerySet[MailedFile]:
    """Return PDFs of mails that came before that moment and weren't read."""
    return MailedFile.objects.filter(came_at__lt=before)
