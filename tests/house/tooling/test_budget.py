"""The processor time of the tests stands beside a budget, which `.ci/run` demands."""

import json
import subprocess
import sys
import tomllib

import pytest

from tests.conftest import ROOT
from tests.support.inspecting.databases import TESTS

BUDGET = tomllib.loads((ROOT / "tests/budget.toml").read_text())
WHOLE = BUDGET["whole"]


@pytest.fixture
def compare(tmp_path):
    def compared(seconds: float, *arguments: str, slowness: float = 1.0, servers=0):
        """Compare a run that took so long on a machine so slow."""
        loops = [BUDGET["calibration"] * slowness] * 3
        for database in ("SQLite", "PostgreSQL"):
            sums = {"folders": {"accounts": 1000.0, "models": 0.5}, "calibrated": loops}
            (tmp_path / f"{database}.json").write_text(json.dumps(sums))
        (tmp_path / "servers").write_text(f"{servers}\n")
        mine, children = "0m0.20s 0m0.10s\n", f"{int(seconds) // 60}m"
        children += f"{seconds % 60:.2f}s 0m0.00s\n"
        (tmp_path / "times").write_text(mine + children)
        return subprocess.run(
            [sys.executable, ROOT / "bin/budget", tmp_path, *arguments],
            capture_output=True,
            text=True,
        )

    return compared


def test_a_run_above_one_and_a_half_times_the_budget_fails(compare):
    assert compare(1.4 * WHOLE, "--limit", "1.5").returncode == 0
    above = compare(1.6 * WHOLE, "--limit", "1.5")
    assert above.returncode == 1
    assert "mark what is dear as `long`" in above.stdout


def test_the_servers_of_postgresql_count(compare):
    assert compare(WHOLE, "--limit", "1.5", servers=0.7 * WHOLE).returncode == 1


def test_a_machine_that_is_slow_has_as_much_more_time(compare):
    assert compare(1.6 * WHOLE, "--limit", "1.5", slowness=1.2).returncode == 0
    assert compare(1.6 * WHOLE, "--limit", "1.5", slowness=0.9).returncode == 1


def test_without_a_limit_it_only_tells_what_is_above(compare):
    told = compare(9 * WHOLE)
    assert told.returncode == 0
    lines = told.stdout.splitlines()
    marked = [line.split(": ")[1] for line in lines if line.endswith(" !")]
    assert marked == ["SQLite, accounts !", "PostgreSQL, accounts !"]


def test_what_is_missing_is_no_fault_of_a_run_that_was_broken_off(compare, tmp_path):
    compare(1)
    for file in tmp_path.iterdir():
        file.unlink()
    done = subprocess.run(
        [sys.executable, ROOT / "bin/budget", tmp_path], capture_output=True, text=True
    )
    assert done.returncode == 0
    assert "== CPU: 0:00 minutes" in done.stdout


def test_every_folder_has_its_budget_and_they_fit_into_the_whole():
    folders = {
        path.relative_to(TESTS).parts[0] for path in TESTS.glob("*/**/test_*.py")
    }
    assert folders - BUDGET["SQLite"].keys() == set()
    parts = sum(BUDGET["SQLite"].values()) + sum(BUDGET["PostgreSQL"].values())
    assert parts <= WHOLE
