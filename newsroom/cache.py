"""The cache that all processes of all machines share: a table of the database.

For what counts attempts or is kept for minutes. No page that readers ask for needs it.
"""

from django.core.cache.backends.db import DatabaseCache
from django.db import connections

from newsroom import env

TABLE = "newsroom_cache"


class SharedCache(DatabaseCache):
    def _cull(self, db, cursor, now, num):
        """Remove what has ended, and nothing else.

        Django removes a third of the rest as well, if that is too much. So whoever
        fills the cache with tries would have former ones forgotten. They end within an
        hour, and each costs her a password's hash or a task.
        """
        ended = connections[db].ops.adapt_datetimefield_value(now)
        statement = f"DELETE FROM {TABLE} WHERE expires < %s"  # noqa: S608 (our name)
        cursor.execute(statement, [ended])


# How many megabytes of pages each process holds ready; 0: none, and no copies.
PAGE_CACHE = env.number("NEWSROOM_PAGE_CACHE", default=32)
# For how many seconds a copy is good while the database doesn't answer.
COPIES_MAX_AGE = env.number("NEWSROOM_COPIES_MAX_AGE", default=86_400)
# Where machines share the pages that they hold; "" if each makes its own.
VALKEY = env.valkey("NEWSROOM_VALKEY")

CACHES = {
    "default": {
        "BACKEND": "newsroom.cache.SharedCache",
        "LOCATION": TABLE,
        # When it has so many it is emptied of what has ended.
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
