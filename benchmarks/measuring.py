"""Ask a server for the same again and again, and say what one answer costs."""

import time
from collections.abc import Iterable
from itertools import islice

from benchmarks.servers import Cost, Request, Server
from benchmarks.tasks import Task

FEWEST = 2


def cost_of(task: Task, server: Server, *, most: int, seconds: float) -> Cost:
    """Return what one request costs; fewer of them where they take long."""
    try:
        requests = task.requests(server.ask)
        if task.is_writing:
            return one_by_one(islice(requests, most), server)
        server.ask(next(requests))  # makes what is made once
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
    """Count the requests alone, without what was asked to make them."""
    total, number = Cost(), 0
    for number, request in enumerate(requests, start=1):  # noqa: B007 (the last counts)
        before = server.spent()
        server.ask(request)
        total += server.spent() - before
    return total.each(number)


def least(costs: Iterable[Cost]) -> Cost:
    """Return the cheapest of several rounds: what disturbs only makes it dearer."""
    return min(costs, key=lambda cost: cost.total)
