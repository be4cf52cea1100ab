from datetime import UTC, datetime

from django.db import migrations, models

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def begin(apps, schema_editor):
    apps.get_model("articles", "SiteRevision").objects.create(pk=1, bumped_at=NEVER)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0008_related"),
    ]

    operations = [
        migrations.CreateModel(
            name="SiteRevision",
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
                ("counter", models.PositiveBigIntegerField(default=0)),
                ("bumped_at", models.DateTimeField()),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("live_from__isnull", False)),
                fields=["live_from"],
                name="article_last_live_from",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("live_until__isnull", False)),
                fields=["live_until"],
                name="article_last_live_until",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("ended_at__isnull", False)),
                fields=["ended_at"],
                name="article_last_ended_at",
            ),
        ),
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(
                condition=models.Q(("featured_until__isnull", False)),
                fields=["featured_until"],
                name="edition_last_featured",
            ),
        ),
        migrations.AddConstraint(
            model_name="siterevision",
            constraint=models.CheckConstraint(
                condition=models.Q(("pk", 1)), name="site_revision_once"
            ),
        ),
        migrations.RunPython(begin, migrations.RunPython.noop),
    ]
