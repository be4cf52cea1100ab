"""Requests wait for the database for a limited time."""

import sqlite3
import time
from contextlib import closing

import pytest

from newsroom.database import options


def test_a_request_waits_for_sqlites_lock_no_longer_than_for_a_page(tmp_path):
    entry = options.tuned(
        {"ENGINE": "django.db.backends.sqlite3", "NAME": "x"}, folder=tmp_path
    )
    of_commands = entry["OPTIONS"]["timeout"]
    options.limit(entry, patience=1)
    path = tmp_path / "x"
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as other,
        closing(sqlite3.connect(path, timeout=entry["OPTIONS"]["timeout"])) as request,
    ):
        other.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            request.execute("CREATE TABLE t (n)")
        assert time.monotonic() - began < of_commands
    assert entry["OPTIONS"]["timeout"] < 1 < of_commands == options.SQLITE["timeout"]
