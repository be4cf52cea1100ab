"""Two workers under load show every change to all readers, and nobody an old page."""

import os
import time
from itertools import islice
from pathlib import Path

import pytest

from tests.newsroom.served.readers import Readers, look_everywhere

# Seconds; `LOAD_SECONDS` says otherwise.
LONG, EVERY = 600, 5
# The most that each worker's memory may grow after the first third of the time.
GROWTH = 1.25


def memory_of(pid: int) -> int:
    said = Path(f"/proc/{pid}/status").read_text()
    return int(said.partition("VmRSS:")[2].split()[0])


@pytest.mark.again
@pytest.mark.django_db(transaction=True)
def test_what_was_done_at_the_desk_is_what_every_reader_sees_from_then_on(writing):
    served, found = writing
    with Readers(served.port, found.timeline, pause=0.04):
        for _done in islice(found.acts(), 6):
            look_everywhere(served.port, found.timeline)
    assert found.timeline.faults == []
    assert found.timeline.answers > 500
    assert "Traceback" not in served.log.read_text()


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_for_as_long_as_it_is_served_no_page_is_old_and_no_memory_is_lost(writing):
    served, found = writing
    seconds = float(os.environ.get("LOAD_SECONDS", LONG))
    acts, began, sizes = found.acts(), time.monotonic(), {}
    with Readers(served.port, found.timeline, pause=0.01):
        while (past := time.monotonic() - began) < seconds:
            next(acts)
            look_everywhere(served.port, found.timeline)
            assert found.timeline.faults == []
            if past > seconds / 3 and not sizes:
                sizes = {pid: memory_of(pid) for pid in served.workers()}
            time.sleep(max(0, EVERY - (time.monotonic() - began - past)))
    assert served.workers() == set(sizes)
    for pid, size in sizes.items():
        assert memory_of(pid) < size * GROWTH
    assert "Traceback" not in served.log.read_text()
