"""Readers report errors as well as barriers: what they send is a report of either."""

import django.db.models.deletion
from django.db import migrations, models

FORMER, NOW = "barrierreport", "readerreport"
CALLED = {FORMER: "barrier report", NOW: "reader report"}


def rename(before: str, after: str):
    """Let the rights be called what their model is called: roles keep what they have.

    Django does so, too, but only once everything is migrated.
    """

    def run(apps, schema_editor):
        content_type = apps.get_model("contenttypes", "ContentType")
        permission = apps.get_model("auth", "Permission")
        named = content_type.objects.filter(app_label="articles")
        named.filter(model=before).update(model=after)
        rights = permission.objects.filter(content_type__app_label="articles")
        for verb in ("add", "change", "delete", "view"):
            rights.filter(codename=f"{verb}_{before}").update(
                codename=f"{verb}_{after}", name=f"Can {verb} {CALLED[after]}"
            )

    return run


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0020_english_slugs"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.RenameModel("BarrierReport", "ReaderReport"),
        migrations.RunPython(rename(FORMER, NOW), rename(NOW, FORMER)),
        migrations.AlterModelOptions(
            name="readerreport",
            options={
                "ordering": ["-sent_at", "-pk"],
                "verbose_name": "reader report",
                "verbose_name_plural": "reader reports",
            },
        ),
        migrations.AddField(
            model_name="readerreport",
            name="kind",
            field=models.CharField(
                choices=[("barrier", "Barrier"), ("error", "Error")],
                default="barrier",
                editable=False,
                max_length=10,
                verbose_name="kind",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="readerreport",
            name="article",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reports",
                to="articles.article",
                verbose_name="article",
            ),
        ),
        migrations.RemoveConstraint(
            model_name="readerreport", name="barrierreport_message_given"
        ),
        migrations.AddConstraint(
            model_name="readerreport",
            constraint=models.CheckConstraint(
                condition=models.Q(("message", ""), _negated=True),
                name="readerreport_message_given",
            ),
        ),
        migrations.AddConstraint(
            model_name="readerreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("article__isnull", True), ("kind", "barrier")),
                    models.Q(("article__isnull", False), ("kind", "error")),
                    _connector="OR",
                ),
                name="readerreport_error_of_article",
            ),
        ),
    ]
