"""The facts of a call."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0016_embargo"),
    ]

    operations = [
        migrations.CreateModel(
            name="CallFacts",
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
                    "reference",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="reference number"
                    ),
                ),
                (
                    "eligible",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=200,
                        verbose_name="who may apply",
                    ),
                ),
                (
                    "amount",
                    models.CharField(
                        blank=True,
                        help_text="In words, such as “up to 50,000 euros per project”.",
                        max_length=200,
                        verbose_name="amount",
                    ),
                ),
                (
                    "apply_at",
                    models.URLField(
                        blank=True, max_length=2000, verbose_name="address for applying"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="facts",
                        to="articles.article",
                    ),
                ),
                (
                    "funder",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="funded_calls",
                        to="articles.source",
                        verbose_name="funder",
                    ),
                ),
            ],
            options={
                "verbose_name": "facts of the call",
                "verbose_name_plural": "facts of the call",
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article",), name="facts_once_in_article"
                    )
                ],
            },
        ),
    ]
