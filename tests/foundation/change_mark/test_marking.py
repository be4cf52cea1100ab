"""All processes of the machine see the same numbers, and lose none."""

import threading
import time

from articles.foundation import change_mark
from articles.foundation.change_mark import marking
from tests.foundation.change_mark.processes import other


def test_it_is_pending_from_its_beginning_to_its_end():
    before = change_mark.now()
    assert before.is_settled
    change_mark.begin()
    change_mark.begin()
    assert not change_mark.now().is_settled
    change_mark.end()
    assert not change_mark.now().is_settled
    change_mark.end()
    after = change_mark.now()
    assert after.is_settled
    assert (after.id, after.done) == (before.id, before.done + 2)


def test_what_nobody_holds_any_more_is_over():
    change = change_mark.Pending()
    assert not change_mark.now().is_settled
    change.end()
    change.end()
    done = change_mark.now().done
    del change
    assert change_mark.now() == (change_mark.now().id, done, done, 0)
    _change = change_mark.Pending()
    del _change
    assert change_mark.now().is_settled


def test_what_the_collector_ends_while_the_mark_is_written_isnt_lost():
    change = change_mark.Pending()
    with marking.held():
        change.end()
        assert not change_mark.now().is_settled
    assert change_mark.now().is_settled


def test_another_process_sees_what_this_one_begins(folder):
    change_mark.begin()
    process = other(folder, "print(*mark.now())")
    told, _nothing = process.communicate(timeout=20)
    assert told.split() == [str(number) for number in change_mark.now()]
    change_mark.end()


def test_processes_and_threads_that_write_at_once_lose_no_change(folder):
    script = "\nfor _ in range(2000): mark.begin(); mark.drop(()); mark.end()"
    change_mark.now()
    processes = [other(folder, script) for _number in range(2)]

    def write():
        for _number in range(500):
            change_mark.begin()
            change_mark.end()

    threads = [threading.Thread(target=write) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [process.communicate(timeout=60) for process in processes]
    assert change_mark.now()[1:] == (6000, 6000, 0)


def test_a_reader_never_sees_it_settled_while_one_change_is_pending(folder):
    change_mark.begin()
    process = other(folder, "\nwhile True: mark.begin(); mark.end()")
    until = time.monotonic() + 1
    try:
        while time.monotonic() < until:
            assert not change_mark.now().is_settled
        assert change_mark.now().done > 100
    finally:
        process.kill()
        process.communicate(timeout=20)


def test_what_is_dropped_is_known_to_who_asks():
    before = change_mark.now().dropped
    change_mark.drop(["edition:1", "edition:2"])
    change_mark.drop(["edition:3"])
    assert change_mark.now().dropped == before + 3
    hashes = [change_mark.hash_of(f"edition:{pk}") for pk in (1, 2, 3)]
    assert change_mark.dropped_since(before) == set(hashes)
    assert change_mark.dropped_since(before + 2) == {hashes[2]}
    assert change_mark.dropped_since(before + 3) == frozenset()
    assert change_mark.dropped_since(before + 4) is None


def test_who_asks_too_late_or_for_too_many_drops_everything():
    for start in range(0, 7000, 1000):
        change_mark.drop(f"edition:{pk}" for pk in range(start, start + 1000))
    assert change_mark.dropped_since(0) is None
    assert change_mark.dropped_since(1000) == {
        change_mark.hash_of(f"edition:{pk}") for pk in range(1000, 7000)
    }
    change_mark.drop(f"edition:{pk}" for pk in range(10_000))
    assert change_mark.dropped_since(7000) is None
    assert change_mark.dropped_since(change_mark.now().dropped) == frozenset()
