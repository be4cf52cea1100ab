"""The table that says which changes plug-ins were told of; it has no model."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0002_program")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.CreateModel(
                    name="Told",
                    fields=[
                        ("what", models.CharField(max_length=60, primary_key=True)),
                        ("at", models.CharField(max_length=40)),
                    ],
                    options={"db_table": "newsroom_told"},
                ),
            ],
        ),
    ]
