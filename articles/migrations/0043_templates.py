"""Drafts that texts are commissioned from."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0041_away"),
    ]

    operations = [
        migrations.AddField(
            model_name="edition",
            name="is_template",
            field=models.BooleanField(
                db_default=False,
                default=False,
                editable=False,
                verbose_name="template",
            ),
        ),
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(
                condition=models.Q(("is_template", True)),
                fields=["language"],
                name="edition_templates",
            ),
        ),
    ]
