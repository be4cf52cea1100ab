"""Disks, static files and backups that want looking after are found."""

import os
import shutil
import subprocess
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_ox.models import OxTask

from newsroom.database import marks
from newsroom.worker.tasks import back_up
from tests.newsroom.database.test_disk import mount
from tests.newsroom.monitoring.doctor.examined import (
    found,
    is_error,
    is_warning,
    make_machine,
    make_public,
)


@pytest.fixture(autouse=True)
def machine(settings, tmp_path) -> Path:
    make_public(settings)
    make_machine(settings, tmp_path / "var")
    return tmp_path / "var"


@pytest.fixture
def small(tmp_path, settings):
    """A disk of 8 MB."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount("-t", "tmpfs", "-o", "size=8m,nr_inodes=100000", "tmpfs", folder)
    settings.VAR = folder
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


def age(file: Path, days: float) -> None:
    then = timezone.now().timestamp() - days * 86_400
    os.utime(file, (then, then))


def test_of_a_machine_that_is_well_nothing_is_found():
    for code in ("folder-read-only", "static-missing", "static-old", "backup-old"):
        assert found(code) == []


def test_a_disk_that_is_nearly_full(small):
    assert found("disk-full") == []
    (small / "ballast").write_bytes(bytes(7_800_000))
    is_error("disk-full", what=f"The disk of {small} has", remedy="Make room")


def test_a_disk_that_takes_few_more_files(small):
    subprocess.run(["mount", "-o", "remount,nr_inodes=50", small], check=True)
    is_error("disk-full", what="more files", remedy="Make room")


def test_a_disk_that_fills(monkeypatch, machine):
    disk = os.statvfs(machine)
    # So much is free on a disk of some terabytes, which no test can fill.
    monkeypatch.setattr("newsroom.monitoring.doctor.asked_of_the_machine.SHARE", 1.1)
    free = disk.f_bavail * disk.f_frsize
    monkeypatch.setattr(
        "newsroom.monitoring.doctor.asked_of_the_machine.LITTLE", free * 2
    )
    monkeypatch.setattr("newsroom.monitoring.doctor.asked_of_the_machine.SCARCE", 0)
    found_there = found("disk-filling")
    assert f"{machine} " in " ".join(str(one.what) for one in found_there)
    assert all("A full disk" in one.remedy for one in found_there)


def test_a_folder_that_all_users_may_look_into(machine):
    machine.chmod(0o750)
    assert found("open-to-others") == []
    machine.chmod(0o755)
    remedy = f"chmod o= {machine}"
    is_warning("open-to-others", what=f"may look into {machine}", remedy=remedy)


def test_a_folder_on_a_read_only_disk(small):
    subprocess.run(["mount", "-o", "remount,ro", small], check=True)
    remedy = "See that its disk isn't read-only"
    is_error("folder-read-only", what=f"{small} can't be written to", remedy=remedy)


def test_static_files_that_were_never_collected(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "nothing"
    remedy = "collectstatic --noinput"
    is_error("static-missing", what="static files are missing", remedy=remedy)


def test_a_static_file_of_another_version(settings):
    file = Path(settings.STATIC_ROOT) / "articles/tokens.css"
    file.write_text(":root {}")
    what = "cut off or of another version: articles/tokens.css"
    is_error("static-old", what=what, remedy="collectstatic --noinput")


@pytest.fixture
def sheet(settings, collected, tmp_path) -> Path:
    """All as it is collected; return a sheet under the name that pages ask for."""
    backend = "articles.site.shared.static_files.whole.WholeStaticFilesStorage"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": backend}}
    settings.STATIC_ROOT = tmp_path / "linked"
    shutil.copytree(collected, settings.STATIC_ROOT, copy_function=os.link)
    [file] = settings.STATIC_ROOT.glob("admin/css/base.????????????.css")
    return file


def test_r47_static_files_as_pages_ask_for_them(sheet):
    assert found("static-missing") == found("static-old") == []
    sheet.unlink()
    what = f"1 static files are missing in {sheet.parents[2]}: admin/css/{sheet.name}."
    is_error("static-missing", what=what, remedy="collectstatic --noinput")
    sheet.write_text(":root {}")
    what = f"1 static files are cut off or of another version: admin/css/{sheet.name}."
    is_error("static-old", what=what, remedy="collectstatic --noinput")


def test_a_newsroom_without_a_backup(machine):
    (machine / marks.BACKED_UP).unlink()
    is_error("backup-never", what="No backup is known of", remedy="backup FOLDER")


@pytest.mark.parametrize(("days", "judged"), [(3, is_warning), (9, is_error)])
def test_a_backup_that_is_too_old(machine, days, judged):
    age(machine / marks.BACKED_UP, days)
    judged("backup-old", what=f"is {days} days old", remedy="touch ")


def note_trial(machine, *faults, days=0):
    at = (timezone.now() - timedelta(days=days)).isoformat()
    marks.note_trial(machine, marks.Trial("newsroom-x.tar", at, 9, [*faults]))


def test_a_backup_that_failed_its_trial(machine):
    assert found("trial-failed") == []
    note_trial(machine)
    assert found("trial-failed") == found("trial-old") == []
    note_trial(machine, "The archive is cut off.")
    what = "newsroom-x.tar couldn't be restored on trial: The archive is cut off."
    is_error("trial-failed", what=what, remedy="backups --try")


def test_a_trial_of_long_ago(machine, settings):
    note_trial(machine, days=41)
    is_warning("trial-old", what="for 41 days", remedy="backups --try")
    settings.NEWSROOM_BACKUPS = replace(settings.NEWSROOM_BACKUPS, place="none")
    assert found("trial-old") == []


def test_an_archive_beside_the_data_counts_by_itself(machine):
    (machine / marks.BACKED_UP).unlink()
    archive = machine / "backups" / "newsroom-2026-01-01-000000.tar"
    archive.parent.mkdir()
    archive.touch()
    assert found("backup-never") == []
    age(archive, days=3)
    assert found("backup-old")


@pytest.mark.django_db(transaction=True)
def test_each_backup_is_noted_wherever_it_is(machine, tmp_path):
    (machine / marks.BACKED_UP).unlink()
    call_command("backup", str(tmp_path / "elsewhere.tar"), verbosity=0)
    last = marks.last_backup(machine)
    assert last
    assert timezone.now().timestamp() - last < timedelta(minutes=5).total_seconds()


@pytest.mark.django_db
def test_a_night_that_made_no_backup(machine):
    errors = [{"exception_class_path": "x.Y", "traceback": "x.Y: No folder there.\n"}]
    task = OxTask.objects.get(pk=back_up.enqueue().id)
    OxTask.objects.filter(pk=task.pk).update(
        status=OxTask.Status.FAILED, finished_at=timezone.now(), errors=errors
    )
    age(machine / marks.BACKED_UP, 1)
    is_error("backup-failed", what="No folder there.", remedy="tasks --again")
    assert found("tasks-failed") == []  # it isn't said twice
    age(machine / marks.BACKED_UP, -1)
    assert found("backup-failed") == []
