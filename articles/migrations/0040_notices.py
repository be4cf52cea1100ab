"""Notices to people at the desk, what they follow, and how they want to hear."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0039_comments"),
    ]

    operations = [
        migrations.CreateModel(
            name="DeskNotice",
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
                ("kind", models.CharField(max_length=20)),
                ("act", models.CharField(max_length=60)),
                ("because", models.CharField(max_length=12)),
                ("since", models.DateTimeField()),
                ("seen_at", models.DateTimeField(null=True)),
                ("waits", models.BooleanField(default=False)),
                ("mailed_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles.edition",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="desk_notices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles.readerreport",
                    ),
                ),
            ],
            options={
                "verbose_name": "notice at the desk",
                "verbose_name_plural": "notices at the desk",
                "ordering": ["-since", "-pk"],
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        fields=["person", "-since", "-id"], name="desknotice_list"
                    ),
                    models.Index(
                        condition=models.Q(("seen_at", None)),
                        fields=["person", "edition"],
                        name="desknotice_unseen",
                    ),
                    models.Index(
                        condition=models.Q(("waits", True)),
                        fields=["person", "since"],
                        name="desknotice_waiting",
                    ),
                    models.Index(fields=["since"], name="desknotice_since"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "act"), name="desknotice_once_per_act"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Follow",
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
                ("since", models.DateTimeField()),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles.edition",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follows",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "edition that is followed",
                "verbose_name_plural": "editions that are followed",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "edition"), name="follow_once_per_person"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NoticeSettings",
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
                ("chosen", models.JSONField(default=dict)),
                (
                    "hour",
                    models.PositiveSmallIntegerField(
                        default=7,
                        validators=[django.core.validators.MaxValueValidator(23)],
                    ),
                ),
                ("digest_on", models.DateField(null=True)),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notice_settings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "choice of letters",
                "verbose_name_plural": "choices of letters",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("hour__lte", 23)),
                        name="noticesettings_hour_of_a_day",
                    )
                ],
            },
        ),
    ]
