"""PostgreSQL stores the words of inbox items: making them anew for each item that a
search looks at took most of its time.

It writes the column by itself. SQLite has an index of its own (0023).
"""

from django.db import migrations

TABLE = "ALTER TABLE articles_inboxitem"
INDEX = "CREATE INDEX inbox_item_words ON articles_inboxitem USING gin"
MADE = "to_tsvector('simple', title || ' ' || summary)"
STORED = [
    f"{TABLE} ADD COLUMN words tsvector GENERATED ALWAYS AS ({MADE}) STORED",
    "DROP INDEX IF EXISTS inbox_item_words",
    f"{INDEX} (words)",
]
UNSTORED = [
    "DROP INDEX IF EXISTS inbox_item_words",
    f"{TABLE} DROP COLUMN words",
    f"{INDEX} ({MADE})",
]


def store(apps, schema_editor):
    run(STORED, schema_editor)


def unstore(apps, schema_editor):
    run(UNSTORED, schema_editor)


def run(statements, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("articles", "0044_feed_wishes")]
    operations = [migrations.RunPython(store, unstore)]
