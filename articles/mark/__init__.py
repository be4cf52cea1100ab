"""What all processes of this machine know at once: that the public's site is changing.

It is written by `models.site_revision`; what is kept of pages goes by it. And which
moment counts as now. It knows neither models nor the database.
"""

from articles.mark.clock import asked, farthest, note, present
from articles.mark.marking import (
    Mark,
    begin,
    drop,
    dropped_since,
    end,
    hash_of,
    hear,
    heard,
    now,
    repair,
)
from articles.mark.pending import Pending

__all__ = [
    "Mark",
    "Pending",
    "asked",
    "begin",
    "drop",
    "dropped_since",
    "end",
    "farthest",
    "hash_of",
    "hear",
    "heard",
    "note",
    "now",
    "present",
    "repair",
]
