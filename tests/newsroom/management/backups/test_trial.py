"""A backup is restored on trial into a newsroom of its own, which the doctor sees."""

import os
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from articles.models import Image
from newsroom.database import marks
from newsroom.management.backups import trial
from newsroom.management.backups.places import InFolder
from newsroom.worker.tasks import try_backup
from tests.support.factories import draft, picture

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def var(settings, tmp_path, monkeypatch):
    """The folder of a newsroom for the public."""
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    settings.VAR, settings.IS_LOCAL = tmp_path / "var", False
    settings.VAR.mkdir()
    settings.MEDIA_ROOT = settings.VAR / "media"
    return settings.VAR


@pytest.fixture
def archive(var):
    draft(headline="Kabel im Watt")
    call_command("backup", nightly=True, verbosity=0)
    [path] = (var / "backups").glob("newsroom-*")
    return path


def test_a_sound_one_passes_and_leaves_nothing(var, archive):
    before = connection.connection
    try_backup.func()
    last = marks.last_trial(var)
    assert (last.archive, last.faults) == (archive.name, [])
    assert not [*var.glob("trial-*")]
    assert connection.connection is before


def test_it_comes_again_after_a_month_or_a_fault(var, archive, monkeypatch):
    ran = []
    monkeypatch.setattr(trial, "restored_apart", lambda path: ran.append(path) or [])
    try_backup.func()
    try_backup.func()
    assert ran == [str(archive)]
    at = timezone.now() - timedelta(days=31)
    marks.note_trial(var, marks.Trial(archive.name, at.isoformat(), 1))
    try_backup.func()
    marks.note_trial(var, marks.Trial(archive.name, at.isoformat(), 1, ["cut off"]))
    try_backup.func()
    assert ran == [str(archive)] * 3


@pytest.mark.long
def test_one_that_is_cut_off_fails_it(var, archive):
    os.truncate(archive, archive.stat().st_size // 2)
    with pytest.raises(CommandError, match=r"failed its trial of .*damaged or cut off"):
        call_command("backups", tries=True)
    assert "damaged or cut off" in marks.last_trial(var).faults[0]
    call_command("backups", tries=True, if_due=True)  # the doctor tells


@pytest.mark.long
def test_a_picture_that_the_backup_lacks_fails_it(var):
    kept = picture()
    Image.objects.get().file.storage.delete(kept.file.name)
    call_command("backup", nightly=True, verbosity=0)
    with pytest.raises(CommandError, match="failed its trial"):
        call_command("backups", tries=True)


def test_what_a_killed_trial_left_goes(var, archive, monkeypatch):
    (var / "trial-x").mkdir()
    (var / "trial-x" / "db.sqlite3").touch()
    seen = []

    def refused(scratch, *_command):
        seen.extend(path.name for path in var.glob("trial-*"))
        return Ended(1, "", "no room\n")

    monkeypatch.setattr(trial, "run_apart", refused)
    assert trial.restore_on_trial(InFolder(archive.parent), archive.name).faults == [
        "no room"
    ]
    assert len(seen) == 1
    assert seen != ["trial-x"]


class Ended:
    """An ended process."""

    def __init__(self, returncode, stdout, stderr):
        self.returncode, self.stdout, self.stderr = returncode, stdout, stderr


def test_a_doctor_who_is_silent_is_a_fault():
    assert trial.faults_in(Ended(1, "", "Traceback\nboom\n")) == [
        "The doctor couldn't look at it: boom"
    ]


def test_only_findings_about_contents_count():
    said = (
        '{"findings": [{"code": "worker-away", "what": "a"},'
        ' {"code": "rows-damaged", "what": "b"}]}'
    )
    assert trial.faults_in(Ended(1, said, "")) == ["b"]


def test_nothing_that_machines_share_is_known_to_it(monkeypatch, tmp_path):
    seen = {}

    def run(_command, *, env, **_options):
        seen.update(env)

    monkeypatch.setenv("NEWSROOM_MEDIA_URL", "s3://a:b@bucket/x")
    monkeypatch.setenv("NEWSROOM_BACKUPS", "/mnt/disk")
    monkeypatch.setenv("DATABASE_URL", "postgres://newsroom@localhost/live")
    monkeypatch.setattr(trial.subprocess, "run", run)
    trial.run_apart(str(tmp_path), "doctor")
    assert not {*trial.OUTSIDE, "NEWSROOM_BACKUPS"} & set(seen)
    assert seen["DATABASE_URL"] == f"sqlite:///{tmp_path}/db.sqlite3"
    assert seen["NEWSROOM_VAR"] == str(tmp_path)


def test_the_list_says_what_there_is_and_why(var, archive, capsys):
    call_command("backups")
    first, last = capsys.readouterr().out.splitlines()
    assert archive.name in first
    assert first.endswith("days, weeks, months")
    assert last == "None was restored on trial yet."
    marks.note_trial(var, marks.Trial(archive.name, timezone.now().isoformat(), 7))
    call_command("backups")
    assert "in 7 seconds, and the doctor found" in capsys.readouterr().out


def test_without_backups_it_says_what_to_do(var, settings):
    with pytest.raises(CommandError, match="There is no backup in"):
        call_command("backups")
    settings.IS_LOCAL = True
    with pytest.raises(CommandError, match="set NEWSROOM_BACKUPS to one"):
        call_command("backups")
