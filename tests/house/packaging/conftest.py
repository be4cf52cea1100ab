"""One installed newsroom for all workers: built, installed, and its demo made, once."""

import fcntl
import os
import shutil
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.conftest import ROOT
from tests.house.packaging.installing import Installed, build, install

PLUGIN = Path(__file__).parent / "example_plugin"
POSTER = Path(__file__).parent / "example_poster"
LOUD = """\
Two institutes open a joint laboratory!

24.11.2026 | Infrastructures

The first paragraph.

Source: Example Institute

Edited: 24.11.2026 by Sample Person, Sample Organisation
"""


@pytest.fixture(scope="session")
def installed() -> Installed:
    """Return a newsroom that was installed from its wheel, with a demo to serve."""
    folder = Path(os.environ["TESTS_FOLDER"], "packaging")
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        place = folder / "place"
        if not (folder / "made").exists():
            shutil.rmtree(place, ignore_errors=True)
            make(place)
            (folder / "made").touch()
    [wheel] = place.glob("newsroom_cms-*.whl")
    return Installed(wheel, place / "environment" / "bin", place / "empty")


def make(place: Path) -> None:
    wheels = build(ROOT, place), build(translated(place / "plugin"), place)
    programs = install(place / "environment", *wheels)
    newsroom = Installed(wheels[0], programs, place / "empty")
    newsroom.folder.mkdir()
    made = newsroom.run("demo")
    assert made.returncode == 0, made.stderr
    assert made.stderr == ""
    (newsroom.folder / "printed").write_text(made.stdout, encoding="utf-8")
    notes = newsroom.folder / "notes"
    notes.mkdir()
    (notes / "loud.en.txt").write_text(LOUD, encoding="utf-8")
    read = newsroom.run("import_articles", "notes", env={"NEWSROOM_VAR": "var/demo"})
    assert read.returncode == 0, read.stderr


def translated(folder: Path) -> Path:
    """Return a copy of the example with its words compiled, as it is to be built."""
    shutil.copytree(PLUGIN, folder)
    for source in folder.rglob("*.po"):
        with source.open("rb") as lines, source.with_suffix(".mo").open("wb") as words:
            write_mo(words, read_po(lines))
    return folder
