"""Count the processor time of tests: by folder, and of the dearest of them.

Each process of pytest counts its own and those of every process that it has begun,
such as the browser; where the system has no /proc, only of those that have ended. The
database server isn't among them. The summary at the end shows where the suite can be
made shorter.

`bin/budget` compares the sums with tests/budget.toml. A loop that every process runs
beside its tests tells it how fast this machine is, busy as it is.
"""

import json
import os
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DEAREST = 20
TURNS = 800_000
TICKS = os.sysconf("SC_CLK_TCK")  # per second


def spent() -> float:
    """Return the seconds that this process and all that it has begun have worked."""
    return sum(os.times()[:4]) + sum(map(spent_by, begun_by("self")))


def begun_by(pid: str) -> list[str]:
    """Return the children of a process that still run."""
    lists = Path(f"/proc/{pid}/task").glob("*/children")
    return [child for one in lists for child in read(one).split()]


def spent_by(pid: str) -> float:
    """Return the seconds of a process, of what it waited for and its children."""
    _name, _bracket, fields = read(Path(f"/proc/{pid}/stat")).rpartition(")")
    # From the state on: utime, stime, cutime and cstime are the 12th to the 15th.
    own = sum(map(int, fields.split()[11:15])) / TICKS
    return own + sum(map(spent_by, begun_by(pid)))


def read(file: Path) -> str:
    """Return nothing for a process that has ended meanwhile."""
    try:
        return file.read_text()
    except OSError:
        return ""


def calibrate() -> float:
    """Return the CPU seconds of a fixed piece of work of Python's usual kinds."""
    start = time.process_time()
    words: dict[str, list[int]] = {}
    for number in range(TURNS):
        words.setdefault(f"{number % 5000:x}", []).append(number)
    sorted(words, key=lambda word: (len(words[word]), word))
    return time.process_time() - start


def folder_of(path: Path) -> str:
    """Return the folder below tests/ that a test belongs to."""
    parts = path.relative_to(ROOT).parts
    return parts[0] if len(parts) > 1 else "tests"


class Spending:
    """A plug-in of pytest: `by_test` is of this process, and at last of all of them.

    With a file to write to in TESTS_SPENT, it writes the sums there for `bin/budget`.
    """

    def __init__(self) -> None:
        self.by_test: Counter[str] = Counter()
        self.calibrated: list[float] = []

    @contextmanager
    def of(self, nodeid: str) -> Iterator[None]:
        before = spent()
        try:
            yield
        finally:
            # The time of a process that nobody waited for is gone.
            self.by_test[nodeid] += max(0.0, spent() - before)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item):
        with self.of(item.nodeid):
            return (yield)

    def pytest_collection_finish(self):
        self.measure()

    def pytest_sessionfinish(self, session):
        self.measure()
        if hasattr(session.config, "workeroutput"):
            session.config.workeroutput["spent"] = dict(self.by_test)
            session.config.workeroutput["calibrated"] = self.calibrated

    def measure(self) -> None:
        """Run the loop where this process runs tests for `bin/budget`."""
        is_controller = os.environ.get("PYTEST_XDIST_WORKER") is None
        if "TESTS_SPENT" in os.environ and not is_controller:
            self.calibrated.append(calibrate())

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node):
        output = getattr(node, "workeroutput", {})
        self.by_test.update(output.get("spent", {}))
        self.calibrated += output.get("calibrated", [])

    def pytest_terminal_summary(self, terminalreporter):
        if len(self.by_test) > DEAREST:
            terminalreporter.write_line(in_words(self.by_test))
        if file := os.environ.get("TESTS_SPENT"):
            sums = {"folders": by_folder(self.by_test), "calibrated": self.calibrated}
            Path(file).write_text(json.dumps(sums))


def by_folder(by_test: Mapping[str, float]) -> Counter[str]:
    folders: Counter[str] = Counter()
    for nodeid, seconds in by_test.items():
        folders[folder_of(ROOT.parent / nodeid.partition("::")[0])] += seconds
    return folders


def in_words(by_test: Mapping[str, float]) -> str:
    """Return lines that `.ci/run` finds again: all begin with CPU."""
    folders = by_folder(by_test).most_common()
    listed = ", ".join(f"{name} {s:.0f}" for name, s in folders)
    dearest = sorted(by_test.items(), key=lambda one: -one[1])[:DEAREST]
    return "\n".join(
        [
            f"CPU seconds by folder: {listed}",
            *(f"CPU seconds {s:.0f}: {nodeid}" for nodeid, s in dearest if s >= 1),
        ]
    )
