"""The first reader after a deadline has closed: the lists of open calls are new to her.

`python -m benchmarks.closing MOMENTS PATH…` prints what each page costs, requested
inside of this process, with its clock put just before and just after so many deadlines.
"""

import json
import os
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from statistics import median

import django
import time_machine
from django.apps import apps
from django.db import connection
from django.test import Client
from django.utils import timezone

from benchmarks.houses import House
from benchmarks.measuring import least
from benchmarks.servers import Cost, processor_time

MOMENTS, ROUNDS = 12, 3
PAGES = ("open calls", "list of open calls")
BEFORE, AFTER = timedelta(seconds=-2), timedelta(seconds=1)


def name_of(page: str) -> str:
    return f"after a closing: {page}"


def after_closings(house: House, pages: dict[str, str]) -> dict[str, tuple[str, Cost]]:
    """Return each page and the median of its costs, by the name of the figure: that of
    the least disturbed round.
    """
    paths = [pages[page] for page in PAGES]
    rounds = [house.told("benchmarks.closing", MOMENTS, *paths) for _ in range(ROUNDS)]
    return {
        name_of(page): (page, least(Cost(*costs[pages[page]]) for costs in rounds))
        for page in PAGES
    }


def closings(number: int) -> list[datetime]:
    """Return the moments of the next deadlines, each once."""
    deadlines = apps.get_model("articles", "Deadline").objects
    coming = deadlines.filter(closes_at__gt=timezone.now()).order_by("closes_at")
    return [*coming.values_list("closes_at", flat=True).distinct()[:number]]


def asked(moments: list[datetime], paths: list[str]) -> Iterator[tuple[str, Cost]]:
    client = Client(SERVER_NAME="127.0.0.1")

    def ask(path: str) -> None:
        answer = client.get(path)
        if answer.status_code != 200:
            sys.exit(f"closing: {path} answered {answer.status_code}.")

    for moment in moments:
        with time_machine.travel(moment + BEFORE):
            for path in paths:
                ask(path)
        with time_machine.travel(moment + AFTER):
            for path in paths:
                before = spent()
                ask(path)
                yield path, spent() - before


def spent() -> Cost:
    own = processor_time(os.getpid())
    if connection.vendor == "sqlite":
        return Cost(own)
    return Cost(own, processor_time(connection.connection.info.backend_pid))


def main(number: int, *paths: str) -> None:
    django.setup()
    costs: dict[str, list[Cost]] = {path: [] for path in paths}
    for path, cost in asked(closings(number), [*paths]):
        costs[path].append(cost)
    print(
        json.dumps(
            {
                path: [
                    median(one.python for one in found),
                    median(one.database for one in found),
                ]
                for path, found in costs.items()
            }
        )
    )


if __name__ == "__main__":
    main(int(sys.argv[1]), *sys.argv[2:])
