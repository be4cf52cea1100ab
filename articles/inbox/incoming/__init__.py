"""News that come without a feed: by mail from partners, or from an address that an
editor pastes.
"""

from articles.inbox.incoming import partner_mail as partner_mail
from articles.inbox.incoming.errands import (
    Standing as Standing,
    ask_for as ask_for,
    ask_for_feeds as ask_for_feeds,
    errands_before as errands_before,
    feeds_found as feeds_found,
    state_of as state_of,
)
from articles.inbox.incoming.feeds import FoundFeed as FoundFeed
from articles.inbox.incoming.keeping import files_before as files_before
from articles.inbox.incoming.pasted import from_address as from_address
