"""Receive a document: looked through, then kept once, whoever sends it again."""

import errno
import hashlib
from typing import BinaryIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.domain.documents.examining import examine
from articles.domain.documents.naming import safe_name
from articles.foundation.image_files import document_files
from articles.foundation.text import repeated
from articles.models import Document, DocumentKind, given

MEGABYTE = 1024 * 1024


def receive(file: UploadedFile) -> tuple[Document, str]:
    """Return the document of a file, and the name that it may have.

    Raise ValidationError if it can't be attached or stored; then nothing stays of it.
    """
    # Before any transaction: on SQLite nobody else can write in one.
    name, size, opened = file.name or "", given(file.size), as_opened(file)
    if size > settings.NEWSROOM_DOCUMENT_BYTES:
        raise too_large(name)
    kind = examine(opened, name)
    opened.seek(0)
    checksum = hashlib.file_digest(opened, "sha256").hexdigest()  # type: ignore[arg-type] # it only has to read
    known = Document.objects.filter(checksum=checksum).first()
    document = known or Document(checksum=checksum, kind=kind, size=size)
    store(document, opened)
    return document, safe_name(name, DocumentKind(document.kind))


def as_opened(file: UploadedFile) -> BinaryIO:
    opened: BinaryIO = file.file  # type: ignore[assignment] # any of its files can be sought
    return opened


def store(document: Document, file: BinaryIO) -> None:
    """Write file and row. A file without a row is swept away after a day."""
    shelf = document_files()
    try:
        if not shelf.has(document.file_name):
            shelf.take(document.file_name, file)
    except OSError as error:
        raise not_stored(error) from error
    if document.pk:
        # It is in use again: nobody sweeps it away meanwhile.
        Document.objects.filter(pk=document.pk).update(stored_at=timezone.now())
        return
    try:
        with transaction.atomic():
            document.save(force_insert=True)
    except IntegrityError:  # somebody else was faster by a moment
        there = Document.objects.get(checksum=document.checksum)
        document.pk, document.key = there.pk, there.key


def too_large(name: str) -> ValidationError:
    return ValidationError(
        _(
            "“%(name)s” has more than %(limit)d MB. Make the file smaller, and choose "
            "it again."
        ),
        params={
            "name": repeated(name),
            "limit": settings.NEWSROOM_DOCUMENT_BYTES // MEGABYTE,
        },
        code="too-large",
    )


def not_stored(error: OSError) -> ValidationError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        why = _("There is no space left for documents.")
    else:
        why = _("The folder for documents can't be written to.")
    return ValidationError(
        _("The document was not stored. %(why)s Tell an administrator."),
        params={"why": why},
        code="not-stored",
    )
