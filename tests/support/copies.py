"""Copies of the house in which something is added, to see what knows it then."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.support.processes.fresh import File

ROOT = Path(__file__).resolve().parents[2]
HOUSE = (
    "articles",
    "docs",
    "newsroom",
    "templates",
    "tests",
    "manage.py",
    "pyproject.toml",
)


def copy_of_the_house(folder: Path) -> Path:
    for name in HOUSE:
        if (ROOT / name).is_dir():
            without = shutil.ignore_patterns("__pycache__", "browser", "screenshots")
            shutil.copytree(ROOT / name, folder / name, ignore=without)
        else:
            shutil.copy(ROOT / name, folder / name)
    return folder


def folder_with_database(folder: Path, migrated) -> Path:
    """Return the folder of the copy's tests, with a database that lacks one migration.

    To run all of them takes longer than everything else. Only SQLite's is a file.
    """
    place = folder / "tests_folder/main"
    place.mkdir(parents=True)
    if isinstance(migrated, File):
        migrated.give(str(place / "test.sqlite3"))
    return place.parent


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


def write_before(file: Path, place: str, text: str) -> None:
    """Put `text`, which ends with `place`, where `place` stands."""
    before, _place, after = file.read_text("utf-8").partition(place)
    assert after
    file.write_text(before + text + after, "utf-8")


def run(folder: Path, *arguments: str, passes: bool = True, **added: str) -> str:
    """Run Python in a copy, on a database of its own; return what it printed.

    `added` stands in its environment besides.
    """
    outside = ("DATABASE_URL", "NEWSROOM_", "PYTEST_", "TESTS_FOLDER", "COV_")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(outside)}
    environment |= {"DJANGO_SETTINGS_MODULE": "tests.support.settings"} | added
    result = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (result.returncode == 0) is passes, result.stdout + result.stderr
    return result.stdout
