"""The trial restore: a backup goes into a newsroom of its own, and the doctor looks at
that.

It needs as much room as the newsroom does, in a folder that is removed afterwards.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from datetime import timedelta
from tempfile import TemporaryDirectory

from django.conf import settings
from django.utils import timezone

from newsroom.conf import installation
from newsroom.database import marks
from newsroom.management.backups.places import Place

SCRATCH = "trial-"
EVERY = timedelta(days=30)
# Findings of the doctor that tell of contents, not of the machine or of the settings.
OF_CONTENTS = {
    "database-damaged",
    "migrations-pending",
    "picture-lost",
    "rows-damaged",
    "schema-damaged",
}
# Settings of what is outside the trial, which must not touch it.
OUTSIDE = (
    "NEWSROOM_CDN",
    "NEWSROOM_MAIL_URL",
    "NEWSROOM_MEDIA_URL",
    "NEWSROOM_SENTRY_DSN",
    "NEWSROOM_VALKEY",
    "NEWSROOM_WEBSUB_HUB",
)
# Letters of a fault that are kept.
MOST_SAID = 500


def is_due() -> bool:
    """Return whether the last trial failed, was a month ago, or never was."""
    last = marks.last_trial(settings.VAR)
    return not last or bool(last.faults) or timezone.now() - last.moment >= EVERY


def restore_on_trial(place: Place, name: str) -> marks.Trial:
    """Restore the archive apart from the newsroom; note the result for the doctor."""
    begun, started = timezone.now(), time.monotonic()
    faults = restored_apart(place.named(name))
    seconds = round(time.monotonic() - started)
    trial = marks.Trial(name, begun.isoformat(), seconds, faults)
    marks.note_trial(settings.VAR, trial)
    return trial


def restored_apart(archive: str) -> list[str]:
    """Restore the archive into a folder of its own; return what is wrong with it."""
    for left in settings.VAR.glob(f"{SCRATCH}*"):  # by a trial that was killed
        shutil.rmtree(left, ignore_errors=True)
    with TemporaryDirectory(prefix=SCRATCH, dir=settings.VAR) as scratch:
        if fault := restore_into(scratch, archive):
            return [fault]
        asked = run_apart(scratch, "doctor", "--json")
    return faults_in(asked)


def restore_into(scratch: str, archive: str, *options: str) -> str:
    """Restore the archive into this folder; return what went wrong, "" if nothing."""
    if sealed := settings.NEWSROOM_BACKUPS.passphrase_file:
        options += ("--passphrase-file", sealed)
    restored = run_apart(scratch, "restore", archive, "-v0", *options)
    return last_line(restored.stderr) if restored.returncode else ""


def run_apart(scratch: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the newsroom in `scratch`, on a database of SQLite there."""
    environment = {
        name: value for name, value in os.environ.items() if name not in OUTSIDE
    }
    if not settings.NEWSROOM_BACKUPS.bucket:  # from which the archive comes
        environment.pop("NEWSROOM_BACKUPS", None)
    environment["NEWSROOM_VAR"] = scratch
    environment["DATABASE_URL"] = f"sqlite:///{scratch}/db.sqlite3"
    root = str(installation.PACKAGE.parent)
    return subprocess.run(
        [sys.executable, "-P", "-c", installation.WORK, root, *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def faults_in(asked: subprocess.CompletedProcess[str]) -> list[str]:
    try:
        findings = json.loads(asked.stdout)["findings"]
    except (ValueError, KeyError):
        return [f"The doctor couldn't look at it: {last_line(asked.stderr)}"]
    return [one["what"] for one in findings if one["code"] in OF_CONTENTS]


def last_line(said: str) -> str:
    lines = said.strip().splitlines()
    return lines[-1][:MOST_SAID] if lines else "it ended without a word"
