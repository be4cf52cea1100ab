"""A server that is killed again and again under load keeps what it acknowledged."""

import os
import signal
import time
from collections import Counter
from contextlib import ExitStack, contextmanager
from itertools import cycle, islice
from pathlib import Path

import pytest
from django.db import connection
from django_ox.testing import run_tasks
from PIL import Image as Pillow

from articles.domain import search
from articles.foundation.image_files import rendition_files
from articles.models import Article, Decision, Image, Snapshot
from tests.editing.publishing.histories import checking
from tests.newsroom.houses import until
from tests.newsroom.served.crew import Known, Reading, Uploading, Writing
from tests.newsroom.served.desk import Desk
from tests.newsroom.served.test_load import GROWTH, memory_of
from tests.support import factories
from tests.support.processes.loopback import free_port
from tests.support.processes.served import (
    Served,
    an_administrator,
    newsroom,
    with_password,
)

pytestmark = [pytest.mark.again, pytest.mark.django_db(transaction=True)]
# Seconds in all, and kills in the first two thirds of them; `LOAD_SECONDS` and
# `LOAD_KILLS` say otherwise.
LONG, KILLS, MINUTE = 1800, 40, 60
# No worker needs that much, whatever the request.
MEGABYTES = 500
INDEX = "malformed inverted index for FTS5 table main.articles_search"


class House:
    """A server that is begun again on its port, its people, and what they know."""

    def __init__(self, env: dict[str, str], log: Path, *, pause: float):
        self.env, self.log, self.pause = env, log, pause
        self.port, self.known, self.crew = free_port(), Known(), []
        self.people = an_administrator(), with_password(factories.editor())
        self.served: Served
        self.stack = ExitStack()

    def begin(self) -> None:
        self.log = self.log.with_name(f"log-{time.monotonic_ns()}")
        server = newsroom(self.env, self.log, port=self.port)
        self.served = self.stack.enter_context(server)
        until(lambda: len(self.served.workers()) == 2, 60)

    def desks(self) -> tuple[Desk, Desk]:
        chief, editor = Desk(self.port), Desk(self.port)
        for desk, person in zip((chief, editor), self.people, strict=True):
            desk.log_in(person)
        return chief, editor

    @contextmanager
    def working(self):
        self.begin()
        kinds = [Writing, Writing, Uploading]
        for seed, kind in enumerate(kinds):
            member = kind(self.desks, self.known, self.port, seed, self.pause)
            self.crew.append(member)
        for seed in range(3):
            reader = Reading(self.known, self.port, seed, self.pause)
            self.crew.append(reader)
        for member in self.crew:
            member.start()
        try:
            yield self
        finally:
            for member in self.crew:
                member.is_over.set()
            for member in self.crew:
                member.join()
            self.stack.close()

    def kill(self, what: str) -> None:
        """Kill without a warning; return when all is served again."""
        if what == "writing":
            self.have_one_die()
            return
        master, workers = self.served.process.pid, self.served.workers()
        killed = {
            "worker": sorted(workers)[:1],
            "master": [master],
            "all": [master, *workers],
        }[what]
        for pid in killed:
            os.kill(pid, signal.SIGKILL)
        if what == "worker":
            until(lambda: is_served_by(self.served, 2, but=set(killed)), 60)
            return
        self.served.process.wait()
        # Its workers end by themselves, and leave the port to the next.
        until(lambda: not any(is_running(pid) for pid in workers), 60)
        self.begin()

    def have_one_die(self) -> None:
        """Kill the worker that is the next to write a decision, in the middle of it."""
        order, former = Path(self.env["MORTAL"]), self.served.workers()
        order.touch()
        until(lambda: not order.exists(), 60)
        until(lambda: self.served.workers() != former, 60)
        until(lambda: len(self.served.workers()) == 2, 60)

    def check(self) -> None:
        """Have all pause, and look whether anything acknowledged is lost or broken."""
        with ExitStack() as resting:
            for member in self.crew:
                resting.enter_context(member.rest)
            assert self.known.faults == []
            assert all(member.is_alive() for member in self.crew)
            check_known(self.known)
            check_sound()


def is_served_by(served: Served, number: int, *, but: set[int]) -> bool:
    found = served.workers()
    return len(found) == number and not found & but


def is_running(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def check_known(known: Known) -> None:
    texts = Snapshot.objects.values_list("article", "content__teaser")
    assert known.saves <= set(texts)
    assert known.moves <= set(Decision.objects.values_list("article", "transition"))
    keys = {str(key) for key in Image.objects.values_list("key", flat=True)}
    assert known.pictures <= keys


def check_sound() -> None:
    checking.check_windows()
    checking.check_addresses()
    checking.check_contents(Article.objects.all())
    for article in Article.objects.all():
        checking.check_records(article)
    connection.check_constraints()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            told = cursor.execute("PRAGMA integrity_check").fetchall()
        # SQLite reports an index without contents as malformed when rows were deleted
        # from it. Its own check tells if it is sound, and every row of it is compared.
        assert set(told) <= {("ok",), (INDEX,)}
    run_tasks()  # as no worker does here
    assert not search.check()
    for image in Image.objects.all():
        with image.file.open() as file, Pillow.open(file) as picture:
            picture.load()
    shelf = rendition_files()
    for path in (shelf.root / name for name in shelf.names()):
        if not path.name.startswith(".") and path.suffix != ".svg":
            with Pillow.open(path) as picture:
                picture.load()


@pytest.fixture
def house(other_process_env, tmp_path, settings, collected):
    settings.VAR = tmp_path / "var"
    settings.VAR.mkdir()
    settings.MEDIA_ROOT = settings.VAR / "media"
    (settings.VAR / "static").symlink_to(collected)
    env = other_process_env | {
        "DJANGO_SETTINGS_MODULE": "tests.newsroom.served.mortal",
        "MORTAL": str(tmp_path / "order"),
        "NEWSROOM_WORKER": "0",
        "NEWSROOM_VAR": str(settings.VAR),
    }
    return lambda **options: House(env, tmp_path / "log", **options)


def work_until(house: House, enough) -> None:
    """Let all go on until there is something to lose."""
    until(lambda: enough() or house.known.faults, 120)


def test_r9_r11_whoever_is_killed_has_lost_nothing_that_was_acknowledged(house):
    with house(pause=0.3).working() as found:
        for what in ("writing", "all"):
            saves, pictures = len(found.known.saves), len(found.known.pictures)
            work_until(
                found,
                lambda saves=saves, pictures=pictures: (
                    len(found.known.saves) > saves + 2
                    and len(found.known.pictures) > pictures
                ),
            )
            found.kill(what)
            found.check()
    assert found.known.answers > 10


@pytest.mark.long
def test_r9_r11_in_half_an_hour_of_kills_nothing_is_lost_and_memory_is_level(house):
    seconds = float(os.environ.get("LOAD_SECONDS", LONG))
    kills = int(os.environ.get("LOAD_KILLS", KILLS))
    done: Counter[str] = Counter()
    with house(pause=0.5).working() as found:
        began = time.monotonic()
        for number, what in enumerate(islice(cycle(WAYS), kills), 1):
            at = began + number * seconds * 2 / 3 / kills
            time.sleep(max(0, at - time.monotonic()))
            found.kill(what)
            done[what] += 1
            found.check()
        sizes = watched(found, until_then=began + seconds)
        found.check()
    assert done.total() == kills
    assert found.known.answers > seconds
    assert len(found.known.moves) > seconds / 20
    for worker in sizes:
        assert max(worker) < min(worker[0] * GROWTH, MEGABYTES * 1000)


WAYS = ("worker", "all", "writing", "master")


def watched(house: House, *, until_then: float) -> list[list[int]]:
    """Return what each worker had in each minute of the time that is left, from when
    it has seen all there is to do.
    """
    workers, sizes = sorted(house.served.workers()), []
    pause = min(MINUTE, max(5, (until_then - time.monotonic()) / 10))
    time.sleep(3 * pause)
    while time.monotonic() < until_then or not sizes:
        sizes.append([memory_of(pid) for pid in workers])
        time.sleep(pause)
    assert house.served.workers() == set(workers)
    return [list(column) for column in zip(*sizes, strict=True)]
