"""Tasks that were queued before their modules moved are done all the same."""

from importlib import import_module

import pytest
from django.apps import apps
from django_ox.models import OxTask

from articles.accounts.mails.tasks import send
from newsroom.worker.tasks import tidy

MIGRATION = import_module("newsroom.migrations.0004_moved_tasks")

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def paths() -> list[str]:
    return sorted(OxTask.objects.values_list("task_path", flat=True))


def test_what_waits_is_led_to_where_its_task_is_and_back():
    tidy.enqueue()
    send.enqueue(
        person=1, letter="welcome", context={}, to="a@example.org", language="de"
    )
    now = paths()
    MIGRATION.lead_back(apps, None)
    assert paths() == ["articles.accounts.tasks.send", "newsroom.tasks.tidy"]
    MIGRATION.lead_on(apps, None)
    assert paths() == now


@pytest.mark.parametrize("module", MIGRATION.MOVED.values())
def test_there_is_a_module_where_tasks_are_led_to(module):
    assert import_module(module)
