"""Labels are merged and renamed on record, sources have successors, and chief editors
keep categories and countries.
"""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from articles.migrations._granting import grant

KEPT = tuple(
    f"{verb}_{model}"
    for verb in ("add", "change", "delete")
    for model in ("category", "countryorganisation")
)


def let_chiefs_keep_labels(apps, schema_editor):
    """Where there are chiefs still: an operator may have given them another name."""
    if apps.get_model("auth", "Group").objects.filter(name="Chief editor").exists():
        grant(apps, {"Chief editor": KEPT})


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0015_plans"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.AddField(
            model_name="source",
            name="successor",
            field=models.ForeignKey(
                blank=True,
                help_text="What an organisation that has ended became.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="predecessors",
                to="articles.source",
                verbose_name="successor",
            ),
        ),
        migrations.CreateModel(
            name="LabelDecision",
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
                ("kind", models.CharField(max_length=10)),
                ("label_key", models.UUIDField()),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("merge", "Merged into another"),
                            ("separate", "Merging taken back"),
                            ("rename", "Given another name"),
                            ("succeed", "Got a successor"),
                            ("part", "Lost its successor"),
                        ],
                        max_length=10,
                        verbose_name="decision",
                    ),
                ),
                ("other_key", models.UUIDField()),
                ("name_before", models.CharField(max_length=200)),
                ("name_en_before", models.CharField(blank=True, max_length=200)),
                ("name_after", models.CharField(max_length=200)),
                ("name_en_after", models.CharField(blank=True, max_length=200)),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="at"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
            ],
            options={
                "verbose_name": "decision about a label",
                "verbose_name_plural": "decisions about labels",
                "ordering": ["pk"],
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["label_key"], name="label_decision_of_one"),
                    models.Index(fields=["other_key"], name="label_decision_of_other"),
                ],
            },
        ),
        migrations.RunPython(let_chiefs_keep_labels, migrations.RunPython.noop),
    ]
