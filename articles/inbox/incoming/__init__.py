"""News that come without a feed: by mail from partners, or from an address that an
editor pastes.
"""

from articles.inbox.incoming import partner_mail as partner_mail
from articles.inbox.incoming.keeping import files_before as files_before
