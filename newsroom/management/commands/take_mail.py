"""Take a mail that a mail server brings, or those that wait in a Maildir."""

import logging
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.core.management.base import BaseCommand, CommandError, no_translations
from django.db import DatabaseError, InterfaceError

from articles.domain import incoming_mail
from articles.inbox import incoming as incoming  # it takes mail, too
from articles.site import alerts as alerts  # and hears what comes back of its letters
from newsroom.database.faults import in_words, why_not

logger = logging.getLogger(__name__)

# Seconds after which a mail counts as one that nobody can read.
DEADLINE = 60
CHUNK = 65_536
# Marks of a Maildir: seen, and seen but not taken.
TAKEN, REFUSED = ":2,S", ":2,FS"


class Command(BaseCommand):
    help = (
        "Take a mail from standard input, as a mail server brings it, or each one that "
        "is new in a Maildir. Exit codes as in sysexits.h: 0 taken, 65 unreadable, 67 "
        "for nobody here, 69 too large, 75 try again later."
    )
    # It is run for each mail.
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--recipient",
            default="",
            metavar="ADDRESS",
            help="for whom it is (default: X-Original-To or Delivered-To in the mail)",
        )
        parser.add_argument(
            "--maildir",
            type=Path,
            metavar="FOLDER",
            help="take each mail in FOLDER/new, and move it to FOLDER/cur",
        )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, recipient, maildir, verbosity, **options):
        if maildir is None:
            taken(read(sys.stdin.buffer), recipient)
            return
        if not (maildir / "new").is_dir() or not (maildir / "cur").is_dir():
            raise CommandError(
                f"{maildir} is no Maildir that can be read: there are no new/ and cur/ "
                "in it. Name the folder above them."
            )
        self.empty(maildir, recipient, verbosity)

    def empty(self, maildir: Path, recipient: str, verbosity: int) -> None:
        """Take them all; stop where the next one would fail in the same way."""
        number, refused = 0, 0
        for path in sorted(filter(Path.is_file, (maildir / "new").iterdir())):
            mark = TAKEN
            try:
                with path.open("rb") as file:
                    taken(read(file), recipient)
            except CommandError as error:
                if error.returncode == os.EX_TEMPFAIL:
                    raise
                self.stderr.write(f"{path.name}: {error}")
                mark, refused = REFUSED, refused + 1
            number += 1
            path.rename(maildir / "cur" / f"{path.name.partition(':')[0]}{mark}")
        if verbosity:
            self.stdout.write(f"Taken: {number - refused}, refused: {refused}")
        if refused:
            raise CommandError(
                f"{refused} mails were refused, for the reasons above; they are in "
                f"{maildir / 'cur'}, flagged.",
                returncode=os.EX_DATAERR,
            )


def read(file: BinaryIO) -> bytes:
    """Return the mail; one that is too large is read to its end, as pipes want it."""
    raw = file.read(incoming_mail.MOST_BYTES + 1)
    if len(raw) > incoming_mail.MOST_BYTES:
        while file.read(CHUNK):
            pass
        most = incoming_mail.MOST_BYTES // 1_000_000
        raise CommandError(
            f"The mail was not taken: it is larger than {most} MB. Send large files in "
            "another way.",
            returncode=os.EX_UNAVAILABLE,
        )
    return raw


def taken(raw: bytes, recipient: str) -> None:
    """Take a mail; raises CommandError with the code that the mail server is told."""
    try:
        with deadline():
            arrival = incoming_mail.read(raw, recipient=recipient)
        incoming_mail.give(arrival)
    except incoming_mail.NobodyTakes as error:
        raise refusal(error, os.EX_NOUSER) from error
    except incoming_mail.NotTaken as error:
        raise refusal(error, os.EX_DATAERR) from error
    except (DatabaseError, InterfaceError, OSError) as error:
        why = in_words(error, why_not()) or f"{type(error).__name__}: {error}"
        raise later(why) from error
    except Exception as error:
        # The code is at fault, and the mail must not be lost for that.
        logger.exception("A mail could not be taken.")
        raise later(f"{type(error).__name__}; the log says more.") from error


def refusal(error: Exception, code: int) -> CommandError:
    return CommandError(f"The mail was not taken: {error}", returncode=code)


def later(why: str) -> CommandError:
    said = f"The mail was not taken, and should come again: {why}"
    return CommandError(said, returncode=os.EX_TEMPFAIL)


@contextmanager
def deadline() -> Iterator[None]:
    """End what takes too long: some mails are made to take hours to be read."""

    def give_up(_signal: int, _frame: object) -> None:
        raise incoming_mail.Unreadable(f"It takes more than {DEADLINE} s to be read.")

    former = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, DEADLINE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, former)
