"""A connection to PostgreSQL is awaited for a limited time, and leaves nothing open."""

import gc
import socket
from pathlib import Path

import psycopg
import pytest

from newsroom.database.timeouts import connection_of

DESCRIPTORS = Path("/dev/fd")


@pytest.fixture
def silent_port():
    """Return a port that takes connections, and says nothing to any of them."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


@pytest.fixture
def no_collector():
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def test_r44_what_could_not_be_opened_in_time_is_not_left_open(
    silent_port, no_collector
):
    where = f"host=127.0.0.1 port={silent_port} user=x dbname=x connect_timeout=2"
    before = set(DESCRIPTORS.iterdir())
    with pytest.raises(psycopg.OperationalError, match="timeout"):
        connection_of(1).connect(where)
    assert set(DESCRIPTORS.iterdir()) == before
