"""The revision of the site: another one whenever the public sees anything else.

`models.site_revision` counts; here is what readers make of it, and what a process may
remember until the next one.
"""

from articles import mark
from articles.models import (
    SOON,
    atomic,
    bump,
    bump_if,
    note_edition,
    note_keys,
)
from articles.revision.asking import ask
from articles.revision.current import (
    COLUMNS,
    EPOCH,
    NOTICE_PERIOD,
    WIDTH,
    Revision,
    as_parameter,
    current,
    moment_of,
    parameters,
    revision_of,
)
from articles.revision.kept import Held, Kept, forget
from articles.revision.outlook import Outlook, outlook
from articles.revision.writing import impatient, is_busy

__all__ = [
    "COLUMNS",
    "EPOCH",
    "NOTICE_PERIOD",
    "SOON",
    "WIDTH",
    "Held",
    "Kept",
    "Outlook",
    "Revision",
    "as_parameter",
    "ask",
    "atomic",
    "bump",
    "bump_if",
    "current",
    "forget",
    "impatient",
    "is_busy",
    "mark",
    "moment_of",
    "note_edition",
    "note_keys",
    "outlook",
    "parameters",
    "revision_of",
]
