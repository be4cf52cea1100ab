"""Feeds: one description of an entry, and the formats that it is written in."""

from articles.site.feeds.asked import (
    addresses as addresses,
    changed_since_told as changed_since_told,
    note_told as note_told,
)
from articles.site.feeds.changed import changed_feeds as changed_feeds
from articles.site.feeds.entries.composing import entry_maker as entry_maker
from articles.site.feeds.entries.latest import MAX_ENTRIES as MAX_ENTRIES
from articles.site.feeds.entries.listed import (
    notices_in as notices_in,
)
from articles.site.feeds.formats.entry import (
    Entry as Entry,
    body_of as body_of,
    entry_of as entry_of,
    local as local,
)
from articles.site.feeds.formats.formats import FORMATS as FORMATS
from articles.site.feeds.formats.json_feed import json_text as json_text
from articles.site.feeds.offered import (
    corrections_feeds as corrections_feeds,
    feeds_of as feeds_of,
    site_feeds as site_feeds,
    with_site as with_site,
)
