"""No depth of calls makes each further call cost a piece of the system's memory."""

import resource
import threading

import pytest

from newsroom.http_server.answering.thread_pool import with_room
from tests.newsroom.http_server.wire import ask, head_of

CALLS = 1000
# In some of so many a piece of 16 KB ends.
DEPTHS = range(300)


def nothing() -> None:
    pass


def faults_at(depth: int) -> int:
    """Return how many pages of memory were taken for calls from that depth."""
    if depth:
        return faults_at(depth - 1)
    before = resource.getrusage(resource.RUSAGE_THREAD).ru_minflt
    for _number in range(CALLS):
        nothing()
    return resource.getrusage(resource.RUSAGE_THREAD).ru_minflt - before


def in_a_thread(act) -> int:
    """Return what it says in a thread, which has no room from elsewhere."""
    found: list[int] = []
    thread = threading.Thread(target=lambda: found.append(act()))
    thread.start()
    thread.join()
    return found[0]


def worst() -> int:
    return max(map(faults_at, DEPTHS))


def test_with_room_a_loop_costs_the_same_at_every_depth():
    assert in_a_thread(lambda: with_room(worst)) < CALLS / 10


def test_what_it_calls_gives_back_its_result_and_its_errors():
    assert with_room(max, 2, 3) == 3
    with pytest.raises(ZeroDivisionError):
        with_room(divmod, 1, 0)


def test_the_servers_threads_have_room(served):
    answer = ask(served.port, head_of("GET", "/deep"))
    assert int(answer.body) < CALLS / 10
