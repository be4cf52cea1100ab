"""Imports run one way, through the doorways, and at the top of a file."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import ROOT

WINGS = "A wing imports only from the wings below it"
CIRCLES = "No circles, neither between departments nor inside of one"
# Each import that is planted, the contract that it breaks, and the words that name it.
PLANTED = [
    (
        "articles/models/editions/edition.py",
        "import articles.editing.writing",
        WINGS,
        "- articles.models.editions.edition -> articles.editing.writing (",
    ),
    (
        "articles/site/feeds/formats/rss.py",
        "import articles.site.public.home",
        "Departments of the site",
        "- articles.site.feeds.formats.rss -> articles.site.public.home (",
    ),
    (
        "articles/editing/comparing/matching.py",
        "import articles.editing.comparing.comparing",
        CIRCLES,
        "No cycles are allowed in articles.editing.comparing.\n",
    ),
    (
        "articles/admin/users/user.py",
        "import articles.transfer.demo",
        "Sample data comes in by a command alone",
        "- articles.admin.users.user -> articles.transfer.demo (",
    ),
    (
        "articles/foundation/text.py",
        "import newsroom.settings",
        "The newsroom knows nothing of the project around it",
        "- articles.foundation.text -> newsroom.settings (",
    ),
    ("articles/corner/__init__.py", "", WINGS, "- articles.corner\n"),
    (
        "newsroom/conf/env.py",
        "import newsroom.page_cache",
        "Departments of the project",
        "- newsroom.conf.env -> newsroom.page_cache (",
    ),
    (
        "newsroom/page_cache/answers/answer.py",
        "import newsroom.page_cache.process",
        CIRCLES,
        "No cycles are allowed in newsroom.page_cache.\n",
    ),
]
# Imports past a doorway, each in a file of its own, and the words that name them.
PAST = [
    (
        "articles/site/feeds/formats/rss.py",
        "from articles.editing.writing.saving import begin",
        "articles.editing.writing.saving.begin is past a doorway",
    ),
    (
        "articles/site/feeds/formats/atom.py",
        "from articles.editing.writing import saving",
        "articles.editing.writing.saving is past a doorway",
    ),
    (
        "articles/site/feeds/formats/json_feed.py",
        "import articles.editing.writing.saving",
        "articles.editing.writing.saving is past a doorway",
    ),
    (
        "articles/site/selection/words.py",
        "from ..writing.saving import begin",
        "a relative import",
    ),
    (
        "articles/foundation/text.py",
        "from articles.migrations import _granting",
        "articles.migrations._granting is past a doorway",
    ),
    (
        "articles/admin/users/user.py",
        "import_module('articles.editing.writing')",
        "imports by a name that no contract sees",
    ),
    ("newsroom/conf/env.py", "import os  # noqa: PLC0415", "gives its reason"),
]


@pytest.fixture(scope="module")
def house(tmp_path_factory) -> Path:
    """A copy of the code in which wrong imports can be planted."""
    house = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", house)
    for package in ("articles", "newsroom"):
        python_alone = shutil.ignore_patterns("static", "samples", "__pycache__")
        shutil.copytree(ROOT / package, house / package, ignore=python_alone)
    return house


@contextmanager
def planted(house: Path, lines: dict[str, str]) -> Iterator[None]:
    """Add to each of these files a line, for the while."""
    before = {
        name: (house / name).read_text() for name in lines if (house / name).exists()
    }
    for name, line in lines.items():
        (house / name).parent.mkdir(exist_ok=True)
        (house / name).write_text(f"{before.get(name, '')}\n{line}\n")
    yield
    for name in lines:
        if name in before:
            (house / name).write_text(before[name])
        else:
            shutil.rmtree((house / name).parent)


def contract_of(house: Path) -> subprocess.CompletedProcess:
    command = [Path(sys.executable).parent / "lint-imports", "--no-cache", "--no-logo"]
    return subprocess.run(command, cwd=house, capture_output=True, text=True)


@pytest.fixture(scope="module")
def broken(house) -> dict[str, str]:
    """The complaint about each contract that the planted imports break, all at once."""
    with planted(house, {where: line for where, line, *_told in PLANTED}):
        answer = contract_of(house)
    assert answer.returncode == 1
    _summary, *said = re.split(r"\n\n(.+)\n-+\n\n", answer.stdout)
    return dict(zip(said[::2], said[1::2], strict=True))


@pytest.mark.parametrize(("where", "line", "contract", "told"), PLANTED)
def test_a_planted_import_breaks_the_contract(broken, where, line, contract, told):
    assert told in broken[contract]


def test_the_house_itself_keeps_the_contract(house):
    answer = contract_of(house)
    assert answer.returncode == 0, answer.stdout


def doorways_of(house: Path) -> subprocess.CompletedProcess:
    command = [sys.executable, ROOT / "bin/imports", house]
    return subprocess.run(command, capture_output=True, text=True)


@pytest.fixture(scope="module")
def named(house) -> list[str]:
    """The complaints about all imports planted past doorways, by line."""
    with planted(house, {where: line for where, line, _told in PAST}):
        answer = doorways_of(house)
    assert answer.returncode == 1
    return answer.stderr.splitlines()


@pytest.mark.parametrize(("where", "line", "told"), PAST)
def test_what_goes_past_a_doorway_is_named(named, where, line, told):
    [said] = [said for said in named if said.startswith(f"{where}:")]
    assert told in said


def test_the_house_itself_is_entered_through_its_doorways(house):
    assert doorways_of(house).stderr == ""
