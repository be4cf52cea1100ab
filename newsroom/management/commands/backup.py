"""Write the whole newsroom, database and files, into one archive."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, no_translations

from articles.domain import audit
from articles.foundation.refusal import Refused
from articles.models import RecordedDeed
from articles.transfer import backup, erasure
from articles.transfer.archives import bars
from newsroom.conf.installation import build
from newsroom.database import marks
from newsroom.database.damage import findings, structure
from newsroom.management.backup_files import asked, extra_files, passphrase_in


class Command(BaseCommand):
    help = (
        "Write the whole newsroom, database and files, into one archive, as it is at "
        "this moment. It may be in use meanwhile."
    )
    # It has to work before an upgrade, too, whatever the new code finds.
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "file",
            nargs="?",
            metavar="FILE",
            help="the archive, or a folder for it; without: backups/ in NEWSROOM_VAR",
        )
        parser.add_argument(
            "--encrypt",
            action="store_true",
            help="ask for a passphrase to seal it with",
        )
        parser.add_argument(
            "--passphrase-file",
            metavar="FILE",
            help="seal it with what this file holds",
        )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, file, encrypt, passphrase_file, verbosity, **options):
        passphrase = passphrase_in(passphrase_file) if passphrase_file else ""
        if encrypt and not passphrase:
            passphrase = asked(twice=True)
        damage = known_damage()
        path = place_of(file, is_sealed=bool(passphrase), is_damaged=bool(damage))
        try:
            taken = backup.take(
                path,
                version=build(),
                passphrase=passphrase,
                extra=extra_files(),
                damage=damage,
                progress=bars(self, verbosity),
            )
        except Refused as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(
                f"No backup was made: {path} can't be written ({error.strerror}). Make "
                "room there, let this user write there, or name another file."
            ) from error
        self.warn(taken)
        write_list_beside(path)
        audit.write_if_possible(
            RecordedDeed.BACKED_UP, command="backup", file=path.name, rows=taken.rows
        )
        if damage:
            raise CommandError(
                f"{path} is there, but it is of a damaged database "
                f"({findings.in_short(damage)}), and says so. Keep all backups from "
                "before (docs/keeping.md, Damage), and run: "
                f"{settings.NEWSROOM_COMMAND} doctor"
            )
        self.note()
        if verbosity:
            self.stdout.write(
                f"{path}: {taken.rows} rows, {taken.files} files, "
                f"{taken.bytes / 1_000_000:.1f} MB."
            )

    def note(self) -> None:
        """Let the doctor know; the backup is there whether or not it does."""
        try:
            marks.note_backup(settings.VAR)
        except OSError as error:
            self.stderr.write(
                f"WARNING The doctor won't know of it: {error.filename} can't be "
                f"written ({error.strerror})."
            )

    def warn(self, taken: backup.Taken) -> None:
        if taken.lost:
            self.stderr.write(
                f"WARNING Not in the backup, as the disk hasn't got it: {taken.lost[0]}"
                f" and {len(taken.lost) - 1} more. Put it back from an earlier one."
            )
        if taken.strangers:
            self.stderr.write(
                f"WARNING Not in the backup: the tables of {', '.join(taken.strangers)}"
                ". Install these plug-ins, or let them in, and take another one."
            )


def write_list_beside(archive: Path) -> None:
    path = archive.parent / erasure.NAME
    try:
        erasure.write_list(path, erasure.known())
    except (Refused, OSError) as error:
        raise CommandError(
            f"The backup is there, but not the list of what was erased beside it, in "
            f"{path}: {error}"
        ) from error


def known_damage() -> list[str]:
    """Return what the database says of itself now, and what the last night found."""
    found = []
    if not structure.why_not():
        found += [" ".join(one).strip() for one in structure.faults()]
    with suppress(ValueError, TypeError, KeyError):  # the doctor says so
        found += [f"{one.table}, key {one.key}" for one in findings.read()]
    return found


def place_of(file: str | None, *, is_sealed: bool, is_damaged: bool) -> Path:
    """Return the archive's path, which nothing has yet. By another name one of damage
    is no reason to delete a sound one.
    """
    # By the clock of this machine, as its files are.
    moment = f"{datetime.now():%Y-%m-%d-%H%M%S}"
    begin = "damaged-newsroom" if is_damaged else "newsroom"
    name = f"{begin}-{moment}.{'sealed' if is_sealed else 'tar'}"
    path = Path(file).absolute() if file else settings.VAR / "backups" / name
    if path.is_dir():
        path = path / name
    if path.exists():
        raise CommandError(
            f"No backup was made: {path} is there already. Name another file, or a "
            "folder."
        )
    return path
