"""The secret address of ours to which a partner writes, for a feed that comes by mail.

The local part is the secret: everybody who knows it can put something into the inbox.
It has no capitals, since some mail servers change them.
"""

import secrets

from django.conf import settings

from articles.models import SourceFeed

# Bytes of chance in a secret.
CHANCE = 20
LONGEST = SourceFeed._meta.get_field("secret").max_length or 0


def new_secret() -> str:
    return secrets.token_urlsafe(CHANCE).lower().strip("-_")[:LONGEST]


def mail_domain() -> str:
    """Return the domain whose mail reaches the newsroom; "" if none is set up."""
    return getattr(settings, "NEWSROOM_MAIL_DOMAIN", "")


def mail_address(feed: SourceFeed) -> str:
    """Return the whole address; "" without a secret, or without a domain."""
    domain = mail_domain()
    return f"{feed.secret}@{domain}" if feed.secret and domain else ""
