"""Lead queued tasks to where they are now: their modules were moved.

A task that waits, or that failed, is called by the name that it was queued under.
"""

from django.db import migrations
from django.db.models import Value
from django.db.models.functions import Concat, Substr

# The module of a task, as it was → as it is.
MOVED = {
    "articles.accounts.tasks": "articles.accounts.mails.tasks",
    "articles.pictures.tasks": "articles.domain.pictures.tasks",
    "articles.printing.tasks": "articles.site.prerender.tasks",
    "articles.search.tasks": "articles.domain.search.index.tasks",
    "newsroom.purging.tasks": "newsroom.page_cache.purging.tasks",
    "newsroom.tasks": "newsroom.worker.tasks",
}


def lead(apps, pairs):
    tasks = apps.get_model("django_ox", "OxTask").objects
    for old, new in pairs:
        name = Substr("task_path", len(old) + 1)
        found = tasks.filter(task_path__startswith=f"{old}.")
        found.update(task_path=Concat(Value(new), name))


def lead_on(apps, schema_editor):
    lead(apps, MOVED.items())


def lead_back(apps, schema_editor):
    lead(apps, [(new, old) for old, new in MOVED.items()])


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0003_told"),
        ("django_ox", "0001_initial"),
    ]
    operations = [migrations.RunPython(lead_on, lead_back)]
