"""Take out for ever what the law demands, and again of what an old backup brings back.

`orders` carries out, `repeating` does it once more, `listing` is what lies beside the
backups, `scrubbing` sees that no byte is left in the database.
"""

from articles.keeping.erasing.done import Done
from articles.keeping.erasing.listing import NAME, known, list_at, read_list, write_list
from articles.keeping.erasing.orders import Order, erase
from articles.keeping.erasing.remaining import remaining
from articles.keeping.erasing.repeating import Repeated, repeat
from articles.keeping.erasing.scrubbing import refuse_without_room, scrub

__all__ = [
    "NAME",
    "Done",
    "Order",
    "Repeated",
    "erase",
    "known",
    "list_at",
    "read_list",
    "refuse_without_room",
    "remaining",
    "repeat",
    "scrub",
    "write_list",
]
