"""The last day of an account."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0023_inbox_lists"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="ends_on",
            field=models.DateField(
                blank=True,
                help_text="After this day nobody can log in with this account. Leave "
                "it empty if it has no end.",
                null=True,
                verbose_name="last day",
            ),
        ),
    ]
