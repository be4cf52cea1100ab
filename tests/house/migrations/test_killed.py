"""An upgrade that is killed in the middle is begun again, and nothing is lost."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.db.migrations.loader import MigrationLoader

from tests.conftest import ROOT
from tests.house.releases import kept
from tests.house.releases.test_upgrading import loaded

pytestmark = pytest.mark.django_db
# Kills itself before that question to the database, so in the middle of a step.
MIGRATE = """
import os, signal, sys
import django; django.setup()
from django.core.management import call_command
from django.db import connection
left = int(sys.argv[1])
def ask(execute, *told):
    global left
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
    return execute(*told)
with connection.execute_wrapper(ask):
    call_command("migrate", verbosity=0)
"""
TELL = """
import django; django.setup()
from django.db import connection
from articles.models import Address, Article, Decision, Snapshot
from tests.editing.publishing.histories import checking
print([model.objects.count() for model in (Address, Article, Decision, Snapshot)])
checking.check_windows()
checking.check_contents(Article.objects.all())
connection.check_constraints()
"""


def run(url: str, script: str, *words: str) -> subprocess.CompletedProcess[str]:
    env = {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "tests.support.settings",
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
    }
    return subprocess.run(
        [sys.executable, "-c", script, *words],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
    )


@pytest.mark.ci
def test_r10_an_upgrade_that_is_killed_anywhere_goes_on(tmp_path: Path, full_size):
    then = kept.expected(kept.NAMES[0])["rows"]
    with loaded(kept.NAMES[0], tmp_path) as url:
        # The first is among the new columns. What fills them is second on PostgreSQL,
        # and third on SQLite, which has more to do for the columns.
        for before in range(20, 4_000, 40) if full_size else (230, 150, 230):
            done = run(url, MIGRATE, str(before))
            if done.returncode == 0:
                break
            assert done.returncode == -signal.SIGKILL, done.stderr
        done = run(url, MIGRATE, "0")
        assert done.returncode == 0, done.stderr
        told = run(url, TELL)
    assert told.returncode == 0, told.stderr
    kinds = ("Address", "Article", "Decision", "Snapshot")
    assert told.stdout == f"{[then[f'articles.{kind}'] for kind in kinds]}\n"


def test_r10_each_step_of_an_upgrade_is_made_as_a_whole_or_not_at_all():
    steps = MigrationLoader(None).disk_migrations
    ours = {key: step for key, step in steps.items() if key[0] == "articles"}
    assert len(ours) > 8
    assert [key for key, step in ours.items() if not step.atomic] == []
