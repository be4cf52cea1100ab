"""A PostgreSQL that may be stopped, and a way to it that may fall silent."""

import pytest

from tests.newsroom.houses import Postgres, Proxy, with_postgres
from tests.newsroom.settled import refusal_of, run, settings_with

__all__ = ["refusal_of", "run", "settings_with"]


@pytest.fixture(scope="module")
def postgres():
    with with_postgres().temporary_folder() as folder:
        postgres = Postgres(folder)
        postgres.server.start()
        yield postgres
        postgres.server.stop()


@pytest.fixture
def proxy(postgres):
    proxy = Proxy(postgres.socket)
    yield proxy
    proxy.close()
