"""Requests wait for a thread, or for its answer, for a limited time."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

from newsroom.http_server.answering.free_threads import Threads
from newsroom.http_server.answering.waiting import Job, Waiting
from tests.newsroom.http_server.answering.test_answering import get


def test_what_is_kept_needs_no_thread(serve):
    with serve("--workers", "1", "--threads", "1") as served:
        with ThreadPoolExecutor(4) as clients:
            slow = clients.submit(get, served, "/gate", method="POST")
            served.wait_until_begun("POST /gate")
            assert get(served, "/kept").body == b"kept"
            assert get(served, "/healthz").body == b"ok\n"
            assert not slow.done()
            served.open_gate()
            assert slow.result().status == 200
        assert len(served.came_through()) == 1


def test_who_waits_for_too_long_is_asked_to_come_again(serve):
    with serve("--workers", "1", "--threads", "1") as served:
        with ThreadPoolExecutor(6) as clients:
            reader = clients.submit(get, served, "/gate")
            served.wait_until_begun("GET /gate")
            others = [
                clients.submit(get, served, path, method=method)
                for path, method in [("/a", "GET"), ("/a?copy", "GET"), ("/b", "POST")]
            ]
            late, copy, form = [one.result() for one in others]
            first = reader.result()
        assert (first.status, first.headers["retry-after"]) == (503, "30")
        assert (late.status, late.body) == (503, b"busy: /a")
        assert (copy.status, copy.body) == (200, b"a copy")
        assert form.status == 503
        # Only what was begun came through; its thread is free again later.
        served.open_gate()
        while get(served, "/").status == 503:
            pass  # each has waited for two seconds
        assert served.came_through() == ["GET /gate", "GET /"]
        assert served.said().count("Nobody had time for a request within 2.0 s.") == 1


def test_the_desk_is_waited_for(serve):
    with serve("--workers", "1", "--threads", "1") as served:
        assert get(served, "/gate/desk").status == 503
        served.open_gate()
        assert get(served, "/slow?3", method="POST").status == 200


def test_who_works_while_the_database_is_away_is_told_so_as_soon_as_readers(serve):
    with serve("--workers", "1", "--threads", "1") as served:
        Path(f"{served.notes}-away").touch()
        form = get(served, "/gate", method="POST")
        assert (form.status, form.body) == (503, b"busy: /gate")
        # Its thread still waits; readers need none.
        assert get(served, "/a?copy").body == b"a copy"
        assert get(served, "/b").status == 503
        served.open_gate()


def test_who_finds_no_thread_gets_the_next_one(serve):
    options = ("--workers", "1", "--threads", "1")
    with serve(*options, TRIAL_PATIENCE="30") as served:
        with ThreadPoolExecutor(8) as clients:
            first = clients.submit(get, served, "/gate")
            served.wait_until_begun("GET /gate")
            methods = ["GET", "POST", "GET", "HEAD"]
            others = [
                clients.submit(get, served, "/", method=method) for method in methods
            ]
            # Most are waiting by now; the others find a thread at once.
            time.sleep(0.3)
            served.open_gate()
            assert [one.result().status for one in [first, *others]] == [200] * 5
        assert len(served.came_through()) == 5


def test_what_comes_too_late_is_nobodys_and_does_not_stay_on_disk(serve, tmp_path):
    with serve("--workers", "1", "--threads", "1", TMPDIR=str(tmp_path)) as served:
        assert get(served, "/gate").status == 503
        served.open_gate()
        # The next request gets the thread, so the first one has ended by then.
        while (answer := get(served, "/process")).status == 503:
            pass  # each has waited for two seconds
        assert answer.body.isdigit()
        assert served.came_through() == ["GET /gate", "GET /process"]
        assert list(tmp_path.glob("newsroom-answer-*")) == []


def in_a_loop(live):
    """Run it in its own thread: the tests' thread may have a browser's loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(live())).result()


async def until(is_so):
    """Wait for it in the loop, a minute at most."""
    async with asyncio.timeout(60):
        while not is_so():
            await asyncio.sleep(0.01)


class Loop:
    """One that notes when it is woken, and for what."""

    def __init__(self):
        self.woken = []

    def call_soon_threadsafe(self, *call):
        self.woken.append(call)

    def call_at(self):
        raise AssertionError("a loop is called in its own thread")


def job_of(loop, began=0.0):
    note = SimpleNamespace(extra={})
    return Job(None, None, note, None, loop, began=began, done=list, body=None)


def watching(excuse=list, patience=5.0):
    return Waiting(excuse, patience=patience, works=lambda job: False, is_away=bool)


def test_a_thread_and_the_clock_do_not_both_answer():
    waiting, job = watching(), job_of(Loop())
    waiting.add(job)
    assert [waiting.take(job), waiting.take(job)] == [True, False]


def test_the_loop_is_not_woken_for_each_request():
    waiting, loop = watching(), Loop()
    for _ in range(100):
        job = job_of(loop, began=3)
        waiting.add(job)
        assert waiting.take(job)
    # Five seconds since the request came: it may have waited for the thread already.
    assert loop.woken == [(loop.call_at, 8, waiting.look)]


def test_readers_are_excused_when_they_have_waited_and_work_when_it_is_in_vain():
    away = SimpleNamespace(now=False)
    waiting = Waiting(
        list, patience=5, works=lambda job: job.length, is_away=lambda: away.now
    )
    reader, worker = job_of(Loop()), job_of(Loop())
    worker.length = 1

    def late(now):
        return [waiting.is_late(reader, now), waiting.is_late(worker, now)]

    assert (late(4.9), late(5), late(299)) == (
        [False, False],
        [True, False],
        [True, False],
    )
    assert late(300) == [True, True]
    away.now = True
    assert (late(4.9), late(5)) == ([False, False], [True, True])
    assert [waiting.next_look(worker, now) for now in (1, 5, 299.8)] == [5, 5.5, 300]


def test_whoever_comes_after_a_quiet_moment_is_looked_after_again():
    async def live():
        loop, excused = asyncio.get_running_loop(), []
        waiting = watching(excused.append, patience=0.05)
        jobs = [job_of(loop, loop.time())]
        waiting.add(jobs[0])
        assert waiting.take(jobs[0])
        await until(lambda: not waiting.is_watched)
        jobs.append(job_of(loop, loop.time()))
        waiting.add(jobs[1])
        await until(lambda: excused)
        return excused == jobs[1:]

    assert in_a_loop(live)


def test_a_fault_with_one_keeps_the_clock_from_nobody(caplog):
    async def live():
        loop, excused = asyncio.get_running_loop(), []

        def excuse(job):
            excused.append(job)
            raise ValueError("a fault")

        waiting = watching(excuse, patience=0.05)
        jobs = [job_of(loop, loop.time()) for _ in range(3)]
        for job in jobs:
            waiting.add(job)
        await until(lambda: not waiting.jobs)
        return set(excused) == set(jobs)

    assert in_a_loop(live)
    assert caplog.text.count("Nobody could be told to come again.") == 3


async def waiting_for(threads):
    """Return who waits for the only thread, which is taken."""
    assert threads.take()
    one = asyncio.ensure_future(threads.taken(9))
    await asyncio.sleep(0)
    assert len(threads.waiting) == 1
    return one


async def gone(one):
    one.cancel()
    await asyncio.gather(one, return_exceptions=True)


def test_a_thread_that_comes_when_nobody_waits_any_more_is_free():
    async def live():
        threads = Threads(1)
        one = await waiting_for(threads)
        handed = threads.waiting.popleft()
        await gone(one)
        threads.hand_on(handed)
        return threads.free

    assert in_a_loop(live) == 1


def test_a_thread_is_free_of_whoever_has_it_and_goes_at_once():
    async def live():
        threads = Threads(1)
        one = await waiting_for(threads)
        threads.give_back()
        await gone(one)
        return threads.free, list(threads.waiting)

    assert in_a_loop(live) == (1, [])


def test_searches_wait_for_one_another_and_nobody_for_them(serve):
    options = ("--workers", "1", "--threads", "1")
    trial = serve(*options, TRIAL_PATIENCE="60")
    with trial as served, ThreadPoolExecutor(4) as clients:
        first = clients.submit(get, served, "/gate?q=a")
        served.wait_until_begun("GET /gate")
        second = clients.submit(get, served, "/same?q=b")
        # Users of the desk are at work: their searches don't wait behind readers.
        for path in ("/", "/a?b=c", "/desk/?q=a"):
            assert get(served, path).status == 200
        assert [first.done(), second.done()] == [False, False]
        served.open_gate()
        assert [first.result().status, second.result().status] == [200, 304]


def test_who_searches_in_vain_is_told_that_many_do(serve):
    with serve("--workers", "1", "--threads", "1") as served:
        answer = get(served, "/gate?q=a")
        assert (answer.status, answer.body) == (503, b"searching: /gate")
        served.open_gate()


def test_no_more_wait_for_a_thread_than_it_can_serve():
    async def live():
        threads = Threads(1, most_waiting=1)
        one = await waiting_for(threads)
        is_taken = await threads.taken(9)
        await gone(one)
        return is_taken

    assert in_a_loop(live) is False
