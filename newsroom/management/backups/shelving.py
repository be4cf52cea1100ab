"""Files of the nightly backups that lie on a shelf: known, tried in turn, cleared away.

The files of the last night are noted in NEWSROOM_VAR, so that none is read again.
"""

import logging
from contextlib import suppress
from datetime import date

from django.conf import settings

from articles.foundation.image_files import write_whole
from articles.foundation.refusal import Refused
from articles.transfer import backup
from articles.transfer.archives import (
    Night,
    Shelf,
    Stored,
    line_of,
    refused,
    stored_in,
)
from newsroom.management.backups.places import Place

logger = logging.getLogger(__name__)

# The file of what the last night knew, in NEWSROOM_VAR.
KNOWN = "backed-up-files.jsonl"
# Days in which each file on the shelf is read once.
TURN = 28


def begin(shelf: Shelf, today: date) -> Night:
    """Return tonight's work. A damaged file of the shelf comes anew."""
    for digest in [*shelf.digests()]:
        if int(digest[:8], 16) % TURN == today.toordinal() % TURN:
            remove_if_damaged(shelf, digest)
    return Night(shelf, known_on(shelf))


def remove_if_damaged(shelf: Shelf, digest: str) -> None:
    if not shelf.is_sound(digest):
        logger.warning(
            "A file of the backups was damaged, %s on the shelf %s: it is stored anew "
            "if the newsroom still has it. See to the disk.",
            digest,
            shelf.name,
        )
        with suppress(PermissionError):  # a store from which nothing may be removed
            shelf.remove(digest)


def known_on(shelf: Shelf) -> dict[str, Stored]:
    """Return the files that the last night put on this shelf, by their names."""
    try:
        first, *lines = (settings.VAR / KNOWN).read_bytes().splitlines()
        if first.decode() != shelf.name:
            return {}
        return dict(map(stored_in, lines))
    except (OSError, ValueError, Refused):
        return {}  # all are read again


def note_known(night: Night) -> None:
    lines = [line_of(name, stored) for name, stored in night.kept.items()]
    data = b"%s\n%s" % (night.shelf.name.encode(), b"".join(lines))
    write_whole(settings.VAR / KNOWN, data)


def check(night: Night, contents: backup.Contents) -> None:
    """Refuse a backup of which the shelf lacks a file, or has a new one in pieces."""
    bad = [digest for digest in night.new if not night.shelf.is_sound(digest)]
    for digest in bad:
        with suppress(PermissionError):
            night.shelf.remove(digest)
    if bad or contents.lost:
        raise refused(
            "No backup was made.",
            f"{len(bad) + len(contents.lost)} files that were put beside it can't be "
            "read back.",
            "See to the disk: smartctl --all, and the system's log.",
        )


def clear_away(place: Place, passphrase: str) -> int:
    """Remove from the shelves what no archive of the place needs; return how many.

    Nothing goes while an archive is there that needs files nobody has listed: somebody
    carried it there.
    """
    archives, shelves = {*place.sizes()}, place.shelves()
    listed = {name for shelf in shelves for name in shelf.needed()}
    if any(needs_files(place, name, passphrase) for name in archives - listed):
        logger.warning(
            "An archive in %s came from elsewhere: no file beside the archives is "
            "removed. Move it out, once you don't need it there.",
            place,
        )
        return 0
    return sum(shelf.clear_away(archives) for shelf in shelves)


def needs_files(place: Place, name: str, passphrase: str) -> bool:
    """Return whether an archive names a shelf, or can't be read."""
    with place.fetched(name) as path:
        return backup.shelf_of(path, passphrase) != ""


def forget_known() -> None:
    """Have the next night read all files: they may be others now."""
    with suppress(OSError):
        (settings.VAR / KNOWN).unlink(missing_ok=True)
