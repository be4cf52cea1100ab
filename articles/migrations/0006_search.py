"""The index of the search, with all that is there already in it."""

from django.db import migrations

from articles.search import table
from articles.search.document import document_of


def create(apps, schema_editor):
    table.create()


def drop(apps, schema_editor):
    table.drop()


def fill(apps, schema_editor):
    """Index each version by its last saved content, which any form of the tables has.

    A later migration that changes the index drops it, creates it anew and fills it.
    """
    articles = apps.get_model("articles", "Article").objects
    snapshots = apps.get_model("articles", "Snapshot").objects
    for pk, language in articles.values_list("pk", "edition__language").iterator():
        saved = snapshots.filter(article=pk).order_by("-lock")
        content = saved.values_list("content", flat=True).first()
        if content:
            table.write(pk, document_of(content, language))


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_profile_language")]
    operations = [
        migrations.RunPython(create, drop, elidable=False),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
