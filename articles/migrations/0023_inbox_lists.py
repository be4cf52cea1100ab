"""Lists of inbox items walk an index each, and words in them are found by another.

Nobody has to write that one: SQLite keeps it by triggers, PostgreSQL by itself. A later
migration that lays the table of items out anew on SQLite has to create the triggers
once more (`TRIGGERS`): they go with the former table.
"""

from django.db import migrations, models

INTO = "INSERT INTO articles_search_inbox (rowid, words, labels)"
ROW = (
    "SELECT new.id, new.title || ' ' || new.summary, "
    "(SELECT group_concat(json_extract(value, '$.kind') "
    "|| json_extract(value, '$.key'), ' ') FROM json_each(new.suggestions))"
)
ENTER = " ".join((INTO, ROW))
LEAVE = "DELETE FROM articles_search_inbox WHERE rowid = old.id"
TRIGGERS = [
    "CREATE TRIGGER inbox_search_entered AFTER INSERT ON articles_inboxitem "
    f"BEGIN {ENTER}; END",
    "CREATE TRIGGER inbox_search_changed AFTER UPDATE OF title, summary, suggestions "
    f"ON articles_inboxitem BEGIN {LEAVE}; {ENTER}; END",
    "CREATE TRIGGER inbox_search_left AFTER DELETE ON articles_inboxitem "
    f"BEGIN {LEAVE}; END",
]
CREATE = {
    "sqlite": [
        "CREATE VIRTUAL TABLE articles_search_inbox USING fts5(words, labels, "
        "content='', contentless_delete=1, prefix='2 3', "
        "tokenize='unicode61 remove_diacritics 0')",
        " ".join((INTO, ROW, "FROM articles_inboxitem AS new")),
        *TRIGGERS,
    ],
    "postgresql": [
        "CREATE INDEX inbox_item_words ON articles_inboxitem USING gin "
        "(to_tsvector('simple', title || ' ' || summary))",
        "CREATE INDEX inbox_item_labels ON articles_inboxitem USING gin "
        "(suggestions jsonb_path_ops)",
    ],
}
DROP = {
    "sqlite": [
        "DROP TRIGGER IF EXISTS inbox_search_entered",
        "DROP TRIGGER IF EXISTS inbox_search_changed",
        "DROP TRIGGER IF EXISTS inbox_search_left",
        "DROP TABLE IF EXISTS articles_search_inbox",
    ],
    "postgresql": [
        "DROP INDEX IF EXISTS inbox_item_words",
        "DROP INDEX IF EXISTS inbox_item_labels",
    ],
}


def create(apps, schema_editor):
    run(CREATE, schema_editor)


def drop(apps, schema_editor):
    run(DROP, schema_editor)


def run(statements, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        for statement in statements[schema_editor.connection.vendor]:
            cursor.execute(statement)


OPEN = models.Q(("decided_at", None), ("is_muted", False))


class Migration(migrations.Migration):
    dependencies = [("articles", "0022_likeness")]
    operations = [
        migrations.AddIndex(
            model_name="inboxitem",
            index=models.Index(
                fields=["-at", "-id"], name="inbox_item_open", condition=OPEN
            ),
        ),
        migrations.AddIndex(
            model_name="inboxitem",
            index=models.Index(
                fields=["source", "-at", "-id"],
                name="inbox_item_open_of_source",
                condition=OPEN,
            ),
        ),
        migrations.AddIndex(
            model_name="inboxitem",
            index=models.Index(
                fields=["language", "-at", "-id"],
                name="inbox_item_open_in_language",
                condition=OPEN,
            ),
        ),
        migrations.AddIndex(
            model_name="inboxitem",
            index=models.Index(
                fields=["-at", "-id"],
                name="inbox_item_muted",
                condition=models.Q(("decided_at", None), ("is_muted", True)),
            ),
        ),
        migrations.AddIndex(
            model_name="inboxitem",
            index=models.Index(
                fields=["state", "-decided_at"],
                name="inbox_item_decided",
                condition=models.Q(("decided_at__isnull", False)),
            ),
        ),
        migrations.RunPython(create, drop),
    ]
