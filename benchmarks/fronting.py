"""Behind the proxy as it is shipped (deploy/nginx.conf), in turn with the limit."""

import os
import re
import shutil
import time

from benchmarks.databases import ROOT
from benchmarks.houses import HOLDING_PAGES, House
from benchmarks.limit import NoDatabase, command_for, limit, program
from benchmarks.servers import HOST, Cost, Request, Server, free_port, running
from benchmarks.tasks import PUBLISHED, Known, publication

ENCRYPTED = re.compile(r"^ *(listen|http2|ssl_)")
# Seconds of each turn, and how many a round has: meanwhile the copy becomes old.
TURN, TURNS = 0.3, 4
SHOWN = "behind nginx: a publication shows after, s"


def name_of(page: str) -> str:
    return f"behind nginx: {page}"


def of_limit(page: str) -> str:
    return f"{name_of(page)}, of the limit"


def as_often(page: str) -> str:
    return f"{name_of(page)}, seconds of the limit's"


def shipped(folder, port: int, ours: int) -> str:
    """Return its configuration without encryption, which the limit hasn't either."""
    text = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    # One server only leads to the other.
    above, _plain, safe = re.split(r"^(?=server \{)", text, flags=re.M)
    lines = [line for line in safe.splitlines() if not ENCRYPTED.search(line)]
    server = "\n".join([lines[0], f"listen {HOST}:{port};", *lines[1:]])
    above = above.replace("/var/cache/newsroom", f"{folder}/cache")
    return above.replace("127.0.0.1:8000;", f"{HOST}:{ours};") + server


def behind_nginx(
    house: House, known: Known, *, rounds: int, publications: int
) -> tuple[dict[str, Cost], dict[str, float]]:
    """Return what an answer costs, also those who made it, and how that compares with
    the limit; at last how long what was published stays hidden. Nothing without nginx.
    """
    nginx = program()
    if not nginx:
        return {}, {}
    found, states = {}, {}
    with (
        house.served(**HOLDING_PAGES, NEWSROOM_PROXY_COUNT="1") as ours,
        proxied(nginx, ours) as front,
        limit({name: known.pages[name] for name in PUBLISHED}, ours) as (plain, files),
    ):
        for page in PUBLISHED:
            mine, yours = in_turn(
                Asking(known.pages[page], front, ours),
                Asking(files[page], plain),
                turns=rounds * TURNS,
            )
            found[name_of(page)] = mine.cost
            states[of_limit(page)] = mine.cost.total / yours.cost.total
            states[as_often(page)] = mine.seconds / yours.seconds
        ours.cookies = known.cookies
        path = known.pages[PUBLISHED[0]]
        states[SHOWN] = hidden(ours, front, path, known, publications)
    return found, states


def proxied(nginx: str, ours: Server):
    """Serve what the server says by the shipped proxy, which has no copies yet."""
    place, port = NoDatabase("front"), free_port()
    shutil.rmtree(place.folder / "cache", ignore_errors=True)
    block = shipped(place.folder, port, ours.port)
    command = command_for(nginx, place.folder, block)
    return running(command, dict(os.environ), place, port)


class Asking:
    """A page that is asked for, of a server that others stand behind; what it took."""

    def __init__(self, path: str, *servers: Server):
        self.request, self.servers = Request(path), servers
        self.number, self.spent, self.lasted = 0, Cost(), 0.0

    def go_on(self) -> None:
        first = self.servers[0]
        before = [server.spent() for server in self.servers]
        begun = time.monotonic()
        while time.monotonic() < begun + TURN:
            first.ask(self.request)
            self.number += 1
        self.lasted += time.monotonic() - begun
        for server, then in zip(self.servers, before, strict=True):
            self.spent += server.spent() - then

    @property
    def cost(self) -> Cost:
        return self.spent.each(self.number)

    @property
    def seconds(self) -> float:
        return self.lasted / self.number


def in_turn(mine: Asking, yours: Asking, *, turns: int) -> tuple[Asking, Asking]:
    """Let both go on so many times; what disturbs, disturbs both."""
    for _turn in range(turns):
        mine.go_on()
        yours.go_on()
    for asking in (mine, yours):
        asking.servers[0].hang_up()
    return mine, yours


def hidden(
    desk: Server, reader: Server, path: str, known: Known, publications: int
) -> float:
    """Return for how many seconds a reader got the page without what was published.

    The most of several publications, each of which finds a copy just made.
    """
    most = 0.0
    for _publication in range(publications):
        pk, address = known.submitted.pop()
        request = publication(desk.ask, pk)
        reader.ask(Request(path))
        desk.ask(request)
        begun = time.monotonic()
        while address.encode() not in reader.ask(Request(path)).body:
            if time.monotonic() - begun > 30:
                raise RuntimeError(f"{path} doesn't show {address}, published before.")
        most = max(most, time.monotonic() - begun)
        desk.hang_up()
        reader.hang_up()
    return most
