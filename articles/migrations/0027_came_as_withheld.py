"""A text that may have been kept from some readers has a state of its own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0026_editors_delete_reports"),
    ]

    operations = [
        migrations.AlterField(
            model_name="edition",
            name="came_as",
            field=models.CharField(
                blank=True,
                choices=[
                    ("public", "public"),
                    ("undated", "public, without a date"),
                    ("planned", "scheduled"),
                    ("pending", "waiting for review"),
                    ("withheld", "public, perhaps not for all readers"),
                    ("private", "private"),
                    ("password", "password-protected"),
                    ("draft", "draft"),
                ],
                db_default="",
                default="",
                editable=False,
                max_length=10,
                verbose_name="state before the import",
            ),
        ),
    ]
