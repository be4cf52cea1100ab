"""Alerts by letter: subscribers, what each gets, requests, letters, who gets none."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0045_item_words"),
    ]

    operations = [
        migrations.CreateModel(
            name="Subscriber",
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
                    "address",
                    models.EmailField(max_length=254, verbose_name="e-mail address"),
                ),
                ("folded", models.CharField(max_length=320, unique=True)),
                ("language", models.CharField(max_length=12, verbose_name="language")),
                ("seed", models.CharField(max_length=32)),
                ("secret_hash", models.CharField(max_length=64, unique=True)),
                ("confirmed_at", models.DateTimeField()),
                ("bounces", models.PositiveSmallIntegerField(default=0)),
                ("held_since", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "subscriber",
                "verbose_name_plural": "subscribers",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="SuppressedAddress",
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
                ("digest", models.CharField(max_length=64, unique=True)),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("returned", "letters came back"),
                            ("complained", "called spam"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "since",
                    models.DateTimeField(
                        db_index=True, default=django.utils.timezone.now
                    ),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="AlertRequest",
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
                ("query", models.CharField(blank=True, max_length=1500)),
                (
                    "rhythm",
                    models.CharField(
                        choices=[
                            ("at_once", "at once"),
                            ("daily", "once a day"),
                            ("weekly", "once a week"),
                        ],
                        max_length=8,
                        verbose_name="how often",
                    ),
                ),
                (
                    "weekday",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(6)],
                        verbose_name="day of the week",
                    ),
                ),
                (
                    "wants_corrections",
                    models.BooleanField(default=False, verbose_name="corrections"),
                ),
                (
                    "wants_moved",
                    models.BooleanField(default=False, verbose_name="moved deadlines"),
                ),
                (
                    "wants_reminders",
                    models.BooleanField(
                        default=False, verbose_name="30 and 14 days before a deadline"
                    ),
                ),
                ("address", models.EmailField(blank=True, max_length=254)),
                ("sender", models.CharField(blank=True, max_length=64)),
                (
                    "sent_at",
                    models.DateTimeField(
                        db_index=True, default=django.utils.timezone.now
                    ),
                ),
                ("confirmed_at", models.DateTimeField(null=True)),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("address", ""), _negated=True),
                            ("confirmed_at__isnull", False),
                            _connector="OR",
                        ),
                        name="alert_request_address_until_confirmed",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AlertLetter",
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
                ("until", models.DateTimeField(db_index=True)),
                ("told", models.JSONField(default=list)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("sending", "being sent"),
                            ("sent", "sent"),
                            ("empty", "not needed any more"),
                            ("given_up", "given up"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("may_be_twice", models.BooleanField(default=False)),
                ("has_come_back", models.BooleanField(default=False)),
                (
                    "subscriber",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="letters",
                        to="articles.subscriber",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ("waiting", "sending"))),
                        fields=["at"],
                        name="alert_letter_unfinished",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("subscriber", "until"), name="alert_letter_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Alert",
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
                ("query", models.CharField(blank=True, max_length=1500)),
                (
                    "rhythm",
                    models.CharField(
                        choices=[
                            ("at_once", "at once"),
                            ("daily", "once a day"),
                            ("weekly", "once a week"),
                        ],
                        max_length=8,
                        verbose_name="how often",
                    ),
                ),
                (
                    "weekday",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(6)],
                        verbose_name="day of the week",
                    ),
                ),
                (
                    "wants_corrections",
                    models.BooleanField(default=False, verbose_name="corrections"),
                ),
                (
                    "wants_moved",
                    models.BooleanField(default=False, verbose_name="moved deadlines"),
                ),
                (
                    "wants_reminders",
                    models.BooleanField(
                        default=False, verbose_name="30 and 14 days before a deadline"
                    ),
                ),
                ("begun_at", models.DateTimeField()),
                ("told_until", models.DateTimeField()),
                (
                    "subscriber",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="alerts",
                        to="articles.subscriber",
                    ),
                ),
            ],
            options={
                "verbose_name": "alert",
                "verbose_name_plural": "alerts",
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        fields=["rhythm", "told_until"], name="alert_by_rhythm"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("subscriber", "language", "query"),
                        name="alert_once_a_list",
                    )
                ],
            },
        ),
    ]
