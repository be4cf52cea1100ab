"""Moments that sources write: of an entry, and of the end of its embargo."""

from articles.inbox.reading.moments.dates import (
    FIRST_YEAR as FIRST_YEAR,
    parsed as parsed,
    read_date as read_date,
)
from articles.inbox.reading.moments.embargoes import (
    EmbargoLine as EmbargoLine,
    embargo_in as embargo_in,
)
