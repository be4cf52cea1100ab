"""`bin/cases` tells which test holds which case, and which none does."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT

PAGE = """# Security

- **S2–S76**: none of it is built.
- **R2–R51**: neither.
- **I2–I20**: nor this.

<!-- cases: make docs -->
old
<!-- end of cases -->
The end.
"""
TESTS = """
def test_s1_s77_a_draft_is_nobodys_business(): ...
class TestFaults:
    def test_r1_the_second_save_is_told(self): ...
def test_something_else(): ...
def test_i1_it_is_asked_in_time(): ...
def test_s01_no_number_has_a_nought(): ...
"""


@pytest.fixture
def house(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "security.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "tests" / "desk").mkdir(parents=True)
    (tmp_path / "tests" / "desk" / "test_it.py").write_text(TESTS, encoding="utf-8")
    return tmp_path


def cases(*arguments):
    command = [sys.executable, ROOT / "bin" / "cases", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_the_table_names_each_case_with_what_is_tested_and_where(house):
    assert cases(house) == (0, "")
    page = (house / "docs" / "security.md").read_text(encoding="utf-8")
    assert "| S1 | a draft is nobodys business | `desk/test_it.py` |" in page
    assert "| S77 | a draft is nobodys business | `desk/test_it.py` |" in page
    assert "| R1 | the second save is told | `desk/test_it.py` |" in page
    assert "### Sources and inbox\n" in page
    assert "| I1 | it is asked in time | `desk/test_it.py` |" in page
    assert "nought" not in page
    assert "\nold\n" not in page
    assert page.endswith("<!-- end of cases -->\nThe end.\n")


def test_a_case_that_neither_a_test_nor_a_reason_has_is_named(house):
    assert cases("--missing", house) == (0, "S78 S79 S80 S81 R52\n")


def test_a_table_of_another_state_is_refused(house):
    code, said = cases("--check", house)
    assert (code, "make docs" in said) == (1, True)
    cases(house)
    assert cases("--check", house) == (0, "")


def test_at_most_ten_reasons_stand_for_tests():
    page = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    _before, title, after = page.partition("## Cases without a test\n")
    reasons = [line for line in after.splitlines() if line.startswith("- **")]
    assert title
    assert len(reasons) <= 10
