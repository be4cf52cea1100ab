"""Another tree of the newsroom beside this one: is either dearer?

Each tree loads its own stock and answers by its own code. They are asked in turn, round
by round. This tree is served twice: the difference of its two servers (A/A) is the
machine's. A task counts as dearer above 5 % and that difference. The second server has
a stock of its own: two that share one are dearer than one that is alone.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace

from benchmarks.houses import HERE, NEWSROOM, House, Tree
from benchmarks.measuring import cost_of, least
from benchmarks.runs import Effort
from benchmarks.servers import Cost, Server
from benchmarks.tasks import Known, Task, desk_tasks, public_tasks

NEGLIGIBLE = 0.05
# Costs of few requests differ more, so more rounds are asked.
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Compared:
    """The cost of a task here, here once more, and in the other tree."""

    name: str
    here: Cost
    again: Cost
    there: Cost
    queries_here: int
    queries_there: int

    @property
    def change(self) -> float:
        """The share by which it is dearer here; negative if it is cheaper."""
        return self.here.total / self.there.total - 1

    @property
    def spread(self) -> float:
        return abs(self.again.total / self.here.total - 1)

    @property
    def verdict(self) -> str:
        if self.queries_here > self.queries_there:
            return "more queries"
        return "dearer" if self.change > NEGLIGIBLE + self.spread else ""


def compared(vendor: str, number: int, tree: Tree, effort: Effort) -> list[Compared]:
    """Load both stocks, serve them, and ask each task of all three servers in turn."""
    trees = HERE, replace(HERE, mark="_again"), tree
    with ExitStack() as stack:
        asked: list[tuple[Server, dict[str, Task]]] = []
        counts: list[dict[str, dict]] = []
        for one in trees:
            house = House(NEWSROOM, vendor, number, one)
            house.load()
            told = house.told("benchmarks.preparing", ROUNDS * effort.writes)
            known = Known(**told["known"])
            counts.append(told["figures"])
            server = stack.enter_context(house.served())
            server.cookies = known.cookies
            asked.append((server, tasks_of(known)))
        return [
            Compared(
                name,
                *in_turn(name, asked, effort),
                counts[0][name]["queries"],
                counts[-1][name]["queries"],
            )
            for name in shared(asked)
        ]


def tasks_of(known: Known) -> dict[str, Task]:
    return {task.name: task for task in [*public_tasks(known), *desk_tasks(known)]}


def shared(asked: list[tuple[Server, dict[str, Task]]]) -> Iterator[str]:
    """Yield the names of what all know to be asked."""
    (_server, first), *others = asked
    for name in first:
        if all(name in tasks for _server, tasks in others):
            yield name


def in_turn(
    name: str, asked: list[tuple[Server, dict[str, Task]]], effort: Effort
) -> list[Cost]:
    """Return the least that it costs each server in the rounds."""
    costs: list[list[Cost]] = [[] for _ in asked]
    is_writing = asked[0][1][name].is_writing
    most = effort.writes if is_writing else effort.requests * 10
    for turn in range(ROUNDS):
        # Each is the first now and then: a machine slows down, or wakes up.
        first = turn % len(asked)
        for number in (*range(first, len(asked)), *range(first)):
            server, tasks = asked[number]
            one = cost_of(tasks[name], server, most=most, seconds=effort.seconds)
            costs[number].append(one)
    return [least(found) for found in costs]


def as_text(found: list[Compared], vendor: str, number: int) -> str:
    """Return a table: milliseconds of CPU, change, A/A, queries, and what is worse."""
    lines = [
        f"{vendor}, {number:,} articles: ms CPU here, there, change, A/A, queries",
        *(line_of(one) for one in found),
    ]
    worse = [one.name for one in found if one.verdict]
    lines.append(f"Worse: {', '.join(worse) or 'nothing'}.")
    return "\n".join(lines)


def line_of(one: Compared) -> str:
    queries = f"{one.queries_here}"
    if one.queries_there != one.queries_here:
        queries += f" ({one.queries_there})"
    return (
        f"{one.name:<45} {one.here.total * 1000:8.2f} {one.there.total * 1000:8.2f} "
        f"{one.change:+7.1%} {one.spread:6.1%} {queries:>8} {one.verdict}".rstrip()
    )
