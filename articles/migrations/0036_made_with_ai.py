"""The use of AI for an article."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0035_assignment"),
    ]

    operations = [
        migrations.CreateModel(
            name="AiUse",
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
                    "text",
                    models.CharField(
                        blank=True,
                        choices=[("made", "made by AI"), ("changed", "changed by AI")],
                        max_length=10,
                        verbose_name="text",
                    ),
                ),
                (
                    "text_with",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="program for the text"
                    ),
                ),
                (
                    "translation",
                    models.CharField(
                        blank=True,
                        choices=[("made", "made by AI"), ("changed", "changed by AI")],
                        max_length=10,
                        verbose_name="translation",
                    ),
                ),
                (
                    "translation_with",
                    models.CharField(
                        blank=True,
                        max_length=100,
                        verbose_name="program for the translation",
                    ),
                ),
                (
                    "lead",
                    models.CharField(
                        blank=True,
                        choices=[("made", "made by AI"), ("changed", "changed by AI")],
                        max_length=10,
                        verbose_name="lead picture",
                    ),
                ),
                (
                    "lead_with",
                    models.CharField(
                        blank=True,
                        max_length=100,
                        verbose_name="program for the lead picture",
                    ),
                ),
                (
                    "figures",
                    models.CharField(
                        blank=True,
                        choices=[("made", "made by AI"), ("changed", "changed by AI")],
                        max_length=10,
                        verbose_name="pictures in the text",
                    ),
                ),
                (
                    "figures_with",
                    models.CharField(
                        blank=True,
                        max_length=100,
                        verbose_name="program for the pictures in the text",
                    ),
                ),
                (
                    "read_by",
                    models.CharField(
                        blank=True,
                        help_text="Somebody who read every word and compared it with the sources. To approve an article isn't to say so.",
                        max_length=200,
                        verbose_name="read in full by",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ai_use",
                        to="articles.article",
                    ),
                ),
            ],
            options={
                "verbose_name": "made with AI",
                "verbose_name_plural": "made with AI",
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article",), name="ai_use_once_in_article"
                    )
                ],
            },
        ),
    ]
