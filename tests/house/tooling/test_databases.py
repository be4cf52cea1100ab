"""Each folder of tests runs on PostgreSQL, too, or doesn't, as decided for it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.support.inspecting.databases import BOTH, FOLDERS, TESTS, decided_for

# One that only shows, two that ask, one that commits and is the same on any database,
# and one without a database.
SHOWS, ALIKE = (
    "tests/admin/whole_desk/test_pages.py",
    "tests/newsroom/http_server/answering/test_slow.py",
)
ASK = {"tests/admin/whole_desk/test_queries.py", "tests/site/selection/test_labels.py"}
SOME = (SHOWS, ALIKE, *ASK, "tests/foundation/test_slugs.py")


def test_every_folder_of_tests_has_been_decided():
    found = {str(file.parent.relative_to(TESTS)) for file in TESTS.rglob("test_*.py")}
    above = {
        name: {name, *map(str, Path(name).parents)} - {"."} if name != "." else {name}
        for name in found
    }
    assert not [name for name, folders in above.items() if not folders & set(FOLDERS)]
    assert not [folder for folder in FOLDERS if not (TESTS / folder).is_dir()]


def test_a_folder_is_decided_with_the_one_around_it_until_it_is_itself(monkeypatch):
    test = TESTS / "admin" / "article" / "test_form.py"
    assert decided_for(test) == FOLDERS["admin"] != BOTH
    monkeypatch.setitem(FOLDERS, "admin/article", BOTH)
    assert decided_for(test) == BOTH
    assert decided_for(TESTS / "unheard_of" / "test_it.py") == BOTH


@pytest.mark.parametrize(
    ("arguments", "files"),
    [
        ([], ASK),
        pytest.param(["--long"], {SHOWS, ALIKE} | ASK, marks=pytest.mark.long),
    ],
)
def test_postgresql_gets_what_differs_there_and_all_that_asks_in_the_long_run(
    arguments, files
):
    """The server gets no query while tests are collected: none has to run."""
    answer = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", *arguments, *SOME],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
    lines = answer.stdout.splitlines()
    assert {line.partition("::")[0] for line in lines if "::" in line} == files
