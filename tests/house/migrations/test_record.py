"""An upgrade moves the entries of Django's log of the desk to the record."""

import importlib

import pytest
from django.apps import apps
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry

from articles.domain import audit
from articles.models import RecordEntry
from tests.support import factories

pytestmark = pytest.mark.django_db
migration = importlib.import_module("articles.migrations.0008_contents")


def test_all_of_it_is_taken_over_and_the_log_is_empty(monkeypatch):
    monkeypatch.setattr(migration, "BATCH", 2)
    person, topic = factories.editor(), factories.topic("Hafen")
    log = LogEntry.objects.log_actions
    log(person.pk, [topic], ADDITION, [{"added": {}}])
    log(person.pk, [topic], CHANGE, [{"changed": {"fields": ["German name"]}}])
    log(person.pk, [topic], CHANGE, "Umbenannt.")
    log(person.pk, [topic], DELETION)
    moments = list(LogEntry.objects.order_by("pk").values_list("action_time"))
    migration.take_over(apps, None)
    assert not LogEntry.objects.exists()
    found = list(RecordEntry.objects.order_by("pk"))
    assert [(one.at,) for one in found] == moments
    assert [one.deed for one in found] == ["added", "changed", "changed", "deleted"]
    assert {(one.kind, one.key, one.by, one.name) for one in found} == {
        ("articles.topic", str(topic.pk), person, "Hafen")
    }
    said = [audit.sentence(one) for one in found]
    assert said[1] == "Deutscher Name geändert."
    assert said[2] == "Geändert: Umbenannt."
