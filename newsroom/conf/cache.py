"""The cache that all processes of all hosts share: a table of the database.

For counts of attempts, and for data kept for minutes. No page for readers needs it.
"""

import base64
import pickle
from datetime import UTC, datetime
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache
from django.db import DatabaseError, connections, router, transaction
from django.utils import timezone

from newsroom.conf import env

TABLE = "newsroom_cache"


# An entry that has ended counts as none; of two who add one at once, one has.
ADD = """
INSERT INTO newsroom_cache (cache_key, value, expires) VALUES (%s, %s, %s)
ON CONFLICT (cache_key) DO UPDATE SET
    value = excluded.value, expires = excluded.expires
    WHERE newsroom_cache.expires < %s
"""


class SharedCache(DatabaseCache):
    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        """Add it in one statement: Django's looks first and writes then."""
        key = self.make_and_validate_key(key, version=version)
        now = timezone.now().replace(microsecond=0)
        until = self.get_backend_timeout(timeout)
        ends = datetime.max if until is None else datetime.fromtimestamp(until, UTC)
        connection = connections[router.db_for_write(self.cache_model_class)]
        stored = connection.ops.adapt_datetimefield_value
        text = base64.b64encode(pickle.dumps(value, self.pickle_protocol)).decode()
        try:
            with transaction.atomic(connection.alias), connection.cursor() as cursor:
                self.make_room(connection.alias, cursor, now)
                moments = stored(ends.replace(microsecond=0)), stored(now)
                cursor.execute(ADD, [key, text, *moments])
                return cursor.rowcount == 1
        except DatabaseError:
            return False  # as Django has it

    def make_room(self, db, cursor, now):
        cursor.execute("SELECT COUNT(*) FROM newsroom_cache")
        if (number := cursor.fetchone()[0]) > self._max_entries:
            self._cull(db, cursor, now, number)

    def _cull(self, db, cursor, now, num):
        """Remove what has ended, and nothing else.

        Django removes a third of the rest as well, if that is too much. So a client
        that fills the cache with tries would have former ones forgotten. They end
        within an hour, and `articles.accounts.limits.stores` limits how many there are.
        """
        ended = connections[db].ops.adapt_datetimefield_value(now)
        cursor.execute("DELETE FROM newsroom_cache WHERE expires < %s", [ended])


# Megabytes of pages that each process caches; 0: none, and no copies.
PAGE_CACHE: int = env.number("NEWSROOM_PAGE_CACHE", default=32)
# Seconds for which a copy may be used while the database doesn't answer.
COPIES_MAX_AGE: int = env.number("NEWSROOM_COPIES_MAX_AGE", default=86_400)
# The store in which hosts share cached pages; "" if each host makes its own.
VALKEY: str = env.valkey("NEWSROOM_VALKEY")

CACHES: dict[str, Any] = {
    "default": {
        "BACKEND": "newsroom.conf.cache.SharedCache",
        "LOCATION": TABLE,
        # When it has so many it is emptied of what has ended.
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
