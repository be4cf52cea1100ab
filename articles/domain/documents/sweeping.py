"""Remove documents that no version of an article has, and files without a document."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from articles.foundation.image_files import document_files
from articles.models import Document, Snapshot

logger = logging.getLogger(__name__)

# After so long, the form that a document came with was saved, or never will be.
ABANDONED = timedelta(days=1)


def unused(before: datetime) -> QuerySet[Document]:
    """Return documents that came before a moment and are at no version."""
    return Document.objects.filter(stored_at__lt=before, attachments=None)


def left_over(before: datetime | None = None) -> list[Document]:
    """Return those that no earlier saved state names either: it could be restored."""
    found = list(unused(before or timezone.now() - ABANDONED).order_by("pk"))
    return [one for one in found if not still_named(one)]


def still_named(document: Document) -> bool:
    """Return whether a saved state names it, which somebody might restore."""
    texts = Snapshot.objects.annotate(text=Cast("content", TextField()))
    return texts.filter(text__contains=str(document.key)).exists()


def sweep(before: datetime | None = None) -> int:
    """Remove what is left over, and files without a row; return how many."""
    removed = remove(left_over(before))
    return removed + remove_strays()


def remove(documents: Iterable[Document]) -> int:
    """Remove documents with their files, but those that a version has meanwhile."""
    removed = 0
    for document in documents:
        try:
            with transaction.atomic():
                Document.objects.select_for_update().get(pk=document.pk).delete()
        except (ProtectedError, IntegrityError, Document.DoesNotExist):
            continue  # a version has it since, or another run was faster
        transaction.on_commit(partial(remove_file, document.file_name))
        removed += 1
    return removed


def remove_file(name: str) -> None:
    """Delete a file. One that can't be deleted is named in the log: it has no row any
    more, so nobody gets it.
    """
    checksum = name.rpartition("/")[2].partition(".")[0]
    if Document.objects.filter(checksum=checksum).exists():
        return  # it came again meanwhile
    try:
        document_files().delete(name)
    except OSError as error:
        logger.warning("The file of the removed document %s stays: %s", name, error)


def remove_strays() -> int:
    """Remove files older than a day without a row; return how many.

    If no file at all has a row, files and database belong to different newsrooms: then
    nothing is touched.
    """
    shelf = document_files()
    # In this order: a file received meanwhile may have its row.
    old = set(shelf.before(timezone.now() - ABANDONED))
    known = {one.file_name for one in Document.objects.iterator()} if old else set()
    if known.isdisjoint(old) and known.isdisjoint(shelf.names()):
        return 0
    left = old - known
    for name in left:
        shelf.delete(name)
    return len(left)
