"""The disks on which the newsroom keeps its things, and its backups."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from newsroom.database import marks
from newsroom.monitoring.doctor.finding import Finding, error, warning
from newsroom.monitoring.doctor.questions import Needs, question

# Bytes and shares of a disk.
LITTLE, SCARCE, SHARE = 2_000_000_000, 300_000_000, 0.1
FEW_FILES = 2_000
# Permissions that a folder gives to all users of the host.
OTHERS = 0o007
# A night may be missed; a week may not.
OLD, FAR_TOO_OLD = timedelta(hours=50), timedelta(days=7)
# A trial each month, and some nights on which none was possible.
TRIED_LONG_AGO = timedelta(days=40)


@question("disk-full", "disk-filling", needs=Needs.NOTHING)
def disks_have_room() -> Iterator[Finding]:
    for folder in one_of_each_disk():
        disk = os.statvfs(folder)
        free, whole = disk.f_bavail * disk.f_frsize, disk.f_blocks * disk.f_frsize
        why = "On a full disk nothing can be stored, and nobody logs in."
        remedy = "Make room there, or give it more: docs/operating.md, A full disk."
        left = f"{free / 1_000_000:,.0f} MB"
        if free < SCARCE and free < whole * SHARE:
            yield error(
                "disk-full", f"The disk of {folder} has {left} left.", why, remedy
            )
        elif disk.f_files and disk.f_favail < FEW_FILES:
            said = f"The disk of {folder} takes {disk.f_favail} more files."
            yield error("disk-full", said, why, remedy)
        elif free < LITTLE and free < whole * SHARE:
            yield warning(
                "disk-filling", f"The disk of {folder} has {left} left.", why, remedy
            )


def one_of_each_disk() -> list[Path]:
    """Return the folders that matter, one for each disk on which they are."""
    folders = [settings.VAR]
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        # As the connection has it: tests have another one than the settings.
        folders.insert(0, Path(connection.settings_dict["NAME"]).absolute().parent)
    found = {one.stat().st_dev: one for one in folders if one.is_dir()}
    return list(found.values())


@question("open-to-others", needs=Needs.NOTHING)
def nobody_else_reads_its_files() -> Iterator[Finding]:
    folder = settings.VAR
    if folder.is_dir() and folder.stat().st_mode & OTHERS:
        yield warning(
            "open-to-others",
            f"Every user of this machine may look into {folder}.",
            "Drafts, addresses and pictures that aren't public lie there.",
            f"Keep it to the newsroom's own user: chmod o= {folder}",
        )


@question("folder-read-only", needs=Needs.NOTHING)
def folders_can_be_written_to() -> Iterator[Finding]:
    media = settings.MEDIA_ROOT
    for folder in (settings.VAR, media, media / "pictures", media / "renditions"):
        if folder.is_dir() and not os.access(folder, os.W_OK | os.X_OK):
            yield error(
                "folder-read-only",
                f"{folder} can't be written to.",
                "Nothing that belongs there can be kept.",
                "See that its disk isn't read-only, and run this as the user to whom "
                "the newsroom belongs.",
            )


@question("backup-never", "backup-old", needs=Needs.NOTHING)
def backups_are_taken() -> Iterator[Finding]:
    if settings.IS_LOCAL:
        return
    last = marks.last_backup(settings.VAR)
    remedy = (
        f"Take one: {settings.NEWSROOM_COMMAND} backup FOLDER – see why the worker "
        f"makes none at night: {settings.NEWSROOM_COMMAND} tasks, and NEWSROOM_BACKUPS "
        "(docs/keeping.md). Those who back up by other means say so each time: touch "
        f"{settings.VAR / marks.BACKED_UP}"
    )
    if last is None:
        yield error(
            "backup-never",
            "No backup is known of.",
            "With the disk all texts, pictures and accounts would be lost.",
            remedy,
        )
        return
    age = timezone.now() - datetime.fromtimestamp(last, UTC)
    if age > OLD:
        say = error if age > FAR_TOO_OLD else warning
        yield say(
            "backup-old",
            f"The last backup is {age.days} days old.",
            "With the disk all would be lost that was done since.",
            remedy,
        )


@question("trial-failed", "trial-old", needs=Needs.NOTHING)
def backups_can_be_restored() -> Iterator[Finding]:
    last = marks.last_trial(settings.VAR)
    is_nightly = settings.NEWSROOM_BACKUPS.are_made(is_local=settings.IS_LOCAL)
    if last is None or not is_nightly:
        return
    again = f"Then try it again: {settings.NEWSROOM_COMMAND} backups --try"
    if last.faults:
        yield error(
            "trial-failed",
            f"{last.archive} couldn't be restored on trial: {last.faults[0]}",
            "Nobody knows whether the newsroom would come back from its backups.",
            f"Keep all backups, and remove the cause. {again}",
        )
    age = timezone.now() - last.moment
    if age > TRIED_LONG_AGO:
        yield warning(
            "trial-old",
            f"No backup was restored on trial for {age.days} days.",
            "Whether one can be restored is known only of old ones.",
            f"See which task failed: {settings.NEWSROOM_COMMAND} tasks. {again}",
        )
