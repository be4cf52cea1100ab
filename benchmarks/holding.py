"""What an answer costs that a server holds ready, also while something is published."""

import time
from contextlib import ExitStack
from itertools import islice

from benchmarks.houses import House
from benchmarks.living import memory, mixed_reading
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

HELD = ("home", "list, first page", "two facets", "article", "feed of 50")
# Seconds between two publications.
APART = 5
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
    return [*tasks, unchanged(name_of("feed, 304"), known.pages["feed of 50"])]


def hits(
    house: House, known: Known, *, most: int, rounds: int, seconds: float
) -> tuple[dict[str, Cost], float]:
    """Return what each answer costs, and how much memory there is with all that is
    held after so many seconds of mixed reading.
    """
    found: dict[str, Cost] = {}
    with ExitStack() as stack:
        server = stack.enter_context(house.served(NEWSROOM_PAGE_CACHE="32"))
        server.cookies = known.cookies
        for task in held_tasks(known):
            costs = [cost_of_hits(task, server, most * MANY) for _ in range(rounds)]
            found[task.name] = least(costs)
        for name in PUBLISHED:
            path, submitted = known.pages[name], known.submitted
            found[while_publishing(name)] = between(server, path, submitted, rounds)
        server.cookies = {}
        mixed_reading(server, known, seconds)
        return found, memory(server)


def cost_of_hits(task: Task, server: Server, number: int) -> Cost:
    requests = (compressed(one) for one in task.requests(server.ask))
    # It is held once it was made, and compressed soon after that was asked for.
    for _turn in range(3):
        server.ask(next(requests))
        time.sleep(0.7)
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
