"""`bin/mutants` tells rules that a test holds from those that none does."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.support.processes.programs import program

MUTANTS = program("mutants")
TABLE = MUTANTS.read_table(ROOT)
RULES = """def may(age):
    return age >= 18


def is_named(name):
    return bool(name)
"""
TEST = """from rules import may


def test_nobody_may_before():
    assert may(18) and not may(17)
"""
HELD, UNHELD = ("age >= 18", "age >= 17"), ("bool(name)", "True")
NO_PROGRAM, GONE = ("def may", "def might"), ("age > 18", "True")


@pytest.mark.parametrize("mutant", TABLE.mutants, ids=lambda mutant: mutant.name)
def test_each_mutant_of_the_table_can_be_made(mutant):
    """Its line is there once, its tests are there, and the file is Python still."""
    changed = mutant.applied_to(ROOT)
    assert changed != (ROOT / mutant.file).read_text()
    compile(changed, mutant.file, "exec")
    for test in mutant.tests:
        file, _colons, name = test.partition("::")
        assert not name or f"def {name}(" in (ROOT / file).read_text()


def test_mutants_have_names_of_their_own():
    names = [mutant.name for mutant in TABLE.mutants]
    assert len({*names}) == len(names) >= 30


@pytest.fixture
def newsroom(tmp_path, monkeypatch):
    """A working tree with one test; pytest begins there without our plug-ins."""
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    (tmp_path / "tests").mkdir()
    (tmp_path / "rules.py").write_text(RULES)
    (tmp_path / "tests/test_rules.py").write_text(TEST)

    def run(**mutants):
        entries = [
            f'[[mutant]]\nname = "{name}"\nrule = "{name}."\nfile = "rules.py"\n'
            f'before = "{before}"\nafter = "{after}"\ntests = ["tests/test_rules.py"]\n'
            for name, (before, after) in mutants.items()
        ]
        options = '[pytest]\noptions = ["--disable-plugin-autoload"]\n'
        (tmp_path / "tests/mutants.toml").write_text(options + "".join(entries))
        command = [sys.executable, ROOT / "bin/mutants", "--root", tmp_path]
        done = subprocess.run(command, capture_output=True, text=True)
        return done.returncode, [line.split() for line in done.stdout.splitlines()]

    return run


def test_a_killed_mutant_is_named_with_the_test_that_failed(newsroom, tmp_path):
    code, (_first, unchanged, killed, _sum) = newsroom(held=HELD)
    assert code == 0
    assert unchanged[0] == "unchanged,"
    assert killed[:2] == ["killed", "held"]
    assert killed[-1] == "tests/test_rules.py::test_nobody_may_before"
    assert (tmp_path / "rules.py").read_text() == RULES


def test_survivors_and_what_is_no_kill_are_named(newsroom):
    code, lines = newsroom(unheld=UNHELD, no_program=NO_PROGRAM, gone=GONE)
    assert code == 1
    assert lines[2][:2] == ["SURVIVED", "unheld"]
    assert lines[3][:3] == ["NO", "RESULT", "no_program"]
    assert ["NO", "RESULT", "gone"] in [line[:3] for line in lines]
    assert lines[-1][:3] == ["0", "of", "3"]


def test_nothing_is_tried_with_tests_that_fail_anyway(newsroom, tmp_path):
    (tmp_path / "tests/test_rules.py").write_text(TEST.replace("17", "19"))
    code, lines = newsroom(held=HELD)
    assert code == 1
    assert not any("killed" in line for line in lines)


@pytest.mark.parametrize(
    ("code", "output", "verdict"),
    [
        (1, "FAILED tests/test_a.py::test_b[c d] - assert 1 == 2", MUTANTS.KILLED),
        (1, "ERROR tests/test_a.py::test_b - Refused: own-work", MUTANTS.KILLED),
        (1, "FAILED tests/test_a.py::test_b - NameError: name", MUTANTS.NO_RESULT),
        (1, "FAILED tests/test_a.py::test_b - ImportError: no", MUTANTS.NO_RESULT),
        (2, "ERROR tests/test_a.py - SyntaxError: invalid", MUTANTS.NO_RESULT),
        (5, "no tests ran", MUTANTS.NO_RESULT),
        (None, "", MUTANTS.NO_RESULT),
        (0, "1 passed", MUTANTS.SURVIVED),
    ],
)
def test_a_failed_test_alone_is_a_kill(code, output, verdict):
    assert MUTANTS.judged(MUTANTS.Run(code, output, 1.0))[0] == verdict
