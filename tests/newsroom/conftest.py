"""Newsrooms to be copied; a PostgreSQL that may be stopped, and a way that may fall
silent.
"""

import fcntl
import os
from pathlib import Path

import pytest

from tests.newsroom.houses import House, Postgres, Proxy, with_postgres
from tests.newsroom.settled import (
    reader,
    refusal_of,
    run,
    settings_in,
    settings_with,
)

__all__ = ["reader", "refusal_of", "run", "settings_in", "settings_with"]


@pytest.fixture(scope="session")
def filled(tmp_path_factory, collected, migrated) -> House:
    """A newsroom on SQLite, to be copied; not to be spoilt."""
    house = House(tmp_path_factory.mktemp("filled") / "var")
    house.fill(collected, migrated)
    return house


@pytest.fixture(scope="session")
def cluster(collected) -> House:
    """A newsroom on PostgreSQL, to be copied; its server's data lie beside its folder.

    It is made once for all workers: migrations take eight seconds.
    """
    folder = Path(os.environ["TESTS_FOLDER"]) / "cluster"
    house, session = House(folder / "var"), folder / "session"
    with folder.with_name("clustering").open("w") as waiting:
        fcntl.flock(waiting, fcntl.LOCK_EX)
        if not session.exists():
            with with_postgres().temporary_folder() as place:
                postgres = Postgres(place)
                postgres.server.start()
                house.url = postgres.url
                house.fill(collected)
                postgres.keep(folder / "data")
            session.write_text(house.session)
    house.session = session.read_text()
    return house


@pytest.fixture(scope="module")
def postgres(cluster):
    """A server of one's own, with the data of the newsroom that is copied."""
    with with_postgres().temporary_folder() as folder:
        postgres = Postgres(folder, cluster.var.with_name("data"))
        postgres.server.start()
        yield postgres
        postgres.server.stop()


@pytest.fixture(scope="module")
def on_postgres(cluster, postgres, tmp_path_factory) -> House:
    """A newsroom on that server."""
    house = cluster.copied_to(tmp_path_factory.mktemp("house") / "var")
    house.url = postgres.url
    return house


@pytest.fixture
def proxy(postgres):
    proxy = Proxy(postgres.socket)
    yield proxy
    proxy.close()
