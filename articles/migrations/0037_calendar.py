"""An index for the ends of embargoes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0036_made_with_ai"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="embargo",
            index=models.Index(
                condition=models.Q(("lifted_at__isnull", True)),
                fields=["until"],
                name="embargo_standing_until",
            ),
        ),
    ]
