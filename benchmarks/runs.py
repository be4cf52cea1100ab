"""One run: the newsroom and the floor, asked in turn, on one database and stock."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date

from benchmarks.alerts.measuring import alerts
from benchmarks.closing import after_closings
from benchmarks.fronting import behind_nginx
from benchmarks.holding import hits
from benchmarks.houses import House
from benchmarks.limit import limit
from benchmarks.living import READ, WORKED, memory, mixed_reading, started
from benchmarks.machines import missing, two_machines
from benchmarks.measuring import cost_of, least
from benchmarks.resetting import resets
from benchmarks.servers import Cost, Server
from benchmarks.tasks import Known, Task, desk_tasks, public_tasks, reading, unchanged

LIMITED = ("list, first page", "article", "feed of 50")


@dataclass(frozen=True, slots=True)
class Effort:
    """How long is measured: requests and seconds of each round, and rounds."""

    requests: int
    seconds: float
    rounds: int
    writes: int
    # Seconds of mixed reading, before the memory is looked at.
    reading: float
    # Readers who subscribe by email, and how many of their letters are sent.
    readers: int
    letters: int


QUICK = Effort(
    requests=5, seconds=0.5, rounds=1, writes=1, reading=2, readers=500, letters=200
)
FULL = Effort(
    requests=15, seconds=1.5, rounds=2, writes=3, reading=10,
    readers=10_000, letters=2_000,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """What one task costs, and what the same costs on the floor, where there is one."""

    cost: Cost
    queries: int
    bytes: int
    floor: Cost | None = None

    @property
    def ratio(self) -> float | None:
        return self.cost.total / self.floor.total if self.floor else None


@dataclass(slots=True)
class Run:
    vendor: str
    version: str
    number: int
    command: str
    # When it ended, and how many processes wanted a processor in the minutes before.
    day: str = ""
    load: float = 0
    figures: dict[str, Figure] = field(default_factory=dict)
    # How a server begins, and in how much memory it works.
    states: dict[str, float] = field(default_factory=dict)
    # What nginx needs for the same bytes, if there is one.
    limits: dict[str, Cost] = field(default_factory=dict)
    # What can't be measured here, and why.
    skipped: list[str] = field(default_factory=list)


def measured(houses: list[House], effort: Effort, command: str) -> Run:
    """Ask the newsroom, in turn with the floor if that is given as the second."""
    newsroom = houses[0]
    for house in houses:
        house.load()
    database = newsroom.database
    run = Run(database.vendor, database.version, newsroom.number, command)
    with ExitStack() as stack:
        told = newsroom.told("benchmarks.preparing", effort.writes)
        known, counts = Known(**told["known"]), told["figures"]
        run.states |= started(newsroom, known.pages["list, first page"])
        ours, *theirs = [stack.enter_context(house.served()) for house in houses]
        mixed_reading(ours, known, effort.reading)
        run.states[READ] = memory(ours)
        ours.cookies = known.cookies
        pages = [house.told("benchmarks.floor.addresses") for house in houses[1:]]
        for task, other in paired(known, *pages):
            cost, same = in_turn(task, ours, other, *theirs, effort=effort)
            run.figures[task.name] = Figure(cost, **counts[task.name], floor=same)
        run.states[WORKED] = memory(ours)
        paths = {name: known.pages[name] for name in LIMITED}
        nginx, files = stack.enter_context(limit(paths, ours))
        for name, path in files.items():
            task, most = reading(name, path), effort.requests * 10
            run.limits[name] = cost_of(task, nginx, most=most, seconds=effort.seconds)
    closed = after_closings(newsroom, known.pages)
    run.figures |= {
        name: Figure(cost, 0, run.figures[page].bytes)
        for name, (page, cost) in closed.items()
    }
    held(houses, run, known, effort)
    run.states |= resets(newsroom)
    run.states |= alerts(newsroom, readers=effort.readers, letters=effort.letters)
    run.day, run.load = f"{date.today():%d %B %Y}", os.getloadavg()[1]
    return run


def held(houses: list[House], run: Run, known: Known, effort: Effort) -> None:
    """Note what the same costs that is held: here, in front, and by another machine."""
    newsroom, publications = houses[0], effort.writes
    parts = [
        hits(
            houses,
            known,
            most=effort.requests,
            rounds=effort.rounds,
            seconds=effort.reading,
        ),
        behind_nginx(newsroom, known, rounds=effort.rounds, publications=publications),
    ]
    if reason := missing(newsroom):
        run.skipped.append(f"two machines: {reason}")
    else:
        most = effort.requests * 20
        parts.append(
            two_machines(newsroom, known, most=most, publications=publications)
        )
    for costs, states in parts:
        run.states |= states
        for name, cost in costs.items():
            made = run.figures.get(name.rpartition(": ")[2])
            # What is asked of several servers is compared with the limit.
            same = made and made.floor if name.startswith("held") else None
            run.figures[name] = Figure(cost, 0, made.bytes if made else 0, same)


def paired(
    known: Known, pages: dict[str, str] | None = None
) -> Iterator[tuple[Task, Task | None]]:
    """Yield each task of ours with the one that asks the same of the floor."""
    floor = {name: reading(name, path) for name, path in (pages or {}).items()}
    if pages:
        floor["feed, 304"] = unchanged("feed, 304", pages["feed of 50"])
    for task in [*public_tasks(known), *desk_tasks(known)]:
        yield task, floor.get(task.name)


def in_turn(
    task: Task,
    ours: Server,
    other: Task | None,
    theirs: Server | None = None,
    *,
    effort: Effort,
) -> tuple[Cost, Cost | None]:
    """Return the least of what both cost, asked round by round.

    Of what takes 2 ms many are asked: what the server does besides, each second, would
    be a tenth of a few.
    """
    limits: dict = {"most": effort.requests * 10, "seconds": effort.seconds}
    if task.is_writing:
        return cost_of(task, ours, most=effort.writes, seconds=effort.seconds), None
    mine, yours = [], []
    for _ in range(effort.rounds):
        mine.append(cost_of(task, ours, **limits))
        if other and theirs:
            yours.append(cost_of(other, theirs, **limits))
    return least(mine), least(yours) if yours else None
