"""What another system said of an edition that came from there."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0022_record")]

    operations = [
        migrations.AddField(
            model_name="edition",
            name="came_as",
            field=models.CharField(
                blank=True,
                choices=[
                    ("public", "public"),
                    ("undated", "public, without a date"),
                    ("planned", "scheduled"),
                    ("pending", "waiting for review"),
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
        migrations.AddField(
            model_name="edition",
            name="came_for",
            field=models.DateTimeField(
                editable=False, null=True, verbose_name="moment before the import"
            ),
        ),
    ]
