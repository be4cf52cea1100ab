"""How a server lives: until it first answers, and in how much memory it reads."""

import re
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from random import Random

from benchmarks.houses import HOLDING_PAGES, House
from benchmarks.servers import Request, Server, children
from benchmarks.tasks import Known

# As many as the server has threads, each of which holds what it needs.
READERS = 4
COPY = "articles_cataloguecopy"
ADDRESS = re.compile(r"<loc>([^<]+)</loc>")

START, COLD = "start to first list, s", "… without the catalogue's copy"
START_CPU, COLD_CPU = "start to first list, s of CPU", f"{COLD}, s of CPU"
HELD_START = "start to first list with pages held, s"
READ, WORKED = "memory after mixed reading, MiB", "… and after work at the desk"
HOLDING = "memory with pages held, MiB"


def started(house: House, path: str) -> dict[str, float]:
    """Begin a server with what processes begin with, and another one without."""
    found = {}
    for wall, worked, is_cold in ((COLD, COLD_CPU, True), (START, START_CPU, False)):
        if is_cold:
            house.database.run(f"DELETE FROM {COPY}")
        found[wall], found[worked] = start(house, path)
    found[HELD_START], _worked = start(house, path, **HOLDING_PAGES)
    return dict(reversed(found.items()))


def start(house: House, path: str, **variables: str) -> tuple[float, float]:
    """Return the seconds until a new server has answered, and those that it worked."""
    begun = time.monotonic()
    with house.served(**variables) as server:
        server.ask(Request(path))
        return time.monotonic() - begun, server.spent().total


def mixed_reading(server: Server, known: Known, seconds: float) -> int:
    """Ask in several threads for all kinds of pages, and for many articles.

    Return how many were asked.
    """
    paths = [*known.pages.values(), *articles(server, known)]
    server.hang_up()
    end = time.monotonic() + seconds

    def read(number: int) -> int:
        reader = Server(server.port, server.master, server.database)
        random, asked = Random(number), 0
        while time.monotonic() < end:
            reader.ask(Request(random.choice(paths)))
            asked += 1
        reader.hang_up()
        return asked

    with ThreadPoolExecutor(READERS) as readers:
        return sum(readers.map(read, range(READERS)))


def articles(server: Server, known: Known, most: int = 2_000) -> list[str]:
    """Return paths of articles, as the last file of the sitemap names them."""
    *_rest, last = named(server, known.pages["sitemap index"])
    return list(islice(named(server, last), most))


def named(server: Server, path: str) -> list[str]:
    found = ADDRESS.findall(server.ask(Request(path)).body.decode())
    # Without scheme and host, which need not be those of this server.
    return ["/" + address.split("/", 3)[-1] for address in found]


def memory(server: Server) -> float:
    """Return the MiB that the largest of its workers has in memory."""
    return max(map(resident, children(server.master))) / 1024


def resident(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    [line] = [line for line in status.splitlines() if line.startswith("VmRSS")]
    return int(line.split()[1])
