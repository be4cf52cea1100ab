"""How the newsroom uses its database, beyond the address of it."""

from pathlib import Path

from dj_database_url import DBConfig

SQLITE = {
    # IMMEDIATE: a transaction that reads and then writes waits its turn instead of
    # failing with "database is locked".
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
    ),
}
POSTGRESQL = {
    # Seconds to wait for a connection of the pool: while the database is down nobody
    # gets one.
    "pool": {"timeout": 2},
    "connect_timeout": 5,
    # No question here is so long that to compile it pays; of some it takes ten times
    # what they take themselves.
    "options": "-c jit=off",
}


def tuned(entry: DBConfig, *, folder: Path) -> DBConfig:
    """Give Django's entry our options, and SQLite a `folder` to be made in."""
    if entry["ENGINE"] == "django.db.backends.sqlite3":
        folder.mkdir(parents=True, exist_ok=True)
        entry["OPTIONS"] = SQLITE
        # A thread keeps its connection: to open one, and to read its tables' names,
        # takes as long as the questions of a page.
        entry["CONN_MAX_AGE"] = None
    else:
        # What the address says itself (?sslmode=require) comes on top.
        entry["OPTIONS"] = POSTGRESQL | entry.get("OPTIONS", {})
    return entry
