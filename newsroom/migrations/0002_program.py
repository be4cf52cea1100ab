"""The table that says which program may use the database, and which newsroom's pictures
are marked somewhere; it has no model."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0001_cache")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.CreateModel(
                    name="Program",
                    fields=[
                        ("id", models.SmallIntegerField(primary_key=True)),
                        ("oldest", models.CharField(max_length=40)),
                        ("media", models.CharField(max_length=40)),
                    ],
                    options={"db_table": "newsroom_program"},
                ),
            ],
        ),
    ]
