"""The index of the search: empty, since there is nothing yet that could be found.

A later migration that changes it drops it, creates it anew, and fills it.
"""

import sqlite3

from django.db import NotSupportedError, migrations

CREATE = {
    "sqlite": [
        "CREATE VIRTUAL TABLE articles_search USING fts5"
        "(headline, top, words, content='', contentless_delete=1, tokenize='ascii')"
    ],
    "postgresql": [
        "CREATE TABLE articles_search (rowid bigint PRIMARY KEY, headline tsvector "
        "NOT NULL, top tsvector NOT NULL, words tsvector NOT NULL)",
        "ALTER TABLE articles_search ALTER words SET STORAGE MAIN",
        "CREATE INDEX articles_search_words ON articles_search "
        "USING gin (headline, top, words)",
    ],
}


def create(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    if vendor == "sqlite" and sqlite3.sqlite_version_info < (3, 43):
        raise NotSupportedError(
            f"The search can't be set up with SQLite {sqlite3.sqlite_version}: it "
            "needs 3.43 or newer. Use a Python with a newer one, or PostgreSQL."
        )
    with schema_editor.connection.cursor() as cursor:
        for statement in CREATE[vendor]:
            cursor.execute(statement)


def drop(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS articles_search")


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_beginning")]
    operations = [migrations.RunPython(create, drop)]
