"""English pages have the names that English readers know: “Legal notice” for an
imprint, “Easy read” for plain language. A title that editors wrote themselves stays, and
so does that of a page for which a proposal waits, which is bound to what it was. No slug
changes, so each address goes on leading there.
"""

import secrets

import django.utils.timezone
from django.db import migrations, models

# Kind → former title, present one.
TITLES = {
    "imprint": ("Imprint", "Legal notice"),
    "plain-language": ("Plain language", "Easy read"),
}
KINDS = [
    ("imprint", "Legal notice"),
    ("privacy", "Privacy"),
    ("accessibility", "Accessibility statement"),
    ("plain-language", "Easy read"),
    ("sign-language", "Sign language"),
    ("about", "About us"),
    ("other", "Other page"),
]


def rename(apps, schema_editor):
    change_titles(apps, TITLES)


def rename_back(apps, schema_editor):
    change_titles(apps, {kind: titles[::-1] for kind, titles in TITLES.items()})


def change_titles(apps, titles: dict[str, tuple[str, str]]) -> None:
    pages = apps.get_model("articles", "Page").objects
    changed = []
    for kind, (former, present) in titles.items():
        found = pages.filter(kind=kind, title=former, language__startswith="en")
        waiting = found.filter(proposals__state="open").values_list("pk", flat=True)
        keys = set(found.values_list("pk", flat=True)) - set(waiting)
        pages.filter(pk__in=keys).update(title=present)
        changed += sorted(keys)
    if changed:
        count(apps, ["site", *(f"page:{pk}" for pk in changed)])


def count(apps, keys: list[str]) -> None:
    """Count one change of the site, so that nothing shows the former titles."""
    row = apps.get_model("articles", "SiteRevision").objects.select_for_update().get()
    row.sequence += 1
    row.counter += 1
    now = django.utils.timezone.now().replace(microsecond=0)
    row.bumped_at = max(row.bumped_at, now)
    row.token = secrets.randbits(62)
    row.save()
    counters = apps.get_model("articles", "KeyCounter").objects
    for key in keys:
        counters.update_or_create(key=key, defaults={"sequence": row.sequence})


class Migration(migrations.Migration):
    dependencies = [("articles", "0049_hidden_versions")]
    operations = [
        migrations.AlterField(
            model_name="page",
            name="kind",
            field=models.CharField(
                choices=KINDS,
                help_text="Each language has one page of each kind, and these are translations of each other. Only “Other page” may be chosen more than once. The kind can't be changed afterwards.",
                max_length=20,
                verbose_name="kind",
            ),
        ),
        migrations.AlterField(
            model_name="proposal",
            name="kind",
            field=models.CharField(
                choices=[
                    ("imprint", "Legal notice"),
                    ("privacy", "Privacy"),
                    ("accessibility", "Accessibility statement"),
                    ("plain-language", "Easy read"),
                    ("sign-language", "Sign language"),
                    ("about", "About us"),
                    ("other", "Other page"),
                    ("masthead", "Masthead"),
                    ("dossier", "Dossier"),
                    ("category", "Category"),
                    ("topic", "Topic"),
                    ("country", "Country / organisation"),
                    ("source", "Source"),
                    ("image", "Picture"),
                ],
                max_length=20,
                verbose_name="kind",
            ),
        ),
        migrations.RunPython(rename, rename_back),
    ]
