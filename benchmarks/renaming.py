"""Measure what it costs to rename what many pages show, and what follows.

`python -m benchmarks.renaming VENDOR NUMBER SECONDS` renames a label and the masthead
at the desk of a stock, and goes on with another setting, as after an update. Each time
it asks for pages that show it, and prints for so many seconds as the worker does, while
readers and writers are looked at.
"""

import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from statistics import median
from threading import Event, Thread

from benchmarks.forms import form_in
from benchmarks.houses import NEWSROOM, House
from benchmarks.servers import Request, Server

REST = 0.02


def main(vendor: str, number: int, seconds: float) -> None:
    house = House(NEWSROOM, vendor, number)
    house.load()
    # The masthead waits for nobody else.
    house.env["NEWSROOM_FOUR_EYES"] = "0"
    with house.served() as server:
        plan = house.told("benchmarks.following")
        print(f"{number:,} articles on {vendor}, {plan['carried by']:,} with the label")
        server.cookies = plan["cookies"]
        ask_all(server, plan)
        for what, path in plan["forms"].items():
            print(f"\n{what} is renamed")
            mark = house.told("benchmarks.following")["mark"]
            rename(server, plan, path, f"Neu {time.time():.0f}")
            follow(house, server, plan, [*mark, seconds])
    print("\nanother setting")
    mark = house.told("benchmarks.following")["mark"]
    # The same moments under another name.
    house.env["NEWSROOM_TIME_ZONE"] = "Europe/Vienna"
    with house.served() as server:
        ask_each(server, plan)
        follow(house, server, plan, [*mark, seconds])


def ask_all(server: Server, plan: dict) -> None:
    for path in [*plan["pages"].values()] * 2:
        server.ask(Request(path))


def rename(server: Server, plan: dict, path: str, name: str) -> None:
    typed = {"name": [name], "renaming": ["name"]}
    form = form_in(server.ask(Request(path)).body) | typed
    told(server, "the save", Request(path, form, status=302))
    ask_each(server, plan, name)


def ask_each(server: Server, plan: dict, name: str = "") -> None:
    """Ask for each page twice; the first time it must show the name."""
    for page, path in plan["pages"].items():
        body = told(server, f"first {page}", Request(path))
        if name not in body.decode():
            sys.exit(f"renaming: {page} doesn't show the new name.")
        told(server, f"second {page}", Request(path))
    server.hang_up()


def told(server: Server, what: str, request: Request) -> bytes:
    before, begun = server.spent(), time.monotonic()
    answer = server.ask(request)
    wall = time.monotonic() - begun
    cost = (server.spent() - before).total
    print(f"{what}: {cost * 1000:.1f} ms CPU, {wall * 1000:.0f} ms", flush=True)
    return answer.body


def follow(house: House, server: Server, plan: dict, told_to: list) -> None:
    """Print what follows, while others read and, on SQLite, wait to write."""
    reader = Server(server.port, server.master, server.database)
    paths = [*plan["pages"].values()]
    waits: dict[str, list[float]] = {}
    acts = {"readers": lambda n: reader.ask(Request(paths[n % len(paths)]))}
    if house.database.vendor == "sqlite":
        acts["writers"] = lambda n: write(house.database.path)
    is_over = Event()
    for what, act in acts.items():
        waits[f"{what} before"] = repeated(act, seconds=3)
    threads = []
    for what, act in acts.items():
        waits[what] = []
        thread = Thread(target=keep_on, args=(act, waits[what], is_over))
        thread.start()
        threads.append(thread)
    found = house.told("benchmarks.following", *told_to)
    is_over.set()
    for thread in threads:
        thread.join()
    for what, value in found.items():
        print(f"{what}: {value if isinstance(value, bool) else f'{value:,.0f}'}")
    rate = found["parts printed"] / found["seconds"]
    print(f"parts a second: {rate:.0f}")
    for what, times in waits.items():
        ordered = sorted(time * 1000 for time in times)
        late = ordered[int(len(ordered) * 0.99)]
        print(
            f"{what}: median {median(ordered):.1f} ms, 99 % within {late:.0f} ms, "
            f"longest {ordered[-1]:.0f} ms, {len(ordered):,} times"
        )


def repeated(act: Callable[[int], object], *, seconds: float) -> list[float]:
    times: list[float] = []
    is_over = Event()
    thread = Thread(target=keep_on, args=(act, times, is_over))
    thread.start()
    time.sleep(seconds)
    is_over.set()
    thread.join()
    return times


def keep_on(act: Callable[[int], object], times: list[float], is_over: Event) -> None:
    while not is_over.is_set():
        begun = time.monotonic()
        act(len(times))
        times.append(time.monotonic() - begun)
        time.sleep(REST)


def write(path) -> None:
    """Wait for the lock that every writer needs, and give it back."""
    with closing(sqlite3.connect(path, timeout=60, autocommit=True)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))
