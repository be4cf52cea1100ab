"""Documents, and what articles say of them."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0018_dossier"),
    ]

    operations = [
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "key",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        unique=True,
                        verbose_name="key",
                    ),
                ),
                (
                    "checksum",
                    models.CharField(
                        editable=False,
                        max_length=64,
                        unique=True,
                        verbose_name="checksum",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("pdf", "PDF"),
                            ("odt", "ODT"),
                            ("docx", "DOCX"),
                            ("ods", "ODS"),
                            ("xlsx", "XLSX"),
                            ("csv", "CSV"),
                            ("zip", "ZIP"),
                        ],
                        editable=False,
                        max_length=4,
                        verbose_name="kind of file",
                    ),
                ),
                (
                    "size",
                    models.PositiveBigIntegerField(editable=False, verbose_name="size"),
                ),
                (
                    "stored_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="stored at"),
                ),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documents",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["pdf", "odt", "docx", "ods", "xlsx", "csv", "zip"],
                            )
                        ),
                        name="document_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("size__gt", 0)), name="document_has_size"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(default=1000, verbose_name="position"),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="Readers see it, in the language of the article.",
                        max_length=200,
                        verbose_name="title",
                    ),
                ),
                (
                    "file_name",
                    models.CharField(max_length=120, verbose_name="name of the file"),
                ),
                (
                    "language",
                    models.CharField(
                        max_length=12, verbose_name="language of the document"
                    ),
                ),
                (
                    "accessibility",
                    models.CharField(
                        choices=[
                            ("tagged", "accessible, tagged"),
                            ("beside", "also as HTML beside it"),
                            ("neither", "not accessible"),
                        ],
                        max_length=8,
                        verbose_name="accessibility",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="articles.article",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="articles.document",
                        verbose_name="document",
                    ),
                ),
            ],
            options={
                "verbose_name": "document of an article",
                "verbose_name_plural": "documents",
                "ordering": ["position", "pk"],
                "abstract": False,
                "indexes": [
                    models.Index(fields=["document", "article"], name="attachments_of")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "document"), name="document_once_in_article"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("accessibility__in", ["tagged", "beside", "neither"])
                        ),
                        name="attachment_accessibility_known",
                    ),
                ],
            },
        ),
    ]
