"""Editors answer readers' reports: they may delete one as well."""

from django.db import migrations

from articles.migrations._granting import grant


def let_editors_delete(apps, schema_editor):
    grant(apps, {"Editor": ("delete_readerreport",)})


class Migration(migrations.Migration):
    dependencies = [("articles", "0025_closed_since")]
    operations = [migrations.RunPython(let_editors_delete, migrations.RunPython.noop)]
