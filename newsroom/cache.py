"""The cache that all processes of all machines share: a table of the database.

For what counts attempts or is kept for minutes. No page that readers ask for needs it.
"""

TABLE = "newsroom_cache"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": TABLE,
        # It is emptied of what has ended, and then of a third, when it has so many.
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
