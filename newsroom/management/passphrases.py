"""Passphrases of backups: from a file, or typed at the terminal."""

import getpass
import sys
from pathlib import Path

from django.core.management.base import CommandError


def passphrase_in(file: str) -> str:
    try:
        found = Path(file).read_text(encoding="utf-8").strip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it isn't UTF-8"
        raise CommandError(
            f"The passphrase can't be read from {file}: {why}. Name a file of one line "
            "that this user may read."
        ) from None
    if not found:
        raise CommandError(f"{file} is empty. Write the passphrase into it, as a line.")
    return found


def asked(*, twice: bool = False) -> str:
    """Ask for the passphrase at the terminal."""
    if not sys.stdin.isatty():
        raise CommandError(
            "Nobody can be asked for the passphrase. Name a file that holds it: "
            "--passphrase-file FILE"
        )
    first = getpass.getpass("Passphrase: ")
    if twice and getpass.getpass("Once more: ") != first:
        raise CommandError("The two are not the same, so nothing was done. Try again.")
    if not first:
        raise CommandError("Without a passphrase nothing was done. Try again.")
    return first
