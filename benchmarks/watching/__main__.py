"""Measure the inbox of a stock.

`python -m benchmarks.watching VENDOR` asks 50 sources with 100 entries each, into an
empty newsroom. `python -m benchmarks.watching VENDOR ITEMS` fills the inbox of 20,000
articles with so many items, and prints what the list, a backup and an erasure cost
without and with them.
"""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.houses import NEWSROOM, House
from benchmarks.measuring import cost_of
from benchmarks.tasks import reading
from benchmarks.watching.sources import serving

ARTICLES, FEEDS, ENTRIES = 20_000, 50, 100
LIST = "/admin/inbox/"
LISTS = {
    "list": LIST,
    "list of a source": f"{LIST}?source={{}}",
    "list in a language": f"{LIST}?language=de",
    "list of a word": f"{LIST}?q=Programm",
    "decided": f"{LIST}?state=dismissed",
}
MEBIBYTE = 2**20


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the clock and of the processor, and the most mebibytes."""

    seconds: float
    cpu: float
    memory: float


def main(vendor: str, items: int) -> None:
    """Compare a newsroom of articles alone with one that has an inbox."""
    house = House(NEWSROOM, vendor, ARTICLES)
    house.load()
    house.told("benchmarks.watching.loading", "empty")
    without = kept(house)
    told = house.told("benchmarks.watching.loading", "fill", items)
    print(f"{told['items']:,} items beside {ARTICLES:,} articles on {vendor}")
    lists(house, told["source"], told["cookies"])
    for name, beside in kept(house).items():
        print(
            f"{name}: {without[name]:.3g} without, {beside:.3g} with items,"
            f" {beside / without[name]:.2f} times"
        )
    house.told("benchmarks.watching.loading", "empty")


def fetch(vendor: str) -> None:
    """Ask all sources twice: the second time they have nothing new."""
    house = House(NEWSROOM, vendor, 0)
    house.database.empty()
    with serving(FEEDS, ENTRIES) as places:
        house.env["NEWSROOM_FETCH_LOCAL"] = ",".join(places)
        ran(house, "migrate", "--verbosity", "0")
        house.told("benchmarks.watching.loading", "feeds", *places)
        for what in ("new", "nothing new"):
            spent = ran(house, "fetch", "--force", "--verbosity", "0")
            print(
                f"{FEEDS} sources with {ENTRIES} entries on {vendor}, {what}:"
                f" {spent.seconds:.1f} s, of these {spent.cpu:.1f} CPU,"
                f" {spent.memory:.0f} MiB"
            )
        found = house.told("benchmarks.watching.loading", "count")
        if found != {"items": FEEDS * ENTRIES}:
            sys.exit(f"watching: {found} were stored, not {FEEDS * ENTRIES} items.")


def lists(house: House, source: int, cookies: dict[str, str]) -> None:
    paths = {name: path.format(source) for name, path in LISTS.items()}
    counts = house.told("benchmarks.watching.loading", "queries", *paths.values())
    with house.served() as server:
        server.cookies = cookies
        for name, path in paths.items():
            cost = cost_of(reading(name, path), server, most=40, seconds=3)
            print(f"{name}: {counts[path]} queries, {cost.total * 1000:.0f} ms CPU")


def kept(house: House) -> dict[str, float]:
    """Return what a backup and the erasure of a person cost."""
    person = house.told("benchmarks.watching.loading", "person")["username"]
    with TemporaryDirectory() as folder:
        archive = Path(folder) / "newsroom.tar"
        backup = ran(house, "backup", str(archive), "--verbosity", "0")
        size = archive.stat().st_size
        order = ("--reason", "measured", "--ordered-by", "nobody", "--yes")
        erasing = ran(house, "erase", "person", person, *order, "--erasures", folder)
    return {
        "megabytes of a backup": size / 1e6,
        "CPU seconds of a backup": backup.cpu,
        "CPU seconds of an erasure": erasing.cpu,
    }


def ran(house: House, *command: str) -> Spent:
    """Run a command of the newsroom."""
    begin = time.monotonic()
    process = subprocess.Popen(
        [house.tree.python, "manage.py", *command],
        env=house.env,
        cwd=house.tree.root,
        stdout=subprocess.DEVNULL,
    )
    _pid, status, spent = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"watching: {' '.join(command)} ended with {process.returncode}.")
    return Spent(
        time.monotonic() - begin,
        spent.ru_utime + spent.ru_stime,
        spent.ru_maxrss * 1024 / MEBIBYTE,
    )


if __name__ == "__main__":
    match sys.argv[1:]:
        case [vendor]:
            fetch(vendor)
        case [vendor, items]:
            main(vendor, int(items))
        case _:
            sys.exit("watching: name sqlite or postgresql, and a number of items.")
