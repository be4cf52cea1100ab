"""The subject that a response counts as: an article that is read, a feed that is
fetched, a search without results. The view that makes the response sets it; all other
responses aren't counted.
"""

import re

from django.conf import settings

from articles.domain.fragments import counts_as
from articles.site.statistics.personal import kept_words

# The first word of a subject.
ARTICLE, FEED, SEARCH = "article", "feed", "search"
# A longer address is nobody's feed.
LONGEST_FEED = 300
# The words of a search, in the one address of its feed.
WORDS = re.compile(r"(?<=[?&]q=)[^&]+")


def article_read(edition: int) -> None:
    """Count the response as the page of an article, in whatever version."""
    if settings.NEWSROOM_REACH:
        counts_as(f"{ARTICLE} {edition}")


def feed_fetched(path: str) -> None:
    """Count the response as the newest of a feed; `path` is its one address.

    The feed of a search counts as one without its words: its subscriber chose them,
    perhaps alone, and they would stay for as long as the subscription lasts.
    """
    feed = WORDS.sub("", path)
    if settings.NEWSROOM_REACH and len(feed) <= LONGEST_FEED:
        counts_as(f"{FEED} {feed}")


def nothing_found(language: str, typed: str) -> None:
    """Count a search that found nothing in all articles of a language."""
    if settings.NEWSROOM_REACH and (words := kept_words(typed)):
        counts_as(f"{SEARCH} {language} {words}")
