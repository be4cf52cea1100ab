"""Reach: article reads, feed subscribers and searches without results.

A view names what its response counts as (`subjects`), a process counts it in memory
(`Tally`), and `add` stores it. Nothing about the client is stored anywhere.
"""

from articles.site.statistics.feeds import FeedName as FeedName, name_of as name_of
from articles.site.statistics.forgetting import forget as forget
from articles.site.statistics.numbers import (
    DAYS as DAYS,
    LATELY as LATELY,
    MOST as MOST,
    Fetched as Fetched,
    Period as Period,
    Point as Point,
    Read as Read,
    missed as missed,
    most_read as most_read,
    of_all as of_all,
    of_editions as of_editions,
    since_ever as since_ever,
    subscribers as subscribers,
)
from articles.site.statistics.storing import add as add
from articles.site.statistics.subjects import (
    article_read as article_read,
    feed_fetched as feed_fetched,
    nothing_found as nothing_found,
)
from articles.site.statistics.tally import Counts as Counts, Tally as Tally
from articles.site.statistics.thinning import (
    OFTEN as OFTEN,
    thin as thin,
    thinned as thinned,
)
from articles.site.statistics.unkept import (
    number_unkept as number_unkept,
    remove_unkept as remove_unkept,
)
