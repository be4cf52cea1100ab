"""The secret address of ours to which a partner writes, for a feed that comes by mail.

The secret is part of the address: everybody who knows it can put something into the
inbox.
"""

from secrets import token_hex

from django.conf import settings

from articles.models import SourceFeed


def new_secret() -> str:
    return token_hex(16)


def takes_mail() -> bool:
    """Return whether somebody has set up where the newsroom gets mail of partners."""
    return bool(settings.NEWSROOM_INBOX_ADDRESS)


def mail_address(feed: SourceFeed) -> str:
    """Return the whole address; "" without a secret, or if the newsroom has none."""
    name, at, host = settings.NEWSROOM_INBOX_ADDRESS.rpartition("@")
    return f"{name}+{feed.secret}@{host}" if at and feed.secret else ""
