"""Writing: begin, change, revise, translate, restore; and every save is kept."""

from articles.writing.restoring import RESTORABLE, Restored, restore
from articles.writing.saving import add_version, begin, change, stale
from articles.writing.versions import revise, translate

__all__ = [
    "RESTORABLE",
    "Restored",
    "add_version",
    "begin",
    "change",
    "restore",
    "revise",
    "stale",
    "translate",
]
