"""The table of the shared cache, as `createcachetable` makes it: it has no model."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.CreateModel(
                    name="Cache",
                    fields=[
                        (
                            "cache_key",
                            models.CharField(max_length=255, primary_key=True),
                        ),
                        ("value", models.TextField()),
                        ("expires", models.DateTimeField(db_index=True)),
                    ],
                    options={"db_table": "newsroom_cache"},
                ),
            ],
        ),
    ]
