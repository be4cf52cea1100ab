"""Damage found at night, in a file of NEWSROOM_VAR, where the doctor reads it.

It isn't in the database, which may itself be damaged.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings

from articles.foundation.image_files import make_folder, write_whole

NAME = "damage.json"
# The kinds of damage: to the structure, a row, a content, or a picture's file.
STRUCTURE, ROW, CONTENT, PICTURE, MISSING = (
    "structure", "row", "content", "picture", "missing",
)  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Damage:
    """`since` is the first night that found it."""

    kind: str
    table: str
    key: str
    what: str
    since: str = ""

    @property
    def identity(self) -> tuple[str, str, str]:
        # The words of a structure's damage are all that there is of it.
        return self.kind, self.table, self.key or self.what


def place() -> Path:
    return Path(settings.VAR) / NAME


def read() -> list[Damage]:
    """Return what the last night left; ValueError, TypeError if it isn't whole."""
    if not place().is_file():
        return []
    return [Damage(**one) for one in json.loads(place().read_text("utf-8"))["found"]]


def keep(found: Iterable[Damage], *, at: str) -> None:
    """Store the findings; known ones keep the night on which they were first found."""
    try:
        since = {one.identity: one.since for one in read()}
    except (ValueError, TypeError, KeyError):
        since = {}
    kept = {
        one.identity: asdict(one) | {"since": since.get(one.identity, at)}
        for one in found
    }
    make_folder(place().parent)
    text = json.dumps({"at": at, "found": [*kept.values()]}, indent=1)
    write_whole(place(), text.encode())


def in_short(found: Sequence[str], named: int = 1) -> str:
    """Return the first ones, and the number of the others."""
    more = f" and {len(found) - named} more" if len(found) > named else ""
    return "; ".join(found[:named]) + more
