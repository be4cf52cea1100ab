"""Figures show the current state of the newsroom."""

import socket
import urllib.error
import urllib.request
from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError
from django.utils import timezone
from django_ox.models import OxTask
from prometheus_client.parser import text_string_to_metric_families

from articles.accounts.mails import tasks
from articles.models import SiteRevision
from newsroom.monitoring.metrics import figures, serving
from newsroom.monitoring.monitoring_settings import Place
from tests.newsroom.jobs import note
from tests.support import factories
from tests.support.processes.loopback import free_port


@pytest.fixture
def told(monkeypatch):
    """Return the figures; the test's connection stays open."""
    monkeypatch.setattr(figures.connection, "close", lambda: None)

    def told():
        text = serving.text().decode()
        families = text_string_to_metric_families(text)
        samples = [sample for family in families for sample in family.samples]
        return {
            (one.name, *one.labels.values()): one.value
            for one in samples
            if one.name.startswith("newsroom_")
        }

    return told


@pytest.mark.django_db
@pytest.mark.both
def test_the_figures_tell_the_queue_the_site_and_the_processes(told):
    at = timezone.now() + timedelta(hours=2)
    factories.scheduled(at=at)
    before = told()
    assert before["newsroom_database_up",] == 1
    assert before["newsroom_oldest_task_seconds", "soon"] >= 0
    OxTask.objects.all().delete()
    assert told()["newsroom_oldest_task_seconds", "soon"] == 0
    note.enqueue("nowhere")
    tasks.send.enqueue(person=1, letter="x", context={}, to="a@b.org", language="de")
    OxTask.objects.update(enqueued_at=timezone.now() - timedelta(minutes=5))
    found = told()
    assert found["newsroom_tasks", "waiting"] == 2
    assert found["newsroom_tasks", "failed"] == 0
    assert found["newsroom_mails_waiting",] == 1
    assert 300 <= found["newsroom_oldest_task_seconds", "soon"] < 330
    assert found["newsroom_oldest_task_seconds", "outside"] == 0
    assert found["newsroom_publications_due",] == 1
    assert found["newsroom_next_publication_timestamp_seconds",] == pytest.approx(
        at.timestamp(), abs=1
    )
    assert found["newsroom_revision",] == SiteRevision.objects.get().counter
    assert found["newsroom_processes", "server"] >= 1
    assert found["newsroom_memory_bytes", "server"] > 10_000_000


def test_a_database_that_is_away_is_a_figure(told, monkeypatch):
    def away(_now):
        raise OperationalError("connection refused")

    monkeypatch.setattr(figures, "of_tasks", away)
    found = told()
    assert found["newsroom_database_up",] == 0
    assert ("newsroom_revision",) not in found


def test_they_are_given_at_a_place_of_their_own_and_nothing_else_is(monkeypatch):
    monkeypatch.setattr(serving, "text", lambda: b"newsroom_database_up 1.0\n")
    port = free_port()

    server = serving.serve(Place("127.0.0.1", port))
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics") as answer:
            assert answer.read() == b"newsroom_database_up 1.0\n"
            assert answer.headers["Server"] == "newsroom "
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/admin/")
    finally:
        server.shutdown()
        server.server_close()


def test_a_place_that_is_taken_is_named():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ImproperlyConfigured, match=rf"NEWSROOM_METRICS .*{port}"):
            serving.serve(Place("127.0.0.1", port))
