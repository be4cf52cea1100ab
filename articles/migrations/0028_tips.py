"""Readers send texts, and are told what became of them."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0027_errand"),
    ]

    operations = [
        migrations.AddField(
            model_name="itemsender",
            name="language",
            field=models.CharField(blank=True, max_length=12, verbose_name="language"),
        ),
        migrations.AddField(
            model_name="itemsender",
            name="told_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.CreateModel(
            name="Tip",
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
                ("name", models.CharField(blank=True, max_length=200)),
                ("address", models.EmailField(blank=True, max_length=254)),
                ("rights", models.CharField(blank=True, max_length=300)),
                ("message", models.TextField(blank=True)),
                ("is_made_with_ai", models.BooleanField()),
                ("language", models.CharField(max_length=12, verbose_name="language")),
                (
                    "sent_at",
                    models.DateTimeField(
                        db_index=True, default=django.utils.timezone.now
                    ),
                ),
                ("sender", models.CharField(blank=True, max_length=64)),
                ("confirmed_at", models.DateTimeField(null=True)),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("message", ""), _negated=True),
                            ("confirmed_at__isnull", False),
                            _connector="OR",
                        ),
                        name="tip_message_until_confirmed",
                    )
                ],
            },
        ),
    ]
