"""A newsroom behind each of the proxies, for all tests of a module."""

import pytest

from tests.house.deploy import proxies
from tests.house.deploy.house import Client, House


@pytest.fixture(scope="module")
def house(tmp_path_factory, collected, migrated):
    var = tmp_path_factory.mktemp("house") / "var"
    var.mkdir()
    (var / "static").symlink_to(collected)
    house = House(var)
    house.page, house.hidden, house.number = house.fill(migrated)
    house.begin()
    yield house
    house.end()


@pytest.fixture(scope="module", params=proxies.ON_MACHINES)
def proxy(request, tmp_path_factory, house):
    """Each proxy in turn, before the newsroom."""
    folder = tmp_path_factory.mktemp(request.param)
    with proxies.before(request.param, folder, house.port) as found:
        yield found


@pytest.fixture
def reader(proxy) -> Client:
    return Client(proxy.port)


@pytest.fixture(scope="module")
def desk(proxy) -> Client:
    """Somebody who has logged in through the proxy."""
    client = Client(proxy.port)
    client.log_in()
    return client
