import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0009_revision"),
    ]

    operations = [
        # One row, so one value for all rows is what is wanted.
        migrations.AddField(
            model_name="siterevision",
            name="site",
            field=models.UUIDField(default=uuid.uuid4, editable=False),
        ),
    ]
