"""The one client by which the newsroom asks other servers for anything: feeds, pages,
robots.txt. It keeps off our own network, and within limits of time and size.
"""

from articles.inbox.fetching.answers import (
    FEED as FEED,
    PAGE as PAGE,
    Answer as Answer,
    Limits as Limits,
    fresh_until as fresh_until,
    retry_after as retry_after,
)
from articles.inbox.fetching.client import fetch as fetch
from articles.inbox.fetching.failures import (
    SENTENCES as SENTENCES,
    Kind as Kind,
    NotFetched as NotFetched,
    RefusedAddress as RefusedAddress,
    explain as explain,
)
from articles.inbox.fetching.names import (
    is_inside as is_inside,
    refusal_of as refusal_of,
)
from articles.inbox.fetching.robots import may_fetch as may_fetch
from articles.inbox.fetching.turns import turn_at as turn_at
