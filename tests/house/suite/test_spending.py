"""The processor time of the suite is counted by folder, in the process that works."""

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.support.inspecting.spending import Spending, in_words


def work_and_fail(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
    raise ValueError("failed")


def test_what_a_test_has_worked_is_its_own_also_if_it_fails():
    spending = Spending()
    with pytest.raises(ValueError, match="failed"), spending.of("tests/a/test_b.py::c"):
        work_and_fail(0.2)
    with spending.of("tests/a/test_b.py::d"):
        time.sleep(0.2)
    spent = spending.by_test
    # The system counts in hundredths of a second.
    assert spent["tests/a/test_b.py::c"] > 0.1 > spent["tests/a/test_b.py::d"]


# A process whose child works for 0.3 seconds, says so, and goes on.
GRANDPARENT = """
import subprocess, sys, time
work = "while time.process_time() < 0.3: pass"
child = f"import time\\n{work}\\nprint(flush=True); time.sleep(60)"
subprocess.run([sys.executable, "-c", child])
"""


def test_processes_that_go_on_count_where_they_worked():
    spending = Spending()
    begun = [sys.executable, "-c", GRANDPARENT]
    with subprocess.Popen(begun, stdout=subprocess.PIPE, process_group=0) as process:
        with spending.of("worked"):
            process.stdout.readline()
        with spending.of("ended"):
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    assert spending.by_test["worked"] > 0.25
    # The child's time is lost with its parent, which hadn't waited for it.
    assert spending.by_test["ended"] < 0.1


def test_folders_come_in_the_order_of_their_cost_and_then_the_dearest_tests():
    tests = {"tests/admin/test_a.py::x": 1.0, "tests/browser/x/test_b.py::y[z]": 2.0}
    tests |= {"tests/admin/test_a.py::w": 1.5, "tests/test_c.py::v": 0.2}
    assert in_words(tests).splitlines() == [
        "CPU seconds by folder: admin 2, browser 2, tests 0",
        "CPU seconds 2: tests/browser/x/test_b.py::y[z]",
        "CPU seconds 2: tests/admin/test_a.py::w",
        "CPU seconds 1: tests/admin/test_a.py::x",
    ]
