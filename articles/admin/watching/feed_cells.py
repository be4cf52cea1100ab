"""The cells of the list of feeds that are one value each.

On a telephone a feed is a card, which has no head of columns: the cells say what they
are.
"""

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy as _

from articles.admin.listing.columns import NOTHING
from articles.admin.watching.words import every, lately
from articles.models import SourceFeed

NEWS, RHYTHM, USED = _("last new entry"), _("usual rhythm"), _("used in 90 days")


def news_of(feed: SourceFeed) -> str:
    return lately(feed.state.news_at) if feed.state.news_at else ""


def rhythm_of(feed: SourceFeed) -> str:
    return every(feed.state.usual_gap)


def used_of(feed) -> str:
    counts = {"used": feed.yielded.used, "seen": feed.yielded.seen}
    return gettext("%(used)d of %(seen)d") % counts if feed.yielded.seen else ""


PLAIN = {"news": news_of, "rhythm": rhythm_of, "used": used_of}


def labelled(label: Promise, value: str) -> SafeString:
    """Return a value with its label, which style sheets hide below a head."""
    if not value:
        return NOTHING
    return format_html('<span class="feed-label">{}:</span> {}', label, value)
