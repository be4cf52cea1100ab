"""The backup of each night: made, checked, and only then others are removed."""

import fcntl
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from articles.foundation.image_files import make_folder
from articles.foundation.refusal import Refused
from articles.transfer import backup
from articles.transfer.archives import Night, for_writing, refused
from newsroom.management.backups import shelving
from newsroom.management.backups.making import Made, make
from newsroom.management.backups.thinning import thin_out
from newsroom.management.passphrases import passphrase_in

logger = logging.getLogger(__name__)

LOCK = "backup.lock"


def back_up() -> Made | None:
    """Make a backup and read it back; None where none are to be made.

    Raises `Refused`. Earlier ones are thinned out only after one of a sound newsroom.
    """
    folder = place()
    if folder is None:
        return None
    prepare(folder)
    with alone():
        return made_in(folder, passphrase_for_all())


@contextmanager
def alone() -> Iterator[None]:
    """Keep a second process from it: each removes what the other has just stored."""
    with (settings.VAR / LOCK).open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise refused(
                "No backup was made.",
                "The one of this night is being made just now.",
                "Wait for it, then look: newsroom backups",
            ) from None
        yield


def made_in(folder: Path, passphrase: str) -> Made:
    shelf = for_writing(shelving.stores_in(folder), passphrase)
    night = shelving.begin(shelf, timezone.localdate())
    made = make(
        folder,
        command="worker",
        passphrase=passphrase,
        night=night,
        warn=logger.warning,
    )
    check(made.path, passphrase, night)
    shelving.note_known(night)
    if not made.damage:
        thin_out(folder, settings.NEWSROOM_BACKUPS)
        shelving.clear_away(folder, lambda path: backup.shelf_of(path, passphrase))
    return made


def place() -> Path | None:
    return settings.NEWSROOM_BACKUPS.folder(settings.VAR, is_local=settings.IS_LOCAL)


def passphrase_for_all() -> str:
    file = settings.NEWSROOM_BACKUPS.passphrase_file
    return passphrase_in(file) if file else ""


def prepare(folder: Path) -> None:
    """Make the newsroom's own folder. Another one has to be there: a disk that isn't
    mounted would leave the backups on that of the newsroom.
    """
    if folder.is_relative_to(settings.VAR):
        make_folder(folder)
    elif not folder.is_dir():
        raise refused(
            "No backup was made.",
            f"There is no folder {folder}.",
            "Mount its disk, or make the folder for the newsroom's own user, or set "
            "NEWSROOM_BACKUPS to another one.",
        )


def check(path: Path, passphrase: str, night: Night) -> None:
    """Read all of the archive, and what came to its shelf; remove it if it couldn't be
    restored.
    """
    try:
        shelving.check(night, backup.examine(path, passphrase))
    except Refused as error:
        path.unlink(missing_ok=True)
        raise refused(
            "No backup was made.",
            f"What was written to {path} can't be read back: {error.why}",
            "See to the disk: smartctl --all, and the system's log.",
        ) from error
