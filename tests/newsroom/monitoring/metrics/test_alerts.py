"""Alerts ask for metrics that there are, and tell operators what to type."""

import re
import shutil
import subprocess
from datetime import timedelta

import pytest
from django.core.management import get_commands
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from newsroom.database import marks
from newsroom.monitoring.metrics import figures, serving
from tests.conftest import ROOT
from tests.support import factories
from tests.support.inspecting.handbook import text_of

ALERTS = "deploy/alerts.yml"
METRIC = re.compile(r"\bnewsroom_[a-z_]+\b")


@pytest.fixture
def given(monkeypatch, settings, tmp_path):
    """Return the names of all samples of a newsroom that has made a backup."""
    monkeypatch.setattr(figures.connection, "close", lambda: None)
    settings.VAR = tmp_path
    marks.note_backup(tmp_path)
    at = timezone.now().isoformat()
    marks.note_trial(tmp_path, marks.Trial("a.tar", at, 3, ["A picture is lost."]))
    factories.scheduled(at=timezone.now() + timedelta(hours=2))

    def samples():
        families = text_string_to_metric_families(serving.text().decode())
        return {one.name: one.value for family in families for one in family.samples}

    return samples


def names_of_counters():
    """Return the names of counts, which come with the first request."""
    families = ("requests_total", "request_seconds_bucket", "request_seconds_count")
    return {f"newsroom_{name}" for name in families}


@pytest.mark.django_db
def test_each_metric_of_an_alert_is_one_that_is_given(given):
    asked = set(METRIC.findall(text_of(ALERTS)))
    assert len(asked) > 8
    assert asked - set(given()) - names_of_counters() == set()
    assert given()["newsroom_backup_trial_faults"] == 1
    assert timezone.now().timestamp() - given()["newsroom_backup_timestamp_seconds"] < 9


@pytest.mark.django_db
def test_without_a_backup_there_is_no_figure_of_one(given, settings, tmp_path):
    settings.VAR = tmp_path / "new"
    assert not {name for name in given() if "backup" in name}


def test_each_alert_says_what_to_do():
    text = text_of(ALERTS)
    number = text.count("- alert: Newsroom")
    assert number == text.count("description:") == text.count("summary:") > 9
    typed = set(re.findall(r"newsroom ([a-z_]+)\b", text)) & set(get_commands())
    assert typed >= {"backup", "backups", "doctor", "sendtestemail", "tasks"}


def test_prometheus_takes_them():
    program = shutil.which("promtool")
    if not program:
        pytest.skip("promtool, of Debian's package prometheus, isn't installed.")
    done = subprocess.run(
        [program, "check", "rules", ROOT / ALERTS], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
