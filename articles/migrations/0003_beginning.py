"""The rows that a newsroom begins with: countries, organisations, the site's revision.

The former are made from CLDR by `bin/countries`; editors may change them afterwards.
"""

import csv
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid5

from django.db import migrations

ROWS = Path(__file__).parent / "data" / "countries_organisations.csv"
# The same key in every installation, so that content can travel between them.
NAMESPACE = UUID("6d1c5f0e-5b0a-4f5e-9d3a-2b8f8f6c7a11")


def fill_in(apps, schema_editor):
    model = apps.get_model("articles", "CountryOrganisation")
    with ROWS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    model.objects.bulk_create(
        model(
            key=uuid5(NAMESPACE, row["code"]),
            kind=row["kind"],
            code=row["code"],
            slug=row["slug"],
            name=row["name"],
            name_en=row["name_en"],
            aliases=row["aliases"].replace("|", "\n"),
        )
        for row in rows
    )
    by_code = {one.code: one for one in model.objects.all()}
    for row in rows:
        if row["successor"]:
            model.objects.filter(code=row["code"]).update(
                successor=by_code[row["successor"]]
            )


def begin_counting(apps, schema_editor):
    never = datetime(1970, 1, 1, tzinfo=UTC)
    apps.get_model("articles", "SiteRevision").objects.create(pk=1, bumped_at=never)


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_groups")]
    operations = [
        migrations.RunPython(fill_in, migrations.RunPython.noop),
        migrations.RunPython(begin_counting, migrations.RunPython.noop),
    ]
