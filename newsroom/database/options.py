"""Options of the database connection, beyond its address."""

from pathlib import Path
from typing import Any

from dj_database_url import DBConfig

from newsroom.database.full_disk import SteadyConnection

SQLITE = {
    # IMMEDIATE: a transaction that reads and then writes waits its turn instead of
    # failing with "database is locked".
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "factory": SteadyConnection,
    # FULL: acknowledged writes outlive a power cut. Rows that can be made again are
    # written with less (`articles.domain.site_version.impatient`). Sorting needs no
    # room on disk.
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
        "PRAGMA temp_store=MEMORY;"
    ),
}
POSTGRESQL: dict[str, Any] = {
    "pool": {
        # Seconds to wait for a connection: while the database is down nobody gets one.
        "timeout": 2,
        # A command needs one; a server with many readers opens more.
        "min_size": 1,
        "max_size": 10,
        # Then it is tried anew, instead of at ever longer intervals.
        "reconnect_timeout": 5,
    },
    "connect_timeout": 5,
    # A peer that is gone without a word is missed after half a minute.
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 4,
    "tcp_user_timeout": 30_000,
    # No question here is so long that to compile it pays; of some it takes ten times
    # what they take themselves.
    "options": "-c jit=off",
}
# Seconds after which PostgreSQL takes the locks from a request that asks nothing more.
ABANDONED = 30


def tuned(entry: DBConfig, *, folder: Path) -> DBConfig:
    """Give Django's entry our options, and SQLite a `folder` to be made in."""
    if entry["ENGINE"] == "django.db.backends.sqlite3":
        folder.mkdir(parents=True, exist_ok=True)
        entry["OPTIONS"] = SQLITE
        # A thread keeps its connection: to open one, and to read its tables' names,
        # takes as long as the questions of a page. And as long as one is open, others
        # can be opened on a full disk.
        entry["CONN_MAX_AGE"] = None
    else:
        # SQLite is used without psycopg.
        from newsroom.database.damage.postgresql import ReadingCursor  # noqa: PLC0415 (see above)

        # What the address says itself (?sslmode=require) comes on top.
        ours = POSTGRESQL | {"cursor_factory": ReadingCursor}
        entry["OPTIONS"] = ours | entry.get("OPTIONS", {})
    return entry


def limit(entry: DBConfig, *, patience: float) -> None:
    """Let no request wait for the database longer than so many seconds.

    For a server's process, before it asks anything. Commands take the time they need.
    """
    if not entry["ENGINE"].endswith("postgresql"):
        # As long as it waits there for somebody else's lock.
        entry["OPTIONS"] = entry["OPTIONS"] | {"timeout": patience * 0.8}
        return
    give_up(entry, after=patience)
    # PostgreSQL ends what takes too long a little earlier, and keeps the connection.
    limits = {
        "statement_timeout": patience * 900,
        "lock_timeout": patience * 800,
        "idle_in_transaction_session_timeout": ABANDONED * 1000,
        # A process that is gone without a word holds no lock for long.
        "tcp_keepalives_idle": 10,
        "tcp_keepalives_interval": 5,
        "tcp_keepalives_count": 4,
    }
    said = [f"-c {name}={value:.0f}" for name, value in limits.items()]
    options: Any = entry["OPTIONS"]
    options["options"] = " ".join([options.get("options", ""), *said]).strip()
    options["connect_timeout"] = 2


def give_up(entry: DBConfig, *, after: float) -> None:
    """Take a connection for dead that doesn't answer for so many seconds."""
    if not entry["ENGINE"].endswith("postgresql"):
        return
    # SQLite is used without psycopg.
    from newsroom.database import timeouts as patience  # noqa: PLC0415 (see above)

    options: Any = entry["OPTIONS"]
    options["pool"] = options["pool"] | {
        "check": patience.PatientConnection.greet,
        "connection_class": patience.connection_of(after),
    }
