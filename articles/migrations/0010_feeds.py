import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0009_revision"),
    ]

    operations = [
        migrations.CreateModel(
            name="FormerSlug",
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
                ("kind", models.CharField(editable=False, max_length=10)),
                ("slug", models.SlugField(editable=False, max_length=100)),
                ("label_key", models.UUIDField(editable=False)),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "slug"), name="former_slug_once"
                    )
                ],
            },
        ),
        # One row, so one value for all rows is what is wanted.
        migrations.AddField(
            model_name="siterevision",
            name="site",
            field=models.UUIDField(default=uuid.uuid4, editable=False),
        ),
    ]
