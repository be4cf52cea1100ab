"""What somebody typed at the desk and hasn't saved: kept for her account alone.

Sealed with a key of that account it waits in her browser, or in the session of who has
to log in again. Which forms show it once more is decided by the desk.
"""

from articles.accounts.unsaved.carrying import carried, carry, drop
from articles.accounts.unsaved.mark import FIELD, mark_of, writer_of
from articles.accounts.unsaved.origin import is_from_here
from articles.accounts.unsaved.refused import HEADER

__all__ = [
    "FIELD",
    "HEADER",
    "carried",
    "carry",
    "drop",
    "is_from_here",
    "mark_of",
    "writer_of",
]
