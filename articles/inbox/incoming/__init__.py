"""News that come without a feed: by mail from partners, from an address that an
editor pastes, or from readers.
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
from articles.inbox.incoming.keeping import files_before as files_before
from articles.inbox.incoming.pasted import (
    from_address as from_address,
    given as given,
)
from articles.inbox.incoming.sources import choose_source as choose_source
from articles.inbox.incoming.tip_letters import send_link as send_link
from articles.inbox.incoming.tip_links import link_of as link_of, tip_at as tip_at
from articles.inbox.incoming.tips import (
    confirm as confirm,
    senders_before as senders_before,
    tell_declined as tell_declined,
    tip_senders_before as tip_senders_before,
    tips_before as tips_before,
)
