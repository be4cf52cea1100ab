"""The vocabulary of the search: what is known of each word, for who looks for it.

It is empty. The rows of the index stay as they are, until `rebuild_search` or the
worker has made each anew by the rules of today, and has entered its words here.
"""

from django.db import migrations

CREATE = [
    "CREATE TABLE articles_vocabulary (language text NOT NULL, form text NOT NULL, "
    "token text NOT NULL, shown text NOT NULL, stem text NOT NULL, "
    "folded text NOT NULL, kind smallint NOT NULL, is_noun boolean NOT NULL)",
    "CREATE INDEX articles_vocabulary_form ON articles_vocabulary (language, form)",
    "CREATE INDEX articles_vocabulary_token ON articles_vocabulary (language, token)",
    "CREATE INDEX articles_vocabulary_stem ON articles_vocabulary (language, stem) "
    "WHERE stem <> ''",
    "CREATE INDEX articles_vocabulary_folded ON articles_vocabulary (language, folded) "
    "WHERE folded <> ''",
    "CREATE INDEX articles_vocabulary_length ON articles_vocabulary "
    "(language, length(form)) WHERE kind < 2",
]


def create(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        for statement in CREATE:
            cursor.execute(statement)


def drop(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS articles_vocabulary")


class Migration(migrations.Migration):
    dependencies = [("articles", "0018_behind")]
    operations = [migrations.RunPython(create, drop)]
