"""Make the four roles as groups; an operator may change them afterwards."""

from django.db import migrations

from articles.migrations._granting import grant

LABELS = ("category", "topic", "countryorganisation", "source")
READ = tuple(f"view_{model}" for model in (*LABELS, "article", "edition"))
AUTHOR = (
    *READ,
    "add_article",
    "change_article",
    "add_topic",
    "view_image",
    "add_image",
    "change_image",
)
EDITOR = (
    *AUTHOR,
    "review_article",
    "view_decision",
    "view_snapshot",
    "add_source",
    "change_source",
    "change_topic",
    "delete_image",
    "view_barrierreport",
    "change_barrierreport",
)
CHIEF = (
    *EDITOR,
    "publish_article",
    "delete_barrierreport",
    *(f"{verb}_page" for verb in ("view", "add", "change", "delete")),
)
KEEPER = tuple(
    f"{verb}_{model}" for verb in ("add", "change", "delete") for model in LABELS
)
ROLES = {
    "Author": AUTHOR,
    "Editor": EDITOR,
    "Chief editor": CHIEF,
    "Source manager": (*READ, *KEEPER),
}


def make_roles(apps, schema_editor):
    grant(apps, ROLES)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_schema"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
