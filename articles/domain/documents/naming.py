"""Names of files that are attached: safe on every computer, and in every header."""

import re
import unicodedata
from pathlib import PurePosixPath

from articles.foundation.text import BREAKS, NO_INK, UNWANTED
from articles.models import DocumentKind

LONGEST = 100
# Signs that part paths, name devices or begin commands on some computer.
ODD = re.compile(r'[/\\:*?"<>|%;`$\'\x00-\x1f\x7f]')
INVISIBLE = re.compile(NO_INK)
# Names of devices, with whatever ending.
DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)


def safe_name(given: str, kind: DocumentKind) -> str:
    """Return a name in one line without marks of direction, with the ending of its
    kind.
    """
    given = unicodedata.normalize("NFC", BREAKS.sub(" ", given))
    stem = PurePosixPath(given.replace("\\", "/")).name
    stem = UNWANTED.sub("", INVISIBLE.sub(" ", stem))
    stem = ODD.sub(" ", stem)
    while (ending := PurePosixPath(stem).suffix.lower()) and is_ending(ending, kind):
        stem = stem[: -len(ending)]
    stem = " ".join(stem.split()).strip(" .-~")[:LONGEST].strip()
    if not stem or DEVICES.fullmatch(stem.partition(".")[0]):
        stem = f"document {stem}".strip()
    return f"{stem}.{kind}"


def is_ending(ending: str, kind: DocumentKind) -> bool:
    """Return whether it says a kind of file, the right one or another."""
    known = {f".{one}" for one in DocumentKind}
    return ending in known or ending in {".exe", ".html", ".htm", ".js", ".svg", ".php"}
