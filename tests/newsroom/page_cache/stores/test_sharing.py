"""Machines share what they made, by the same rules; else each makes its own."""

import subprocess
import time
from contextlib import contextmanager

import pytest

from newsroom.page_cache.background import Hands
from newsroom.page_cache.stores import shared
from newsroom.page_cache.stores.files import Stack
from newsroom.page_cache.stores.shared import Sharing
from tests.newsroom.page_cache.asking import House, looked
from tests.support import factories
from tests.support.processes.programs import require_program

pytestmark = pytest.mark.django_db


@contextmanager
def serving(path):
    server = require_program("valkey-server")
    command = [server, "--port", "0", "--unixsocket", path, "--save", "", "--dir"]
    process = subprocess.Popen(
        [*command, path.parent], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        deadline = time.monotonic() + 10
        while not path.exists():
            assert time.monotonic() < deadline
            time.sleep(0.02)
        yield process
    finally:
        process.terminate()
        process.wait()


@pytest.fixture
def socket(tmp_path_factory):
    # Such a path may have a hundred letters.
    return tmp_path_factory.mktemp("v") / "s"


@pytest.fixture
def store(socket):
    with serving(socket):
        yield Sharing(f"unix://{socket}")


class Machine:
    """One with a mark of its own."""

    def __init__(self, folder, settings, store):
        self.folder, self.settings = folder, settings
        self.house = House(folder)
        self.house.rack.sharing = store
        self.hands = Hands(self.house.rack, Stack(folder, 0, 0))

    def get(self, path: str):
        self.settings.VAR = self.folder
        looked(self.house)
        found = self.house.get(path)
        self.hands.share()
        return found

    @property
    def asked(self) -> int:
        return self.house.django.asked


@pytest.fixture
def machines(tmp_path, settings, store):
    return [Machine(tmp_path / name, settings, store) for name in ("one", "two")]


def test_what_one_machine_made_no_other_has_to_make(machines):
    one, two = machines
    path = factories.published().get_absolute_url()
    made = one.get(path)
    assert two.get(path) == made == two.get(path)
    assert (one.asked, two.asked) == (1, 0)
    [(key, held)] = two.house.rack.shelf.all()
    assert held.keys == one.house.rack.shelf.get(key).keys
    assert held.mark_id != one.house.rack.shelf.get(key).mark_id


def test_what_was_made_of_another_state_or_by_another_program_is_not_taken(machines):
    one, two = machines
    one.get("/de/")
    factories.published(headline="Neues")
    assert "Neues" in two.get("/de/").body.decode()
    assert two.asked == 1
    one.house.watcher.program = "another"
    one.get("/de/")
    assert one.asked == 2


def test_what_is_damaged_or_of_another_address_is_not_taken(machines, store):
    one, two = machines
    one.get("/de/")
    [name] = store.client.keys()
    data = store.client.get(name)
    for damaged in (data[:-1], b"", b"nonsense", data.replace(b"/de/?", b"/en/?")):
        store.client.set(name, damaged)
        asked = two.asked
        two.get("/de/")
        assert two.asked == asked + 1
        two.house.rack.shelf.drop("http://testserver/de/?")


def test_what_somebody_else_has_put_into_the_store_is_not_taken(
    machines, store, settings
):
    one, two = machines
    settings.SECRET_KEY = "another newsroom's"
    one.get("/de/")
    settings.SECRET_KEY = "ours"
    assert two.get("/de/").status == 200
    assert two.asked == 1


def test_it_holds_for_ten_minutes_at_most(machines, store):
    machines[0].get("/de/")
    [name] = store.client.keys()
    assert 0 < store.client.ttl(name) <= 600


def test_r15_without_the_store_pages_are_made_with_one_warning(
    tmp_path, settings, socket, monkeypatch, caplog
):
    monkeypatch.setattr(shared, "REST", 0.1)
    machine = Machine(tmp_path, settings, Sharing(f"unix://{socket}"))
    for path in ("/de/", "/en/", "/de/artikel/"):
        assert machine.get(path).status == 200
        time.sleep(0.1)  # so that it is asked again
    assert machine.asked == 3
    assert len(caplog.records) == 1
    with serving(socket):
        machine.get("/de/archiv/")
        assert len(machine.house.rack.sharing.client.keys()) == 1
    assert len(caplog.records) == 1
