"""Rendered parts of versions, reused as long as they are up to date.

Pages and feeds make their own parts. This package stores them and knows when they are
out of date.
"""

from articles.domain.fragments.cache_report import (
    alone as alone,
    collected as collected,
    counts_as as counts_as,
    ends as ends,
    report_is_complete as report_is_complete,
    report_is_incomplete as report_is_incomplete,
    shown as shown,
    shown_editions as shown_editions,
)
from articles.domain.fragments.fingerprint import fingerprint as fingerprint
from articles.domain.fragments.freshness import Typeset as Typeset, changed as changed
from articles.domain.fragments.keys import (
    keys_of_labels as keys_of_labels,
    keys_of_pictures as keys_of_pictures,
    keys_of_publishers as keys_of_publishers,
)
from articles.domain.fragments.later import (
    begin_writing_later as begin_writing_later,
    end_writing_later as end_writing_later,
    write_waiting as write_waiting,
)
from articles.domain.fragments.leading import (
    filled as filled,
    named_and_filled as named_and_filled,
)
from articles.domain.fragments.named import Named as Named
from articles.domain.fragments.pictured import (
    Pictured as Pictured,
    pictured as pictured,
)
from articles.domain.fragments.rows import (
    COLUMNS as COLUMNS,
    Row as Row,
    ask_of as ask_of,
    day_of as day_of,
    named as named,
    row_from as row_from,
    rows_of as rows_of,
    store as store,
)
from articles.domain.fragments.serving import (
    Given as Given,
    Maker as Maker,
    completed as completed,
    give as give,
    list_parts as list_parts,
    stale as stale,
)
