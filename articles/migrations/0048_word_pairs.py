"""Pairs of words for the search alone, made by editors."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0047_old_addresses"),
    ]

    operations = [
        migrations.CreateModel(
            name="WordPair",
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
                ("language", models.CharField(max_length=12, verbose_name="language")),
                ("word", models.CharField(max_length=60, verbose_name="word")),
                (
                    "means",
                    models.CharField(max_length=60, verbose_name="is called here"),
                ),
                (
                    "at",
                    models.DateTimeField(
                        default=django.utils.timezone.now,
                        editable=False,
                        verbose_name="at",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
            ],
            options={
                "verbose_name": "pair of words",
                "verbose_name_plural": "pairs of words",
                "ordering": ["language", "word", "pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("language", "word", "means"),
                        name="word_pair_once",
                        violation_error_message="This pair is in effect already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("word", ""), _negated=True),
                            models.Q(("means", ""), _negated=True),
                        ),
                        name="word_pair_given",
                    ),
                ],
            },
        ),
    ]
