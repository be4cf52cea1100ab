"""The document: a file that articles have attached, kept once for each content."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentKind(models.TextChoices):
    """The kinds of files, by the endings of their names."""

    PDF = "pdf", "PDF"
    ODT = "odt", "ODT"
    DOCX = "docx", "DOCX"
    ODS = "ods", "ODS"
    XLSX = "xlsx", "XLSX"
    CSV = "csv", "CSV"
    ZIP = "zip", "ZIP"


OFFICE = "application/vnd.openxmlformats-officedocument."
MEDIA_TYPES: dict[str, str] = {
    DocumentKind.PDF: "application/pdf",
    DocumentKind.ODT: "application/vnd.oasis.opendocument.text",
    DocumentKind.DOCX: f"{OFFICE}wordprocessingml.document",
    DocumentKind.ODS: "application/vnd.oasis.opendocument.spreadsheet",
    DocumentKind.XLSX: f"{OFFICE}spreadsheetml.sheet",
    DocumentKind.CSV: "text/csv; charset=utf-8",
    DocumentKind.ZIP: "application/zip",
}


class Document(models.Model):
    """`key` never changes: contents name documents by it. `checksum` is the SHA-256 of
    the file, which is stored under it and never changes either. `size` is in bytes.
    """

    key = models.UUIDField(_("key"), default=uuid.uuid4, unique=True, editable=False)
    checksum = models.CharField(
        _("checksum"), max_length=64, unique=True, editable=False
    )
    kind = models.CharField(
        _("kind of file"), max_length=4, choices=DocumentKind, editable=False
    )
    size = models.PositiveBigIntegerField(_("size"), editable=False)
    stored_at = models.DateTimeField(_("stored at"), auto_now_add=True)

    objects: ClassVar[models.Manager] = models.Manager()

    class Meta:
        default_permissions = ()
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    kind__in=["pdf", "odt", "docx", "ods", "xlsx", "csv", "zip"]
                ),
                name="document_kind_known",
            ),
            models.CheckConstraint(
                condition=models.Q(size__gt=0), name="document_has_size"
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} ({self.checksum[:8]})"

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[self.kind]

    @property
    def file_name(self) -> str:
        """Return the name of its file in the storage."""
        return f"{self.checksum[:2]}/{self.checksum}.{self.kind}"
