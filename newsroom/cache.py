"""The cache that all processes of all machines share: a table of the database.

For what counts attempts or is kept for minutes. No page that readers ask for needs it.
"""

from newsroom import env

# How many megabytes of pages each process holds ready; 0: none, and no copies.
PAGE_CACHE = env.number("NEWSROOM_PAGE_CACHE", default=32)
# For how many seconds a copy is good while the database doesn't answer.
COPIES_MAX_AGE = env.number("NEWSROOM_COPIES_MAX_AGE", default=86_400)
# Where machines share the pages that they hold; "" if each makes its own.
VALKEY = env.valkey("NEWSROOM_VALKEY")

TABLE = "newsroom_cache"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": TABLE,
        # It is emptied of what has ended, and then of a third, when it has so many.
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
