"""The index of clusters holds the few items that are in one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0033_usual_reasons")]

    operations = [
        migrations.RemoveIndex("inboxitem", "inbox_item_cluster"),
        migrations.AddIndex(
            "inboxitem",
            models.Index(
                fields=["cluster"],
                name="inbox_item_in_cluster",
                condition=models.Q(cluster__isnull=False),
            ),
        ),
    ]
