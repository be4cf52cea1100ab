"""The secret address of ours to which a partner writes, for a feed that comes by mail.

The secret is part of the address: everybody who knows it can put something into the
inbox.
"""

from secrets import token_hex

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from articles.foundation.refusal import Refused
from articles.inbox.feeds.acts import recorded, unchanged
from articles.models import SourceFeed, User, Way


def new_secret() -> str:
    return token_hex(16)


def takes_mail() -> bool:
    """Return whether somebody has set up where the newsroom gets mail of partners."""
    return bool(settings.NEWSROOM_INBOX_ADDRESS)


def mail_address(feed: SourceFeed) -> str:
    """Return the whole address; "" without a secret, or if the newsroom has none."""
    name, at, host = settings.NEWSROOM_INBOX_ADDRESS.rpartition("@")
    return f"{name}+{feed.secret}@{host}" if at and feed.secret else ""


@transaction.atomic
def renew_address(feed: SourceFeed, seen: str, *, by: User) -> SourceFeed:
    """Give it another secret than the one that the user saw. Raises Refused.

    Mail to the former address is refused from now on, and goes back to its sender.
    """
    rows = SourceFeed.objects.filter(pk=feed.pk, way=Way.MAIL, secret=seen)
    if not seen or not rows.update(secret=new_secret()):
        raise Refused(
            unchanged(feed),
            _("Somebody has just changed it, or it has none."),
            _("Look at it again."),
            code="stale",
        )
    recorded(feed, by, "feed_readdressed")
    return SourceFeed.objects.get(pk=feed.pk)
