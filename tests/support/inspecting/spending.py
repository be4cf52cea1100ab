"""Count the processor time of tests: by folder, and of the dearest of them.

Each process of pytest counts its own and those of its children that have ended; a
database server and a browser that go on aren't among them. The summary at the
end shows where the suite can be made shorter. The last test of a process also counts
everything that ends with it: the browser, above all.
"""

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DEAREST = 20


def spent() -> float:
    """Return the seconds that this process and its ended children have worked."""
    return sum(os.times()[:4])


def folder_of(path: Path) -> str:
    """Return the folder below tests/ that a test belongs to."""
    parts = path.relative_to(ROOT).parts
    return parts[0] if len(parts) > 1 else "tests"


class Spending:
    """A plug-in of pytest: `by_test` is of this process, and at last of all of them."""

    def __init__(self) -> None:
        self.by_test: Counter[str] = Counter()

    @contextmanager
    def of(self, nodeid: str) -> Iterator[None]:
        before = spent()
        try:
            yield
        finally:
            self.by_test[nodeid] += spent() - before

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item):
        with self.of(item.nodeid):
            return (yield)

    def pytest_sessionfinish(self, session):
        if hasattr(session.config, "workeroutput"):
            session.config.workeroutput["spent"] = dict(self.by_test)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node):
        self.by_test.update(getattr(node, "workeroutput", {}).get("spent", {}))

    def pytest_terminal_summary(self, terminalreporter):
        if len(self.by_test) > DEAREST:
            terminalreporter.write_line(in_words(self.by_test))


def in_words(by_test: Mapping[str, float]) -> str:
    """Return lines that `.ci/run` finds again: all begin with CPU."""
    folders: Counter[str] = Counter()
    for nodeid, seconds in by_test.items():
        folders[folder_of(ROOT.parent / nodeid.partition("::")[0])] += seconds
    listed = ", ".join(f"{name} {s:.0f}" for name, s in folders.most_common())
    dearest = sorted(by_test.items(), key=lambda one: -one[1])[:DEAREST]
    return "\n".join(
        [
            f"CPU seconds by folder: {listed}",
            *(f"CPU seconds {s:.0f}: {nodeid}" for nodeid, s in dearest if s >= 1),
        ]
    )
