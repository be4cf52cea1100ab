"""Workers are replaced, and the server ends, while people read and save."""

import signal
import threading
import time
from contextlib import contextmanager

import pytest

from articles.models import Topic
from tests.newsroom.served.readers import Readers
from tests.support.processes.served import slow_clients

SECONDS = 30


class Saver:
    """Adds one label after the other; notes which were acknowledged."""

    def __init__(self, desk):
        self.desk, self.saved, self.faults = desk, [], []
        self.is_over = threading.Event()
        self.is_ending, self.never_begun = False, ""

    def save(self) -> None:
        while not self.is_over.is_set():
            name = f"Notiz {len(self.saved)}"
            try:
                self.desk.fill("/admin/articles/topic/add/", names_de=name)
            except ConnectionRefusedError:
                # Nobody listens any more: nothing was begun.
                if not self.is_ending:
                    self.faults.append(f"{name}: nobody listens")
                return
            except ConnectionResetError as error:
                # A request that waited for the listener when this closed wasn't begun.
                if not self.is_ending:
                    self.faults.append(f"{name}: {error!r}")
                self.never_begun = name
                return
            except (AssertionError, OSError) as error:
                self.faults.append(f"{name}: {error!r}")
                return
            self.saved.append(name)


@contextmanager
def saving(desk):
    saver = Saver(desk)
    thread = threading.Thread(target=saver.save)
    thread.start()
    try:
        yield saver
    finally:
        saver.is_over.set()
        thread.join()


def replace_workers(served) -> None:
    """Return when all have been replaced, and the former ones have ended."""
    former, until = served.workers(), time.monotonic() + SECONDS
    served.process.send_signal(signal.SIGHUP)
    while len(now := served.workers()) != 2 or now & former:
        assert time.monotonic() < until, (former, now)
        time.sleep(0.1)


def assert_all_are_there(saver) -> None:
    stored = set(Topic.objects.values_list("names__de", flat=True))
    assert set(saver.saved) <= stored
    assert saver.never_begun not in stored
    assert len(saver.saved) > 5


# The server alone, with a small application behind it, is replaced and ended in each
# run (`http_server/processes/test_master.py`), and killed in `test_kills.py`.
@pytest.mark.long
@pytest.mark.again
@pytest.mark.django_db(transaction=True)
def test_r37_r49_while_workers_are_replaced_each_request_is_answered(
    writing, full_size
):
    served, found = writing
    with (
        slow_clients(served.port),
        saving(found.desk) as saver,
        Readers(served.port, found.timeline, number=4),
    ):
        for _turn in range(8 if full_size else 2):
            replace_workers(served)
    assert found.timeline.faults == []
    assert saver.faults == []
    assert_all_are_there(saver)


@pytest.mark.long
@pytest.mark.again
@pytest.mark.django_db(transaction=True)
def test_r37_r49_a_server_that_ends_has_stored_what_it_acknowledged(writing):
    served, found = writing
    with slow_clients(served.port), saving(found.desk) as saver:
        while len(saver.saved) < 6:
            time.sleep(0.05)
        saver.is_ending = True
        served.process.send_signal(signal.SIGTERM)
        assert served.process.wait(SECONDS) == 0
    assert saver.faults == []
    assert_all_are_there(saver)
