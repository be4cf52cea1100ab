"""Find the last corrections by an index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_finding")]

    operations = [
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("live_from__isnull", False)),
                fields=["change_kind", "-live_from", "-id"],
                name="article_by_change",
            ),
        ),
    ]
