"""The values of the sentence about a feed's last failure, which is said when read."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0028_tips"),
    ]

    operations = [
        migrations.AddField(
            model_name="feedstate",
            name="problem_values",
            field=models.JSONField(default=dict),
        ),
    ]
