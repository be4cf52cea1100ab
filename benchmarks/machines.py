"""Two machines with one database, and a store in which each finds the other's pages."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.fronting import hidden
from benchmarks.holding import compressed
from benchmarks.houses import HOLDING_PAGES, House
from benchmarks.servers import HOST, Cost, Request, Server, free_port
from benchmarks.tasks import PUBLISHED, Known

PROGRAM = "valkey-server"
OTHERS, OWN = "two machines: list made by the other", "two machines: made by itself"
SHOWN = "two machines: a publication shows on the other after, s"
# Seconds until what one has made is in the store, and what it is of known to both.
SHARING = 1.5


def missing(house: House) -> str:
    """Return why there can't be two; "" if there can."""
    if house.database.vendor != "postgresql":
        return "SQLite is one machine's"
    return "" if shutil.which(PROGRAM) else f"no {PROGRAM} on this machine"


def two_machines(
    house: House, known: Known, *, most: int, publications: int
) -> tuple[dict[str, Cost], dict[str, float]]:
    """Return what a list costs a machine that the other has made, or none, and when it
    shows what was published at the other.
    """
    with store() as url:
        shared = HOLDING_PAGES | {"NEWSROOM_VALKEY": url}
        second = sharing_pictures(house.database.folder)
        with (
            house.served(**shared) as one,
            house.served(**shared, NEWSROOM_VAR=str(second)) as two,
        ):
            costs = lists(one, two, known, most)
            one.cookies = known.cookies
            path = known.pages[PUBLISHED[0]]
            return costs, {SHOWN: hidden(one, two, path, known, publications)}


def sharing_pictures(first: Path) -> Path:
    """Return the folder of a second machine, which has the pictures of the first."""
    second = first / "second"
    second.mkdir(exist_ok=True)
    if not (second / "media").is_symlink():
        shutil.rmtree(second / "media", ignore_errors=True)
        (second / "media").symlink_to(first / "media")
    return second


@contextmanager
def store() -> Iterator[str]:
    port = free_port()
    command = [PROGRAM, "--bind", HOST, "--port", str(port), "--save", ""]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield f"valkey://{HOST}:{port}"
    finally:
        process.terminate()
        process.wait()


def wait_for(port: int) -> None:
    end = time.monotonic() + 10
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"{PROGRAM} didn't begin.")


def lists(one: Server, two: Server, known: Known, most: int) -> dict[str, Cost]:
    # Whoever is asked first makes what a process keeps.
    first, *pairs = known.pairs
    for server in (one, two):
        server.ask(Request(first))
    half = min(most, len(pairs) // 2)
    theirs, own = pairs[:half], pairs[half : 2 * half]
    time.sleep(SHARING)
    cost_of(theirs, one)
    time.sleep(SHARING)
    return {OTHERS: cost_of(theirs, two), OWN: cost_of(own, two)}


def cost_of(paths: list[str], server: Server) -> Cost:
    before = server.spent()
    for path in paths:
        server.ask(compressed(Request(path)))
    spent = server.spent() - before
    server.hang_up()
    return spent.each(len(paths))
