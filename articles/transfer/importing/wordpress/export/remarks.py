"""Remarks on losses from an export: the item, the reason, and the remedy."""

from dataclasses import dataclass

from articles.foundation.refusal import Refused
from articles.foundation.text import clean_line

MAX_NAME = 80


@dataclass(frozen=True, slots=True)
class Remark:
    """`item` is "" where the export as a whole is meant."""

    reason: str
    remedy: str = ""
    item: str = ""

    def __str__(self) -> str:
        said = f"{self.reason} {self.remedy}".strip()
        return f"{self.item}: {said}" if self.item else said


class ExportRefused(Refused):
    """The export, or what belongs to it, was refused as a whole."""

    def __init__(self, what: str, why: str, remedy: str):
        super().__init__(what, why, remedy, code="export")


class ItemError(Exception):
    """An item was refused, and nothing of it was taken."""

    def __init__(self, reason: str, remedy: str):
        super().__init__(reason, remedy)
        self.reason, self.remedy = reason, remedy

    def __str__(self) -> str:
        return f"{self.reason} {self.remedy}"


def shortened(text: str, limit: int = MAX_NAME) -> str:
    """Return enough of what an export says to recognise it, fit for any terminal."""
    line = clean_line(text)
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
