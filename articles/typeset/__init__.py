"""What was made of a version once, and is given again as long as it is what it was.

Pages and feeds make their own parts; here they are kept, and known to be out of date.
"""

from articles.typeset.fingerprint import fingerprint
from articles.typeset.freshness import Typeset, changed
from articles.typeset.giving import Given, Maker, completed, give, list_parts, stale
from articles.typeset.keys import (
    keys_of_labels,
    keys_of_pictures,
    keys_of_publishers,
)
from articles.typeset.later import begin as begin_writing_later
from articles.typeset.later import end as end_writing_later
from articles.typeset.later import write_waiting
from articles.typeset.leading import filled, named_and_filled
from articles.typeset.named import Named
from articles.typeset.pictured import Pictured, pictured
from articles.typeset.rows import (
    COLUMNS,
    Row,
    ask_of,
    day_of,
    named,
    row_from,
    rows_of,
    store,
)
from articles.typeset.telling import (
    all_told,
    alone,
    counts_as,
    ends,
    heard,
    shown,
    shown_editions,
    something_untold,
)

__all__ = [
    "COLUMNS",
    "Given",
    "Maker",
    "Named",
    "Pictured",
    "Row",
    "Typeset",
    "all_told",
    "alone",
    "ask_of",
    "begin_writing_later",
    "changed",
    "completed",
    "counts_as",
    "day_of",
    "end_writing_later",
    "ends",
    "filled",
    "fingerprint",
    "give",
    "heard",
    "keys_of_labels",
    "keys_of_pictures",
    "keys_of_publishers",
    "list_parts",
    "named",
    "named_and_filled",
    "pictured",
    "row_from",
    "rows_of",
    "shown",
    "shown_editions",
    "something_untold",
    "stale",
    "store",
    "write_waiting",
]
