"""When feeds want to be asked, kept for answers that don't say it again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0043_templates"),
    ]

    operations = [
        migrations.AddField(
            model_name="feedstate",
            name="wishes",
            field=models.JSONField(default=dict),
        ),
    ]
