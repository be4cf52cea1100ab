"""Copies of the house in which something is added, to see what knows it then."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.support.processes.fresh import File, Template

ROOT = Path(__file__).resolve().parents[2]
HOUSE = (
    ".env.example",
    "bin",
    "deploy",
    "README.md",
    "requirements.lock",
    "articles",
    "docs",
    "newsroom",
    "templates",
    "tests",
    "manage.py",
    "pyproject.toml",
)

# The tests of a copy may not use files that this run of the tests keeps.
OURS = ("TESTS_COLLECTED", "TESTS_FOLDER", "TESTS_SPENT")
# Compiled modules are good for the copy, too; but pytest's own name files of ours.
LEFT_OUT = shutil.ignore_patterns("*-pytest-*.pyc", "browser", "screenshots")


def copy_of_the_house(folder: Path) -> Path:
    for name in HOUSE:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=LEFT_OUT)
        else:
            shutil.copy(ROOT / name, folder / name)
    return folder


def commit_of(folder: Path) -> str:
    """Return the first twelve digits of a folder's commit; "" if Git has none."""
    try:
        done = subprocess.run(
            ["git", "rev-parse", "--short=12", "HEAD"],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        return ""
    return "" if done.returncode else done.stdout.strip()


def run(folder: Path, *arguments: str, passes: bool = True, **added: str) -> str:
    """Run Python in a copy, on a database of its own; return what it printed.

    `added` stands in its environment besides.
    """
    outside = ("DATABASE_URL", "NEWSROOM_", "PYTEST_", "COV_", *OURS)
    environment = {k: v for k, v in os.environ.items() if not k.startswith(outside)}
    environment |= {"DJANGO_SETTINGS_MODULE": "tests.support.settings"} | added
    result = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert (result.returncode == 0) is passes, result.stdout + result.stderr
    return result.stdout


def run_tests(folder: Path, *tests: str, migrated: File | Template) -> str:
    """Run tests of a copy in one process; return what it printed.

    Their database is a copy of ours, to which only new migrations are applied: to run
    all of them takes longer than everything else. Only SQLite's is a file.
    """
    variables = folder / "var-of-tests"
    (variables / "main").mkdir(parents=True, exist_ok=True)
    asked = ("-m", "pytest", "-p", "no:cacheprovider", *tests)
    if isinstance(migrated, File):
        migrated.give(str(variables / "main" / "test.sqlite3"))
        asked += ("--reuse-db",)
    return run(folder, *asked, TESTS_FOLDER=str(variables))
