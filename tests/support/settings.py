"""The project's settings, cut off from this machine: own folder, own secret, no `var/`.

Only DATABASE_URL is heeded, so that the tests run on PostgreSQL too.
"""

import atexit
import os
import tempfile
from pathlib import Path

for _name in [name for name in os.environ if name.startswith("NEWSROOM_")]:
    del os.environ[_name]
# Parallel workers inherit the folder of the process that started and ends them.
if "TESTS_FOLDER" not in os.environ:
    _folder = tempfile.TemporaryDirectory(prefix="newsroom-tests-")
    atexit.register(_folder.cleanup)
    os.environ["TESTS_FOLDER"] = _folder.name
_worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
os.environ["NEWSROOM_VAR"] = f"{os.environ['TESTS_FOLDER']}/{_worker}"
os.environ["NEWSROOM_SECRET_KEY"] = (
    "a-secret-for-tests-alone-that-protects-nothing-at-all"
)

# Each has a server of its own, if there are several.
if _servers := os.environ.get("DATABASE_URLS", "").split():
    _number = int(_worker.removeprefix("gw")) if _worker != "main" else 0
    os.environ["DATABASE_URL"] = _servers[_number % len(_servers)]

# Off unless an operator wants it; but every test that walks all pages walks its pages.
os.environ["NEWSROOM_TIPS"] = "1"
os.environ["NEWSROOM_ALERTS"] = "1"

# On a busy machine any question may take as long as a search is allowed to.
os.environ["NEWSROOM_SEARCH_BUDGET"] = "60000"

from newsroom.settings import *  # noqa: E402, F403
from newsroom.settings import DATABASE, STATIC_ROOT, STORAGES, VAR  # noqa: E402

if DATABASE["ENGINE"].endswith("sqlite3"):
    # A file, because some tests start other processes that work on the same database.
    DATABASE["TEST"] = {"NAME": VAR / "test.sqlite3"}
else:
    # Connections that a pool holds open would keep the database from being removed.
    del DATABASE["OPTIONS"]["pool"]

# Nothing is collected for tests; WhiteNoise warns of a missing folder.
Path(STATIC_ROOT).mkdir(parents=True, exist_ok=True)
STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
# Quick instead of safe: the passwords are the tests'.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# A code of the app holds for 30 seconds. One that a test types may have ended before it
# is compared, so the one before it is good, too.
MFA_TOTP_TOLERANCE = 1
