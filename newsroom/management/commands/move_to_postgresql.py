"""Copy the newsroom's database from SQLite into PostgreSQL, and compare the two."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, no_translations
from django.db import connection

from articles.foundation.refusal import Refused
from articles.transfer import backup, erasure
from articles.transfer.archives import bars
from newsroom.conf.installation import WORK, build


class Command(BaseCommand):
    help = (
        "Copy the database from SQLite into an empty PostgreSQL and compare them table "
        "by table. Nothing is switched. Stop the newsroom first."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "url", metavar="URL", help="postgres://user:password@host/name"
        )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, url, verbosity, **options):
        if connection.vendor != "sqlite":
            raise CommandError(
                "Nothing was moved: the newsroom's database is PostgreSQL already. To "
                "copy it elsewhere use backup and restore."
            )
        if not url.startswith(("postgres://", "postgresql://")):
            raise CommandError(
                f"Nothing was moved: {url} is no address of a PostgreSQL. Write it as "
                "postgres://user:password@host/name"
            )
        before = changes()
        with tempfile.TemporaryDirectory(prefix="moving-", dir=settings.VAR) as folder:
            archive = Path(folder) / "newsroom.tar"
            rows = self.take(archive, verbosity)
            if code := restore_elsewhere(archive, url, verbosity):
                raise SystemExit(code)  # its last line says why
        if changes() != before:
            raise CommandError(
                "Somebody wrote into SQLite meanwhile, so the copy lacks that. Stop "
                "the newsroom, take another empty PostgreSQL, then begin again."
            )
        if verbosity:
            self.stdout.write(
                f"{rows} rows were copied and compared; nothing is switched. Now set "
                "DATABASE_URL to this address where the other settings are, and start "
                "the newsroom. The file of SQLite stays as it is."
            )

    def take(self, archive: Path, verbosity: int) -> int:
        """Write the database without files, which stay where they are."""
        progress = bars(self, verbosity)
        try:
            taken = backup.take(
                archive,
                version=build(),
                has_files=False,
                is_moved=True,
                progress=progress,
            )
            # Nothing was erased since.
            erasure.write_list(archive.with_name(erasure.NAME), [])
        except Refused as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(
                f"Nothing was moved: {archive.parent} can't be written "
                f"({error.strerror}). The copy is made there on its way; make room."
            ) from error
        return taken.rows


def changes() -> int:
    """Return what is another number once somebody else has written."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA data_version")
        return cursor.fetchone()[0]


def restore_elsewhere(archive: Path, url: str, verbosity: int) -> int:
    """Restore in a process whose database is the other one; return how it ended."""
    root = str(Path(__file__).resolve().parents[3])
    quiet = f"--verbosity={0 if verbosity == 0 else 1}"
    done = subprocess.run(
        [
            sys.executable,
            "-P",
            "-c",
            WORK,
            root,
            "restore",
            str(archive),
            "--moved",
            quiet,
        ],
        env=os.environ | {"DATABASE_URL": url},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    return done.returncode
