"""The index of the search is narrower, and has a vocabulary.

The index keeps its words beside its rows, which are read for each hit. Nothing is read
or stemmed anew: PostgreSQL writes the table once more as it is. Nobody can search
meanwhile: a minute and a half with 200,000 articles.

The vocabulary says what is known of each word. It is empty. The rows of the index stay
as they are, until `rebuild_search` or the worker has made each anew by the rules of
today, and has entered its words here.
"""

from django.db import migrations

NARROW = [
    "ALTER TABLE articles_search SET (toast_tuple_target = 128)",
    "ALTER TABLE articles_search ALTER headline SET STORAGE EXTERNAL, "
    "ALTER top SET STORAGE EXTERNAL, ALTER words SET STORAGE EXTERNAL",
    "ALTER INDEX articles_search_words SET (fastupdate = off)",
    "SET LOCAL maintenance_work_mem = '256MB'",
    "CLUSTER articles_search USING articles_search_pkey",
    "ALTER TABLE articles_search SET WITHOUT CLUSTER",
]
VOCABULARY = [
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
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    with schema_editor.connection.cursor() as cursor:
        for statement in [*(NARROW if is_postgresql else ()), *VOCABULARY]:
            cursor.execute(statement)


def drop(apps, schema_editor):
    # A former program finds its words in the narrow index as well.
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS articles_vocabulary")


class Migration(migrations.Migration):
    # Five migrations replace those that grew between 0.1.0 and the next release. The
    # four that follow replace one each, and this one all others.
    replaces = [
        ("articles", "0005_standing"),
        ("articles", "0007_search_narrow"),
        ("articles", "0009_corrections"),
        ("articles", "0011_erasure"),
        ("articles", "0012_invitations"),
        ("articles", "0013_new_labels"),
        ("articles", "0014_typed_marks"),
        ("articles", "0015_plans"),
        ("articles", "0016_labels"),
        ("articles", "0017_proposals"),
        ("articles", "0018_behind"),
        ("articles", "0019_vocabulary"),
        ("articles", "0020_english_slugs"),
        ("articles", "0021_reports"),
        ("articles", "0022_record"),
        ("articles", "0024_reach"),
        ("articles", "0025_closed_since"),
        ("articles", "0026_editors_delete_reports"),
        ("articles", "0027_came_as_withheld"),
        ("articles", "0028_translations_index"),
        ("articles", "0029_letters"),
        ("articles", "0031_bounds_for_strangers"),
        ("articles", "0032_shared_words_by_proposals"),
        ("articles", "0033_image_kept_checksum"),
    ]
    dependencies = [("articles", "0004_index")]
    operations = [migrations.RunPython(create, drop)]
