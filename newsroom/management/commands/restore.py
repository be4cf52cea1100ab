"""Put back what `backup` wrote."""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, no_translations
from django.db import DatabaseError, connection

from articles import accounts
from articles.domain import audit
from articles.foundation.faults import Fault, fault_of
from articles.foundation.refusal import Refused
from articles.foundation.schema import note_program
from articles.management.erased import erasures_in, finish_erasing
from articles.models import RecordedDeed
from articles.transfer import backup, erasure
from articles.transfer.archives import Progress, bars
from newsroom.conf.installation import version
from newsroom.database.damage import findings, structure
from newsroom.management.backups.making import extra_files
from newsroom.management.backups.places import Found, archive_named
from newsroom.management.backups.shelving import forget_known
from newsroom.management.erased_files import forget_files
from newsroom.management.passphrases import asked, passphrase_in

# Erasures alone are known from elsewhere.
UNKNOWN = (
    "Nobody here knows what was done after {taken}: accounts that were closed are open "
    "again, with the rights and passwords of then; articles that were withdrawn are "
    "public again, and embargoes that were set are gone. See to it before you start "
    "the newsroom."
)


class Command(BaseCommand):
    help = (
        "Restore an archive of `backup` into an empty database, of either kind, and "
        "its files into NEWSROOM_VAR. Stop the newsroom first."
    )
    # Its tables need not be there.
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "file",
            metavar="FILE",
            help="the archive; a nightly one (NEWSROOM_BACKUPS) by its name alone",
        )
        parser.add_argument(
            "--replace",
            action="store_true",
            help="remove the newsroom that is in the database",
        )
        parser.add_argument(
            "--yes", action="store_true", help="don't ask whether to remove it"
        )
        parser.add_argument(
            "--check", action="store_true", help="only say whether it could be restored"
        )
        parser.add_argument(
            "--moved",
            action="store_true",
            help="the newsroom was stopped for the backup and goes on here: nothing "
            "happened since, so invitations stay good",
        )
        parser.add_argument(
            "--erasures",
            type=Path,
            metavar="FILE",
            help="the list of erased content (default: the one beside the archive)",
        )
        parser.add_argument(
            "--passphrase-file",
            metavar="FILE",
            help="the file that holds the passphrase, instead of asking for it",
        )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, file, verbosity, **options):
        try:
            with archive_named(file) as archive:
                found = self.read(archive, bars(self, verbosity), **options)
        except Refused as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(
                f"Nothing was restored: {error.filename or file} ({error.strerror}). "
                "Name an archive that this user may read, and a NEWSROOM_VAR it may "
                "write to."
            ) from error
        self.warn(found.damaged, found.lost, archive.where)
        done = "It can be restored"
        if isinstance(found, backup.Restored):
            done = "Restored"
            name = archive.path.name
            self.finish(name, found, verbosity, is_moved=options["moved"])
        if verbosity:
            self.stdout.write(
                f"{done}: version {found.version}, taken {found.taken}; {found.rows} "
                f"rows, {found.files} files."
            )

    def read(
        self, archive: Found, progress: Progress, **options
    ) -> backup.Contents | backup.Restored:
        path, stores = archive.path, archive.stores
        passphrase = self.passphrase(path, options["passphrase_file"])
        if options["check"]:
            return backup.examine(path, passphrase, stores=stores, progress=progress)
        refuse_damaged()
        if options["replace"] and not options["yes"]:
            self.ask()
        beside = path.parent / erasure.NAME
        return backup.restore(
            path,
            passphrase=passphrase,
            replaces=options["replace"],
            extra=extra_files(),
            erasures=erasures_in(self, options["erasures"], beside, "the archive"),
            is_moved=options["moved"],
            stores=stores,
            progress=progress,
        )

    def finish(
        self, name: str, found: backup.Restored, verbosity: int, *, is_moved: bool
    ) -> None:
        note_program(version())
        note(name, found)
        self.follow(found)
        if not is_moved:
            # Nothing that is too old by now is served, even for a night.
            call_command("purge", verbosity=0)
        for said in found.settled:
            self.stdout.write(said)
        if verbosity:
            self.stdout.write(
                "The search finds articles as the worker gets to them, the newest "
                "first. To wait for all of them: "
                f"{settings.NEWSROOM_COMMAND} rebuild_search"
            )
            if not is_moved:
                self.stdout.write(UNKNOWN.format(taken=found.taken))
        if said := forgotten_keys():
            self.stdout.write(said)

    def warn(self, damaged: Sequence[str], lost: Sequence[str], place: str) -> None:
        if lost:
            self.stderr.write(
                f"WARNING {len(lost)} pictures and documents aren't there, or not as "
                f"they were: {lost[0]} and others. They lie beside the archive, in "
                f"{place}/files or {place}/files-…: copy these folders, too, and "
                "begin again."
            )
        if damaged:
            self.stderr.write(
                "WARNING The archive is of a database that was damaged then: "
                f"{findings.in_short(damaged)}."
            )

    def follow(self, restored: backup.Restored) -> None:
        """Remove what says something else than the database does now."""
        try:
            forget_pages()
            forget_known()
            forget_files(restored.repeated.words)
        except OSError as error:
            raise CommandError(
                f"All of it is there; but {error.filename} can't be removed "
                f"({error.strerror}), which may say what is no more. Remove it, then "
                f"run: {settings.NEWSROOM_COMMAND} scrub"
            ) from error
        finish_erasing(self, restored.repeated)

    def passphrase(self, path: Path, file: str | None) -> str:
        if file:
            return passphrase_in(file)
        with path.open("rb") as archive:
            return asked() if backup.is_sealed(archive) else ""

    def ask(self) -> None:
        if not sys.stdin.isatty():
            raise CommandError(
                "Nothing was restored: nobody can be asked whether to remove what is "
                "there. If you are sure: --replace --yes"
            )
        name = settings.DATABASES["default"]["NAME"]
        self.stdout.write(f"All that is in the database {name} will be removed.")
        if input("Type “yes” to go on: ").strip().lower() != "yes":
            raise CommandError("Nothing was restored, and nothing was removed.")


def note(name: str, restored: backup.Restored) -> None:
    audit.write_if_possible(
        RecordedDeed.RESTORED,
        command="restore",
        file=name,
        taken=restored.taken,
    )


def refuse_damaged() -> None:
    """Refuse a file of SQLite in which nothing can be replaced any more."""
    if connection.vendor != "sqlite":
        return
    try:
        found = [said for where, said in structure.faults() if not where]
    except DatabaseError as error:
        if fault_of(error) is not Fault.DAMAGED:
            raise
        found = [str(error)]
    if found:
        name = connection.settings_dict["NAME"]
        raise CommandError(
            "Nothing was restored: the database that is there is damaged "
            f"({found[0]}). Stop the newsroom, move {name} away, with {name}-wal and "
            f"{name}-shm if they are there, and run this again: it makes a new file."
        )


def forgotten_keys() -> str:
    """Return what to do if the archive comes from a site with another secret key."""
    void = accounts.void_factors()
    if not void:
        return ""
    return (
        f"{len(void)} second factors are void: another secret key sealed them. Set "
        "NEWSROOM_SECRET_KEY_FALLBACKS to that key; or, if it is lost, take them away: "
        f"{settings.NEWSROOM_COMMAND} reset_factors --void"
    )


def forget_pages() -> None:
    """Remove what was held of the former database; it is made anew."""
    for mark in settings.VAR.glob("mark*"):
        mark.unlink(missing_ok=True)
    shutil.rmtree(settings.VAR / "pages", ignore_errors=True)
