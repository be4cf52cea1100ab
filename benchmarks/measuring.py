"""Ask a server for the same again and again, and say what one answer costs."""

import time
from collections.abc import Iterable
from itertools import islice

from benchmarks.servers import Cost, Request, Server
from benchmarks.tasks import Task

FEWEST, UNCOUNTED = 2, 2


def cost_of(task: Task, server: Server, *, most: int, seconds: float) -> Cost:
    """Return what one request costs; fewer of them where they take long."""
    try:
        requests = task.requests(server.ask)
        if task.is_writing:
            return one_by_one(islice(requests, most), server)
        # The first reader has printed what is stored, the second what a process keeps.
        for request in islice(requests, UNCOUNTED):
            server.ask(request)
        return in_a_row(islice(requests, most), server, seconds)
    finally:
        server.hang_up()


def in_a_row(requests: Iterable[Request], server: Server, seconds: float) -> Cost:
    end, number, before = time.monotonic() + seconds, 0, server.spent()
    for number, request in enumerate(requests, start=1):
        server.ask(request)
        if number >= FEWEST and time.monotonic() > end:
            break
    return (server.spent() - before).each(number)


def one_by_one(requests: Iterable[Request], server: Server) -> Cost:
    """Return the median of the requests alone, without what was asked to make them."""
    costs = []
    for request in requests:
        before = server.spent()
        server.ask(request)
        costs.append(server.spent() - before)
    return sorted(costs, key=lambda cost: cost.total)[len(costs) // 2]


def least(costs: Iterable[Cost]) -> Cost:
    """Return the cheapest of several rounds: what disturbs only makes it dearer."""
    return min(costs, key=lambda cost: cost.total)
