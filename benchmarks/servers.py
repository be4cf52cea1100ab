"""A server as in production, and what it costs to be asked."""

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlencode

from benchmarks.databases import ROOT, Database

HOST = "127.0.0.1"
PATIENCE = 90  # seconds until a server must answer
SETTLING = 0.01  # seconds that a thread needs to lay down its work


@dataclass(frozen=True, slots=True)
class Request:
    path: str
    data: dict[str, list[str]] | None = None
    headers: dict[str, str] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes
    headers: Mapping[str, str]


def cookie_line(cookies: dict[str, str]) -> str:
    return "; ".join(f"{name}={value}" for name, value in cookies.items())


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor time: Python's, and those of PostgreSQL for it."""

    python: float = 0
    database: float = 0

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(self.python + other.python, self.database + other.database)

    def __sub__(self, other: "Cost") -> "Cost":
        return Cost(self.python - other.python, self.database - other.database)

    def each(self, number: int) -> "Cost":
        return Cost(self.python / number, self.database / number)

    @property
    def total(self) -> float:
        return self.python + self.database


class Server:
    """One that runs; `cookies` are sent with every request."""

    def __init__(self, port: int, master: int, database: Database):
        self.port, self.master, self.database = port, master, database
        self.cookies: dict[str, str] = {}
        self.connection = http.client.HTTPConnection(HOST, port, timeout=300)

    def ask(self, request: Request) -> Answer:
        """Return the answer; RuntimeError if it isn't the one that is measured."""
        headers = {"Cookie": cookie_line(self.cookies)}
        body = None
        if request.data is not None:
            body = urlencode(request.data, doseq=True)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["X-CSRFToken"] = self.cookies.get("csrftoken", "")
        method = "GET" if body is None else "POST"
        path = quote(request.path, safe="/?&=%")
        self.connection.request(method, path, body, headers | request.headers)
        response = self.connection.getresponse()
        answer = Answer(response.status, response.read(), response.headers)
        if answer.status != request.status:
            raise RuntimeError(
                f"{method} {request.path} answered {answer.status}, "
                f"not {request.status}: {answer.body[:300]!r}"
            )
        return answer

    def hang_up(self) -> None:
        """End the connection, which the server ends itself after some seconds."""
        self.connection.close()

    def spent(self) -> Cost:
        time.sleep(SETTLING)
        workers = children(self.master)
        return Cost(
            sum(map(processor_time, workers)),
            sum(map(processor_time, self.database.backends())),
        )


@contextmanager
def running(
    command: list,
    env: dict[str, str],
    database: Database,
    port: int,
    *,
    root: Path = ROOT,
):
    """Run a server until the block ends."""
    log = database.folder / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, env=env, cwd=root, stdout=output, stderr=output
        )
    try:
        wait_for(port, process, log)
        yield Server(port, process.pid, database)
    finally:
        process.terminate()
        process.wait()


def wait_for(port: int, process: subprocess.Popen, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"The server didn't begin: {log.read_text(errors='replace')}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for path in found for child in path.read_text().split()]


def processor_time(pid: int) -> float:
    """Return the seconds that a process has worked, to a nanosecond where it is told.

    User's and system's time together. A process that has ended has worked no more.
    """
    try:
        return sum(times_of_threads(pid))
    except (FileNotFoundError, ProcessLookupError):
        return 0


def times_of_threads(pid: int) -> Iterator[float]:
    for thread in Path(f"/proc/{pid}/task").iterdir():
        schedule = thread / "schedstat"
        if schedule.exists():
            yield int(schedule.read_text().split()[0]) / 1e9
        else:
            fields = (thread / "stat").read_text().rpartition(")")[2].split()
            yield (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
