"""Take out for ever what the law demands, and again of what an old backup brings back.

`orders` carries orders out, `repeating` repeats them, `listing` is the list beside the
backups, `scrubbing` sees that no byte is left in the database.
"""

from articles.transfer.erasure.done import Done as Done
from articles.transfer.erasure.listing import (
    NAME as NAME,
    known as known,
    list_at as list_at,
    read_list as read_list,
    write_list as write_list,
)
from articles.transfer.erasure.orders import Order as Order, erase as erase
from articles.transfer.erasure.remaining import remaining as remaining
from articles.transfer.erasure.repeating import Repeated as Repeated, repeat as repeat
from articles.transfer.erasure.scrubbing import (
    refuse_without_room as refuse_without_room,
    scrub as scrub,
)
