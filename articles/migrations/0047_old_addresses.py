"""Addresses of sites whose articles were imported, and where each leads now."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0046_alerts"),
    ]

    operations = [
        migrations.CreateModel(
            name="OldAddress",
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
                ("host", models.CharField(blank=True, max_length=253)),
                ("path", models.CharField(max_length=1000)),
                (
                    "leads_to",
                    models.CharField(
                        choices=[
                            ("edition", "Edition"),
                            ("label", "Label"),
                            ("articles", "Articles"),
                            ("home", "Home"),
                        ],
                        max_length=10,
                    ),
                ),
                ("label_kind", models.CharField(blank=True, max_length=10)),
                ("label_key", models.UUIDField(null=True)),
                (
                    "language",
                    models.CharField(
                        blank=True, max_length=12, verbose_name="language"
                    ),
                ),
                ("feed", models.CharField(blank=True, max_length=10)),
                (
                    "edition",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="old_addresses",
                        to="articles.edition",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("path", "host"), name="old_address_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("path__startswith", "/")),
                        name="old_address_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("edition__isnull", False), ("leads_to", "edition")
                            ),
                            models.Q(
                                models.Q(("leads_to", "edition"), _negated=True),
                                ("edition", None),
                            ),
                            _connector="OR",
                        ),
                        name="old_address_has_edition",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("label_key__isnull", False), ("leads_to", "label")
                            ),
                            models.Q(
                                models.Q(("leads_to", "label"), _negated=True),
                                ("label_key", None),
                            ),
                            _connector="OR",
                        ),
                        name="old_address_has_label",
                    ),
                ],
            },
        ),
    ]
