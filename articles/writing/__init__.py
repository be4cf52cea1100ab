"""Writing: begin, change, revise, translate, restore; and every save is kept.

Labels, too: made by their names, merged, renamed."""

from articles.writing.confirming import confirm
from articles.writing.following import Behind, bases, behind, follow_edition
from articles.writing.merging import (
    came_by,
    merge,
    refusal_of_merging,
    separate,
    state_of,
    to_merge,
    to_separate,
)
from articles.writing.naming import (
    called,
    free_english_slug,
    free_slug,
    make,
    note_new,
)
from articles.writing.renaming import (
    followed,
    printed_in,
    renamed,
    succeed,
    successor_of,
    with_former_names,
)
from articles.writing.restoring import RESTORABLE, Restored, restore
from articles.writing.saving import add_version, begin, change, stale
from articles.writing.standing import FIRST, stand, taking_over
from articles.writing.translating import languages_without, translate
from articles.writing.versions import revise

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
    "came_by",
    "change",
    "confirm",
    "follow_edition",
    "followed",
    "free_english_slug",
    "free_slug",
    "languages_without",
    "make",
    "merge",
    "note_new",
    "printed_in",
    "refusal_of_merging",
    "renamed",
    "restore",
    "revise",
    "separate",
    "stale",
    "stand",
    "state_of",
    "succeed",
    "successor_of",
    "taking_over",
    "to_merge",
    "to_separate",
    "translate",
    "with_former_names",
]
