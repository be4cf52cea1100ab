"""Reach: how often articles are asked for, who has the feeds, what isn't found.

A view tells as what its answer counts (`subjects`), a process counts it in memory
(`Tally`), `add` stores it; nothing of who asked is kept anywhere.
"""

from articles.reach.feeds import FeedName, name_of
from articles.reach.forgetting import forget
from articles.reach.numbers import (
    DAYS,
    LATELY,
    MOST,
    Fetched,
    Period,
    Point,
    Read,
    missed,
    most_read,
    of_all,
    of_editions,
    since_ever,
    subscribers,
)
from articles.reach.storing import add
from articles.reach.subjects import article_read, feed_fetched, nothing_found
from articles.reach.tally import Counts, Tally
from articles.reach.thinning import OFTEN, thin, thinned
from articles.reach.unkept import number_unkept, remove_unkept

__all__ = [
    "DAYS",
    "LATELY",
    "MOST",
    "OFTEN",
    "Counts",
    "FeedName",
    "Fetched",
    "Period",
    "Point",
    "Read",
    "Tally",
    "add",
    "article_read",
    "feed_fetched",
    "forget",
    "missed",
    "most_read",
    "name_of",
    "nothing_found",
    "number_unkept",
    "of_all",
    "of_editions",
    "remove_unkept",
    "since_ever",
    "subscribers",
    "thin",
    "thinned",
]
