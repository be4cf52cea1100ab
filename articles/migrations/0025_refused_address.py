"""The address to which an editor refused to follow a feed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0024_account_ends"),
    ]

    operations = [
        migrations.AddField(
            model_name="sourcefeed",
            name="refused_address",
            field=models.TextField(blank=True, default="", editable=False),
            preserve_default=False,
        ),
    ]
