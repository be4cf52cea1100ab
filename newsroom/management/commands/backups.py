"""List the nightly backups, or restore the newest on trial."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, no_translations

from newsroom.database import marks
from newsroom.management.backups import nightly, thinning, trial


class Command(BaseCommand):
    help = (
        "List the backups that the worker has made, newest first, and why each is "
        "kept; or restore the newest on trial."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "folder",
            nargs="?",
            type=Path,
            metavar="FOLDER",
            help="another folder than that of NEWSROOM_BACKUPS",
        )
        parser.add_argument(
            "--try",
            action="store_true",
            dest="tries",
            help="restore the newest one into a folder of its own, ask the doctor "
            "about it, and remove it again; the newsroom may be in use",
        )
        parser.add_argument(
            "--if-due",
            action="store_true",
            help="with --try, as each night: only if the last trial failed or was a "
            "month ago; the doctor tells how it went",
        )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, folder, tries, if_due, verbosity, **options):
        folder = folder.absolute() if folder else nightly.place()
        found = thinning.archives(folder) if folder else []
        if if_due and not (found and trial.is_due()):
            return
        if folder is None:
            raise CommandError(
                "No nightly backups are made here. Name a folder, or set "
                "NEWSROOM_BACKUPS to one."
            )
        if not found:
            raise CommandError(f"There is no backup in {folder}.")
        if not tries:
            self.list(found)
            return
        tried = trial.restore_on_trial(found[0].path)
        if tried.faults and not if_due:
            raise CommandError(told(tried))
        if verbosity:
            self.stdout.write(told(tried))

    def list(self, found: list[thinning.Archive]) -> None:
        why = thinning.wanted(found, settings.NEWSROOM_BACKUPS)
        for one in found:
            size = one.path.stat().st_size / 1_000_000
            kept = ", ".join(why.get(one, ["until the next night"]))
            said = f"{one.moment:%Y-%m-%d %H:%M}  {size:10,.1f} MB  {one.path.name}"
            self.stdout.write(f"{said}  {kept}")
        last = marks.last_trial(settings.VAR)
        self.stdout.write(told(last) if last else "None was restored on trial yet.")


def told(tried: marks.Trial) -> str:
    """Return in a sentence how a trial went."""
    at = f"{tried.moment.astimezone():%Y-%m-%d %H:%M}"
    if tried.faults:
        return f"{tried.archive} failed its trial of {at}: {'; '.join(tried.faults)}"
    return (
        f"{tried.archive} was restored on trial at {at}, in {tried.seconds} seconds, "
        "and the doctor found its contents whole."
    )
