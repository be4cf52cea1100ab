"""The backup of each night: made, checked, and only then others are removed."""

import fcntl
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from django.conf import settings
from django.utils import timezone

from articles.foundation.refusal import Refused
from articles.transfer import backup
from articles.transfer.archives import Night, for_writing, refused
from newsroom.management.backups import shelving
from newsroom.management.backups.making import Made, make
from newsroom.management.backups.places import InBucket, Place, place
from newsroom.management.backups.thinning import thin_out
from newsroom.management.passphrases import passphrase_in

logger = logging.getLogger(__name__)

LOCK = "backup.lock"


def back_up() -> Made | None:
    """Make a backup and read it back; None where none are to be made.

    Raises `Refused`. Earlier ones are thinned out only after one of a sound newsroom.
    """
    there = place()
    if there is None:
        return None
    there.prepare()
    try:
        with alone():
            return made_in(there, passphrase_for_all())
    except OSError as error:
        raise refused(
            "No backup was made.",
            f"{there} can't be used ({error.strerror or error}).",
            "See to NEWSROOM_BACKUPS, and that this user may read and write there.",
        ) from error


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


def made_in(there: Place, passphrase: str) -> Made:
    shelf = for_writing(there.stores, passphrase)
    night = shelving.begin(shelf, timezone.localdate())
    with there.writing() as folder:
        made = make(
            folder,
            command="worker",
            passphrase=passphrase,
            night=night,
            warn=logger.warning,
        )
        check(made, there, passphrase, night)
        there.keep(made.path)
    shelving.note_known(night)
    if not made.damage:
        remove_old(there, passphrase)
    return replace(made, at=f"{there}/{made.path.name}")


def remove_old(there: Place, passphrase: str) -> None:
    try:
        thin_out(there, settings.NEWSROOM_BACKUPS)
        shelving.clear_away(there, passphrase)
    except OSError as error:
        if not (isinstance(error, PermissionError) and isinstance(there, InBucket)):
            raise refused(
                "The backup is there, but old ones stay.",
                f"They can't be removed from {there} ({error.strerror or error}).",
                "Let the newsroom's user remove files there.",
            ) from error
        logger.warning(
            "Nothing may be removed from %s (%s): old backups stay until the store "
            "ends them.",
            there,
            error.strerror,
        )


def passphrase_for_all() -> str:
    file = settings.NEWSROOM_BACKUPS.passphrase_file
    return passphrase_in(file) if file else ""


def check(made: Made, there: Place, passphrase: str, night: Night) -> None:
    """Read all of the archive, and what came to its shelf; remove it if it couldn't be
    restored.
    """
    try:
        found = backup.examine(made.path, passphrase, stores=there.stores)
        shelving.check(night, found)
    except Refused as error:
        made.path.unlink(missing_ok=True)
        raise refused(
            "No backup was made.",
            f"What was written to {made.path} can't be read back: {error.why}",
            "See to the disk: smartctl --all, and the system's log.",
        ) from error
