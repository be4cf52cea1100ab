"""All tests run on SQLite, and some on PostgreSQL too.

`make test-long` runs on both all tests that query a database, but for browser tests.
"""

from pathlib import Path

TESTS = Path(__file__).resolve().parents[2]
BOTH, SQLITE = "both", "SQLite alone"
# SQLite alone: tests of views, or of queries that every database answers alike. A test
# there that is about constraints, locks, the search or the number of queries is marked
# `both`; one with real transactions needn't say so. One that commits only because
# another process has to see what it made is marked `alike`, and runs on SQLite alone.
FOLDERS = {
    ".": BOTH,
    "accounts": SQLITE,
    "admin": SQLITE,
    "browser": SQLITE,
    "domain": BOTH,
    "domain/audit": BOTH,
    "domain/content": BOTH,
    "domain/documents": SQLITE,
    "domain/fragments": BOTH,
    "domain/incoming_mail": BOTH,
    "domain/label_index": BOTH,
    "domain/letters": BOTH,
    "domain/parts": SQLITE,
    "domain/pictures": BOTH,
    "domain/search": BOTH,
    "domain/site_version": BOTH,
    "editing/answering": BOTH,
    "editing/assigning": BOTH,
    "editing/commenting": BOTH,
    "editing/comparing": SQLITE,
    "editing/deadlines": SQLITE,
    "editing/desk": SQLITE,
    "editing/guests": BOTH,
    "editing/languages": BOTH,
    "editing/notices": BOTH,
    "editing/preflight": SQLITE,
    "editing/proposals": BOTH,
    "editing/publishing": BOTH,
    "editing/writing": SQLITE,
    "foundation": BOTH,
    "foundation/change_mark": SQLITE,
    "foundation/image_files": SQLITE,
    "foundation/markup": SQLITE,
    "foundation/theme": SQLITE,
    "house/deploy": SQLITE,
    "house/docs": SQLITE,
    "house/migrations": BOTH,
    "house/packaging": SQLITE,
    "house/recipes": SQLITE,
    "house/releases": BOTH,
    "house/sources": SQLITE,
    "house/suite": BOTH,
    "house/tooling": SQLITE,
    "inbox/fetching": SQLITE,
    "inbox/incoming": BOTH,
    "inbox/items": BOTH,
    "inbox/likeness": SQLITE,
    "inbox/reading": SQLITE,
    "inbox/sorting": BOTH,
    "inbox/suggesting": SQLITE,
    "inbox/watching": BOTH,
    "management": BOTH,
    "inbox/feeds": BOTH,
    "models": BOTH,
    "newsroom": SQLITE,
    "newsroom/worker/operator_news": BOTH,
    "newsroom/http_server": SQLITE,
    "site/alerts": BOTH,
    "site/calendars": BOTH,
    "site/charts": BOTH,
    "site/downloads": BOTH,
    "site/feeds": SQLITE,
    "site/guests": SQLITE,
    "site/old_addresses": BOTH,
    "site/prerender": BOTH,
    "site/public": SQLITE,
    "site/reader_reports": SQLITE,
    "site/selection": BOTH,
    "site/shared": SQLITE,
    "site/statistics": BOTH,
    "site/templatetags": SQLITE,
    "transfer/archives": BOTH,
    "transfer/backup": BOTH,
    "transfer/demo": SQLITE,
    "transfer/erasure": BOTH,
    "transfer/importing": SQLITE,
    "transfer/one_article": BOTH,
}


def is_for_postgresql(item, *, everything: bool) -> bool:
    """Return whether the test runs on PostgreSQL too."""
    if item.get_closest_marker("browser") or asks_nothing(item):
        return False
    if everything:
        return True
    is_alike = item.get_closest_marker("alike")
    return not is_alike and (is_marked(item) or decided_for(item.path) == BOTH)


def asks_nothing(item) -> bool:
    """Return whether the test has no database to query."""
    fixtures = {"db", "transactional_db", "django_db_setup"} & set(item.fixturenames)
    return not (item.get_closest_marker("django_db") or fixtures)


def is_marked(item) -> bool:
    asks = item.get_closest_marker("django_db")
    commits = asks and asks.kwargs.get("transaction")
    return bool(
        commits
        or item.get_closest_marker("both")
        or "transactional_db" in item.fixturenames
    )


def decided_for(path: Path) -> str:
    """Return what is decided for a test's folder, or for the next one around it."""
    folders = map(str, path.relative_to(TESTS).parents)
    return next(FOLDERS[folder] for folder in folders if folder in FOLDERS)
