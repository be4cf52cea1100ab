"""The cost of a round and letters for thousands of readers, and who waits meanwhile."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.databases import ROOT
from benchmarks.houses import House
from benchmarks.servers import HOST, free_port, wait_for

INSIDE = "benchmarks.alerts.inside"
# Distinct lists of all readers together.
LISTS = 300
QUERIES = "alerts: a round, queries"
ROUND = "alerts: a round, s of CPU"
LETTER = "alerts: a letter, ms of CPU"
# The queues that have nothing to do with letters to readers.
OTHERS = ("now", "soon", "pictures", "long", "outside")
# Seconds in which they are looked at before.
BEFORE = 30


@contextmanager
def letterbox(house: House) -> Iterator[dict[str, str]]:
    """Yield the settings by which letters go to a mail server of their own process."""
    port, log = free_port(), house.database.folder / "letterbox.log"
    command = [sys.executable, "-m", "benchmarks.alerts.letterbox", str(port)]
    with (
        log.open("wb") as output,
        subprocess.Popen(
            command, cwd=ROOT, env=house.env, stdout=output, stderr=output
        ) as process,
    ):
        try:
            wait_for(port, process, log)
            yield {
                "NEWSROOM_MAIL_URL": f"smtp://{HOST}:{port}?tls=0",
                "NEWSROOM_MAIL_FROM": "desk@news.example",
                # As fast as they can be written.
                "NEWSROOM_ALERT_RATE": "0",
            }
        finally:
            process.terminate()


@contextmanager
def mailing(house: House) -> Iterator[None]:
    """Have letters taken until the block ends, and remove their readers then."""
    before = house.env
    with letterbox(house) as mail:
        house.env = before | mail
        try:
            yield
        finally:
            house.told(INSIDE, "empty")
            house.env = before


def subscribe(house: House, readers: int) -> None:
    found = house.told(INSIDE, "fill", readers, LISTS)
    if found != {"lists": LISTS}:
        sys.exit(f"alerts: the stock has {found}, not {LISTS} lists.")


def alerts(house: House, *, readers: int, letters: int) -> dict[str, float]:
    """Return queries and cost of a round, and the cost of one of so many letters."""
    with mailing(house):
        subscribe(house, readers)
        round_ = house.told(INSIDE, "begin")
        sent = house.told(INSIDE, "letters", letters)
    for what, wanted in ((round_, readers), (sent, letters)):
        if what["number"] != wanted:
            sys.exit(f"alerts: {what['number']:,} letters, not {wanted:,}.")
    return {
        QUERIES: round_["queries"],
        ROUND: round_["cpu"],
        LETTER: sent["cpu"] / letters * 1000,
    }


def waits(house: House, readers: int) -> dict[str, dict]:
    """Let the workers send all letters; return the seconds that it took, and how long
    tasks of other queues waited meanwhile, and before there was any.
    """
    with mailing(house), worked(house):
        house.told(INSIDE, "settle")
        before = house.told(INSIDE, "watch", BEFORE, *OTHERS)
        # The clock would begin a round of its own while they wait.
        subscribe(house, readers)
        house.told(INSIDE, "begin")
        house.told(INSIDE, "hand_over")
        meanwhile = house.told(INSIDE, "watch", 0, *OTHERS)
        return {"without letters": before, "with letters": meanwhile}


@contextmanager
def worked(house: House) -> Iterator[None]:
    process = subprocess.Popen(
        [house.tree.python, "manage.py", "work"], env=house.env, cwd=house.tree.root
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait()
