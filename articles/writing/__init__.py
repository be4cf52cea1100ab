"""Writing: begin, change, revise, translate, restore; and every save is kept."""

from articles.writing.confirming import confirm
from articles.writing.following import Behind, bases, behind, follow_edition
from articles.writing.naming import called, free_slug, make, note_new
from articles.writing.restoring import RESTORABLE, Restored, restore
from articles.writing.saving import add_version, begin, change, stale
from articles.writing.standing import FIRST, stand, taking_over
from articles.writing.versions import revise, translate

__all__ = [
    "FIRST",
    "RESTORABLE",
    "Behind",
    "Restored",
    "add_version",
    "bases",
    "begin",
    "behind",
    "called",
    "change",
    "confirm",
    "follow_edition",
    "free_slug",
    "make",
    "note_new",
    "restore",
    "revise",
    "stale",
    "stand",
    "taking_over",
    "translate",
]
