"""Authors make the sources they need, as they make topics; each is marked as new."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from articles.migrations._granting import grant


def let_authors_make_sources(apps, schema_editor):
    """Where there are authors still: an operator may have given them another name."""
    if apps.get_model("auth", "Group").objects.filter(name="Author").exists():
        grant(apps, {"Author": ("add_source",)})


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0012_invitations"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.CreateModel(
            name="NewLabel",
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
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
                (
                    "source",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="newness",
                        to="articles.source",
                    ),
                ),
                (
                    "topic",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="newness",
                        to="articles.topic",
                    ),
                ),
            ],
            options={
                "verbose_name": "new label",
                "verbose_name_plural": "new labels",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("source", None), ("topic__isnull", False)),
                            models.Q(("source__isnull", False), ("topic", None)),
                            _connector="OR",
                        ),
                        name="new_label_is_one",
                    )
                ],
            },
        ),
        migrations.RunPython(let_authors_make_sources, migrations.RunPython.noop),
    ]
