"""The disks on which the newsroom keeps its things, and its backups."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django_ox.models import OxTask

from articles.domain import letters
from newsroom.database import marks
from newsroom.monitoring.doctor.finding import Finding, error, said as _, warning
from newsroom.monitoring.doctor.questions import Needs, question
from newsroom.monitoring.doctor.unfinished_tasks import BACKUP, FAILED

# Bytes and shares of a disk.
LITTLE, SCARCE, SHARE = 2_000_000_000, 300_000_000, 0.1
FEW_FILES = 2_000
# Permissions that a folder gives to all users of the host.
OTHERS = 0o007
# A night may be missed; a week may not.
OLD, FAR_TOO_OLD = timedelta(hours=50), timedelta(days=7)
# A trial each month, and some nights on which none was possible.
TRIED_LONG_AGO = timedelta(days=40)


@question("disk-full", "disk-filling", needs=Needs.NOTHING, is_urgent=True)
def disks_have_room() -> Iterator[Finding]:
    for folder in one_of_each_disk():
        disk = os.statvfs(folder)
        free, whole = disk.f_bavail * disk.f_frsize, disk.f_blocks * disk.f_frsize
        left = _(
            "The disk of %(folder)s has %(number)s MB left.",
            folder=folder,
            number=f"{free / 1_000_000:,.0f}",
        )
        advice = (
            _("On a full disk nothing can be stored, and nobody logs in."),
            _("Make room there, or give it more: docs/operating.md, A full disk."),
            str(folder),
        )
        if free < SCARCE and free < whole * SHARE:
            yield error("disk-full", left, *advice)
        elif disk.f_files and disk.f_favail < FEW_FILES:
            files = _(
                "The disk of %(folder)s takes %(number)d more files.",
                folder=folder,
                number=disk.f_favail,
            )
            yield error("disk-full", files, *advice)
        elif free < LITTLE and free < whole * SHARE:
            yield warning("disk-filling", left, *advice)


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
            _("Every user of this machine may look into %(folder)s.", folder=folder),
            _("Drafts, addresses and pictures that aren't public lie there."),
            _("Keep it to the newsroom's own user: chmod o= %(folder)s", folder=folder),
        )


@question("folder-read-only", needs=Needs.NOTHING)
def folders_can_be_written_to() -> Iterator[Finding]:
    media = settings.MEDIA_ROOT
    for folder in (settings.VAR, media, media / "pictures", media / "renditions"):
        if folder.is_dir() and not os.access(folder, os.W_OK | os.X_OK):
            yield error(
                "folder-read-only",
                _("%(folder)s can't be written to.", folder=folder),
                _("Nothing that belongs there can be kept."),
                _(
                    "See that its disk isn't read-only, and run this as the user to "
                    "whom the newsroom belongs."
                ),
                str(folder),
            )


@question("backup-never", "backup-old", needs=Needs.NOTHING)
def backups_are_taken() -> Iterator[Finding]:
    if settings.IS_LOCAL:
        return
    last = marks.last_backup(settings.VAR)
    remedy = _(
        "Take one: %(command)s backup FOLDER – see why the worker makes none at night: "
        "%(command)s tasks, and NEWSROOM_BACKUPS (docs/keeping.md). Those who back up "
        "by other means say so each time: touch %(mark)s",
        command=settings.NEWSROOM_COMMAND,
        mark=settings.VAR / marks.BACKED_UP,
    )
    if last is None:
        yield error(
            "backup-never",
            _("No backup is known of."),
            _("With the disk all texts, pictures and accounts would be lost."),
            remedy,
        )
        return
    age = timezone.now() - datetime.fromtimestamp(last, UTC)
    if age > OLD:
        say = error if age > FAR_TOO_OLD else warning
        yield say(
            "backup-old",
            _("The last backup is %(number)d days old.", number=age.days),
            _("With the disk all would be lost that was done since."),
            remedy,
        )


@question("backup-failed", is_urgent=True)
def the_night_made_a_backup() -> Iterator[Finding]:
    """Ask the queue for the reason; a later backup, by any means, makes up for it."""
    failed = OxTask.objects.filter(task_path=BACKUP, status__in=FAILED)
    newest = failed.order_by("-finished_at").first()
    last = marks.last_backup(settings.VAR) or 0
    if newest and newest.finished_at and newest.finished_at.timestamp() > last:
        yield error(
            "backup-failed",
            _("No backup was made: %(why)s", why=letters.reason_of(newest.errors)),
            _("With the disk all would be lost that was done since the last one."),
            _(
                "Remove the cause, then make one: %(command)s tasks --again (all of "
                "the reason: %(command)s tasks)",
                command=settings.NEWSROOM_COMMAND,
            ),
        )


@question("trial-failed", "trial-old", needs=Needs.NOTHING, is_urgent=True)
def backups_can_be_restored() -> Iterator[Finding]:
    last = marks.last_trial(settings.VAR)
    is_nightly = settings.NEWSROOM_BACKUPS.are_made(is_local=settings.IS_LOCAL)
    if last is None or not is_nightly:
        return
    command = settings.NEWSROOM_COMMAND
    if last.faults:
        yield error(
            "trial-failed",
            _(
                "%(archive)s couldn't be restored on trial: %(fault)s",
                archive=last.archive,
                fault=last.faults[0],
            ),
            _("Nobody knows whether the newsroom would come back from its backups."),
            _(
                "Keep all backups, and remove the cause. Then try it again: "
                "%(command)s backups --try",
                command=command,
            ),
        )
    age = timezone.now() - last.moment
    if age > TRIED_LONG_AGO:
        yield warning(
            "trial-old",
            _("No backup was restored on trial for %(number)d days.", number=age.days),
            _("Whether one can be restored is known only of old ones."),
            _(
                "See which task failed: %(command)s tasks. Then try it again: "
                "%(command)s backups --try",
                command=command,
            ),
        )
