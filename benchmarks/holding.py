"""What an answer costs that a server holds ready, also while something is published."""

import time
from contextlib import ExitStack
from itertools import islice

from benchmarks.houses import HOLDING_PAGES, House
from benchmarks.living import HOLDING, memory, mixed_reading
from benchmarks.measuring import least
from benchmarks.servers import Cost, Request, Server
from benchmarks.tasks import (
    PUBLISHED,
    Known,
    Task,
    publication,
    reading,
    unchanged,
)

FEED = "feed, 304"
# What Django's own cache is asked for as well.
COMPARED = ("list, first page", "article", "feed of 50", FEED)
HELD = ("home", "list, first page", "two facets", "article", "feed of 50")
# Seconds between two publications.
APART = 5
# Seconds: it is held once it was made, and compressed soon after that was asked for.
HELD_AFTER = 0.5
# As browsers say it.
COMPRESSED = {"Accept-Encoding": "gzip, deflate, br"}
# Beside what takes milliseconds: a hit takes so little that many are needed.
MANY = 100


def name_of(task: str) -> str:
    return f"held: {task}"


def while_publishing(task: str) -> str:
    return f"held, published every {APART} s: {task}"


def held_tasks(known: Known) -> list[Task]:
    tasks = [reading(name_of(name), known.pages[name]) for name in HELD]
    return [*tasks, unchanged(name_of(FEED), known.pages["feed of 50"])]


def of_django(task: str) -> str:
    return f"{name_of(task)}, of Django's cache"


def tasks_of_django(pages: dict[str, str]) -> dict[str, Task]:
    """Return the tasks of the floor by the names of ours."""
    found = {name: reading(name, pages[name]) for name in COMPARED if name in pages}
    found[FEED] = unchanged(FEED, pages["feed of 50"])
    return {name_of(name): task for name, task in found.items()}


def hits(
    houses: list[House], known: Known, *, most: int, rounds: int, seconds: float
) -> tuple[dict[str, Cost], dict[str, float]]:
    """Return what each answer costs, and how much memory there is with all that is held
    after so many seconds of mixed reading.

    If the floor is given as the second, it is compared with Django's cache there.
    """
    found: dict[str, Cost] = {}
    states: dict[str, float] = {}
    house, *others = houses
    with ExitStack() as stack:
        django = [stack.enter_context(one.served(FLOOR_CACHED="1")) for one in others]
        pages = [one.told("benchmarks.floor.addresses") for one in others]
        theirs = tasks_of_django(*pages) if pages else {}
        server = stack.enter_context(house.served(**HOLDING_PAGES))
        for task in held_tasks(known):
            mine, yours = [], []
            for _round in range(rounds):
                mine.append(cost_of_hits(task, server, most * MANY))
                if same := theirs.get(task.name):
                    yours.append(cost_of_hits(same, *django, most * MANY, pause=0))
            found[task.name] = cost = least(mine)
            if yours:
                name = task.name.removeprefix(name_of(""))
                states[of_django(name)] = cost.total / least(yours).total
        mixed_reading(server, known, seconds)
        states[HOLDING] = memory(server)
        # Who works at the desk takes memory of her own.
        server.cookies = known.cookies
        for name in PUBLISHED:
            path, submitted = known.pages[name], known.submitted
            found[while_publishing(name)] = between(server, path, submitted, rounds)
        return found, states


def cost_of_hits(
    task: Task, server: Server, number: int, pause: float = HELD_AFTER
) -> Cost:
    requests = (compressed(one) for one in task.requests(server.ask))
    for _turn in range(3):
        server.ask(next(requests))
        time.sleep(pause)
    before = server.spent()
    for request in islice(requests, number):
        server.ask(request)
    cost = (server.spent() - before).each(number)
    server.hang_up()
    return cost


def compressed(request: Request) -> Request:
    headers = request.headers | COMPRESSED
    return Request(request.path, headers=headers, status=request.status)


def between(
    server: Server, path: str, submitted: list[tuple[int, str]], number: int
) -> Cost:
    """Return what one answer costs, with whatever is made anew after publications."""
    asked, spent = 0, Cost()
    for _publication in range(number):
        pk, _path = submitted.pop()
        server.ask(publication(server.ask, pk))
        before, end = server.spent(), time.monotonic() + APART
        while time.monotonic() < end:
            server.ask(compressed(Request(path)))
            asked += 1
        spent += server.spent() - before
    server.hang_up()
    return spent.each(asked)
