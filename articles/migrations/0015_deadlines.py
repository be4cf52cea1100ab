"""Deadlines and dates of articles."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0014_wordings"),
    ]

    operations = [
        migrations.CreateModel(
            name="Deadline",
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
                ("key", models.UUIDField(default=uuid.uuid4, verbose_name="key")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("submission", "submission"),
                            ("intent", "letter of intent"),
                            ("registration", "registration"),
                            ("event", "event"),
                            ("force", "comes into force"),
                        ],
                        default="submission",
                        max_length=12,
                        verbose_name="stage",
                    ),
                ),
                (
                    "named",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="stage in other words"
                    ),
                ),
                (
                    "opens",
                    models.CharField(blank=True, max_length=80, verbose_name="opens"),
                ),
                (
                    "closes",
                    models.CharField(blank=True, max_length=80, verbose_name="closes"),
                ),
                (
                    "is_rolling",
                    models.BooleanField(default=False, verbose_name="open at any time"),
                ),
                (
                    "is_gate",
                    models.BooleanField(
                        default=False, verbose_name="mandatory for what follows"
                    ),
                ),
                (
                    "until",
                    models.CharField(blank=True, max_length=80, verbose_name="ends"),
                ),
                (
                    "place",
                    models.CharField(blank=True, max_length=200, verbose_name="place"),
                ),
                (
                    "was",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="was before"
                    ),
                ),
                (
                    "learned",
                    models.DateField(
                        blank=True, null=True, verbose_name="change known since"
                    ),
                ),
                (
                    "told_at",
                    models.URLField(
                        blank=True,
                        max_length=2000,
                        verbose_name="address that tells the change",
                    ),
                ),
                ("opens_from", models.DateTimeField(editable=False, null=True)),
                ("closes_at", models.DateTimeField(editable=False, null=True)),
                ("ends_at", models.DateTimeField(editable=False, null=True)),
                (
                    "article",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deadlines",
                        to="articles.article",
                    ),
                ),
            ],
            options={
                "verbose_name": "deadline",
                "verbose_name_plural": "deadlines and dates",
                "ordering": ["position", "pk"],
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("opens_from__isnull", False)),
                        fields=["opens_from"],
                        name="deadline_opens",
                    ),
                    models.Index(
                        condition=models.Q(("closes_at__isnull", False)),
                        fields=["closes_at"],
                        name="deadline_closes",
                    ),
                    models.Index(
                        condition=models.Q(("ends_at__isnull", False)),
                        fields=["ends_at"],
                        name="deadline_ends",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "key"), name="deadline_once_in_article"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "stage__in",
                                [
                                    "submission",
                                    "intent",
                                    "registration",
                                    "event",
                                    "force",
                                ],
                            )
                        ),
                        name="deadline_stage_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_rolling", True),
                            models.Q(("closes", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="deadline_tells_a_day",
                    ),
                ],
            },
        ),
    ]
