"""Write the whole newsroom, database and files, into one archive."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, no_translations

from articles.foundation.image_files import make_folder
from articles.foundation.refusal import Refused
from articles.transfer.archives import bars
from newsroom.database import marks
from newsroom.database.damage import findings
from newsroom.management.backups.making import Made, make
from newsroom.management.backups.nightly import back_up
from newsroom.management.passphrases import asked, passphrase_in


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

        parser.add_argument(
            "--nightly",
            action="store_true",
            help="as the worker does each night: into the folder of NEWSROOM_BACKUPS, "
            "read back, and earlier ones thinned out; nothing where none are made",
        )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, nightly, verbosity, **options):
        try:
            made = back_up() if nightly else self.make(verbosity, **options)
        except Refused as error:
            raise CommandError(str(error)) from error
        if made is None:
            return
        if made.damage:
            raise CommandError(
                f"{made.at} is there, but it is of a damaged database "
                f"({findings.in_short(made.damage)}), and says so. Keep all backups "
                "from before (docs/keeping.md, Damage), and run: "
                f"{settings.NEWSROOM_COMMAND} doctor"
            )
        self.note()
        if verbosity:
            taken = made.taken
            self.stdout.write(
                f"{made.at}: {taken.rows} rows, {taken.files} files, "
                f"{taken.bytes / 1_000_000:.1f} MB."
            )

    def make(self, verbosity, *, file, encrypt, passphrase_file, **options) -> Made:
        place = Path(file).absolute() if file else settings.VAR / "backups"
        if not file:
            make_folder(place)
        passphrase = passphrase_in(passphrase_file) if passphrase_file else ""
        if encrypt and not passphrase:
            passphrase = asked(twice=True)
        return make(
            place,
            command="backup",
            passphrase=passphrase,
            warn=lambda said: self.stderr.write(f"WARNING {said}"),
            progress=bars(self, verbosity),
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
