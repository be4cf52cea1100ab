"""What an answer counts as: an article that is read, a feed that is fetched, a search
that finds nothing. A view tells it where it makes the answer; all else isn't counted.
"""

import re

from django.conf import settings

from articles.domain.fragments import counts_as
from articles.site.statistics.personal import kept_words

# What a subject begins with.
ARTICLE, FEED, SEARCH = "article", "feed", "search"
# A longer address is nobody's feed.
LONGEST_FEED = 300
# What was searched for, in the one address of a feed.
WORDS = re.compile(r"(?<=[?&]q=)[^&]+")


def article_read(edition: int) -> None:
    """Tell that the page of an article is given, in whatever version."""
    if settings.NEWSROOM_REACH:
        counts_as(f"{ARTICLE} {edition}")


def feed_fetched(path: str) -> None:
    """Tell that the newest of a feed is given; `path` is its one address.

    A search counts as a search: whoever has its feed has chosen the words, perhaps
    alone, and they would stay for as long as she has it.
    """
    feed = WORDS.sub("", path)
    if settings.NEWSROOM_REACH and len(feed) <= LONGEST_FEED:
        counts_as(f"{FEED} {feed}")


def nothing_found(language: str, typed: str) -> None:
    """Tell that nothing is found in all articles of a language."""
    if settings.NEWSROOM_REACH and (words := kept_words(typed)):
        counts_as(f"{SEARCH} {language} {words}")
