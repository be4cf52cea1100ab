"""Make the four roles as groups; an operator may change them afterwards."""

from django.db import migrations

LABELS = ("category", "topic", "countryorganisation")
READ = tuple(f"view_{model}" for model in (*LABELS, "source", "article", "edition"))
AUTHOR = (*READ, "add_article", "change_article", "add_topic")
EDITOR = (
    *AUTHOR,
    "review_article",
    "view_decision",
    "view_snapshot",
    "add_source",
    "change_source",
    "change_topic",
)
ROLES = {
    "Author": AUTHOR,
    "Editor": EDITOR,
    "Chief editor": (*EDITOR, "publish_article"),
    "Source manager": (
        *READ,
        *(
            f"{verb}_{model}"
            for verb in ("add", "change", "delete")
            for model in (*LABELS, "source")
        ),
    ),
}
MODEL_OF = {"review_article": "article", "publish_article": "article"}


def make_roles(apps, schema_editor):
    content_types = apps.get_model("contenttypes", "ContentType").objects
    permissions = apps.get_model("auth", "Permission").objects
    groups = apps.get_model("auth", "Group").objects
    for role, codenames in ROLES.items():
        group, _made = groups.get_or_create(name=role)
        for codename in codenames:
            model = MODEL_OF.get(codename, codename.split("_", 1)[1])
            content_type, _made = content_types.get_or_create(
                app_label="articles", model=model
            )
            # Django makes permissions only after all migrations, with these names.
            options = apps.get_model("articles", model)._meta
            name = f"Can {codename.split('_', 1)[0]} {options.verbose_name}"
            permission, _made = permissions.get_or_create(
                codename=codename,
                content_type=content_type,
                defaults={"name": dict(options.permissions).get(codename, name)},
            )
            group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_newsroom"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
