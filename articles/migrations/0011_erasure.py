"""What was erased for legal reasons: when and why, and hashes to know it again."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0009_corrections")]

    operations = [
        migrations.CreateModel(
            name="Erasure",
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
                ("uuid", models.UUIDField(default=uuid.uuid4, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("article", "Article"),
                            ("person", "Person"),
                            ("picture", "Picture"),
                        ],
                        max_length=10,
                    ),
                ),
                ("target", models.CharField(max_length=36)),
                ("at", models.DateTimeField()),
                ("reason", models.TextField()),
                ("ordered_by", models.CharField(max_length=200)),
                ("salt", models.CharField(max_length=32)),
                ("digests", models.JSONField(default=list)),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), _negated=True),
                            models.Q(("ordered_by", ""), _negated=True),
                        ),
                        name="erasure_says_why",
                    )
                ],
            },
        ),
    ]
