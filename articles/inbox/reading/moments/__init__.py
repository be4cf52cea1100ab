"""Moments that sources write: when an entry was published, when its embargo ends."""

from articles.inbox.reading.moments.dates import (
    FIRST_YEAR as FIRST_YEAR,
    parsed as parsed,
    read_date as read_date,
)
from articles.inbox.reading.moments.embargoes import (
    EmbargoLine as EmbargoLine,
    embargo_in as embargo_in,
)
