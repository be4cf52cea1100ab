"""One run: the newsroom and the floor, asked in turn, on one database and stock."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field

from benchmarks.houses import FLOOR, NEWSROOM, House
from benchmarks.limit import limit
from benchmarks.measuring import cost_of, least
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


QUICK = Effort(requests=15, seconds=1.5, rounds=2, writes=3)
FULL = Effort(requests=30, seconds=4, rounds=2, writes=6)


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
    figures: dict[str, Figure] = field(default_factory=dict)
    # What nginx needs for the same bytes, if there is one.
    limits: dict[str, Cost] = field(default_factory=dict)


def measured(vendor: str, number: int, effort: Effort) -> Run:
    newsroom, floor = (House(kind, vendor, number) for kind in (NEWSROOM, FLOOR))
    newsroom.load()
    floor.load()
    run = Run(vendor, newsroom.database.version, number)
    with ExitStack() as stack:
        ours = stack.enter_context(newsroom.served())
        theirs = stack.enter_context(floor.served())
        told = newsroom.told("benchmarks.preparing", effort.writes)
        known, counts = Known(**told["known"]), told["figures"]
        ours.cookies = known.cookies
        pages = floor.told("benchmarks.floor.addresses")
        for task, other in paired(known, pages):
            cost, same = in_turn(task, ours, other, theirs, effort)
            run.figures[task.name] = Figure(cost, **counts[task.name], floor=same)
        paths = {name: known.pages[name] for name in LIMITED}
        nginx, files = stack.enter_context(limit(paths, ours))
        for name, path in files.items():
            most = {"most": effort.requests * 10, "seconds": effort.seconds}
            run.limits[name] = cost_of(reading(name, path), nginx, **most)
    return run


def paired(known: Known, pages: dict[str, str]) -> Iterator[tuple[Task, Task | None]]:
    """Yield each task of ours with the one that asks the same of the floor."""
    floor = {name: reading(name, path) for name, path in pages.items()}
    feed = pages["feed of 50"]
    floor["feed, 304"] = unchanged("feed, 304", feed)
    for task in [*public_tasks(known), *desk_tasks(known)]:
        yield task, floor.get(task.name)


def in_turn(
    task: Task, ours: Server, other: Task | None, theirs: Server, effort: Effort
) -> tuple[Cost, Cost | None]:
    """Return the least of what both cost, asked round by round."""
    if task.is_writing:
        most = effort.writes
        return cost_of(task, ours, most=most, seconds=effort.seconds), None
    limits = {"most": effort.requests, "seconds": effort.seconds}
    mine, yours = [], []
    for _ in range(effort.rounds):
        mine.append(cost_of(task, ours, **limits))
        if other:
            yours.append(cost_of(other, theirs, **limits))
    return least(mine), least(yours) if yours else None
