"""Imports run one way, through the doorways, and at the top of a file."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def house(tmp_path_factory) -> Path:
    """A copy of the code in which a wrong import can be planted."""
    house = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", house)
    for package in ("articles", "newsroom"):
        python_alone = shutil.ignore_patterns("static", "samples", "__pycache__")
        shutil.copytree(ROOT / package, house / package, ignore=python_alone)
    return house


def contract_of(house: Path) -> subprocess.CompletedProcess:
    command = [Path(sys.executable).parent / "lint-imports", "--no-cache", "--no-logo"]
    return subprocess.run(command, cwd=house, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("where", "planted", "broken"),
    [
        (
            "articles/models/editions/story.py",
            "import articles.editing.writing",
            "A wing imports only from the wings below it",
        ),
        (
            "articles/site/feeds/formats/rss.py",
            "import articles.site.public.home",
            "Departments of the site",
        ),
        (
            "articles/editing/comparing/matching.py",
            "import articles.editing.comparing.comparing",
            "No circles, neither between departments nor inside of one",
        ),
        (
            "articles/admin/users/user.py",
            "import articles.transfer.demo",
            "Sample data comes in by a command alone",
        ),
        (
            "articles/foundation/text.py",
            "import newsroom.settings",
            "The newsroom knows nothing of the project around it",
        ),
        (
            "articles/corner/__init__.py",
            "",
            "A wing imports only from the wings below it",
        ),
        (
            "newsroom/conf/env.py",
            "import newsroom.page_cache",
            "Departments of the project",
        ),
        (
            "newsroom/page_cache/answers/answer.py",
            "import newsroom.page_cache.process",
            "No circles, neither between departments nor inside of one",
        ),
    ],
)
def test_a_planted_import_breaks_the_contract(house, where, planted, broken):
    file = house / where
    before = file.read_text() if file.exists() else None
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"{before or ''}\n{planted}\n")
    answer = contract_of(house)
    if before is None:
        shutil.rmtree(file.parent)
    else:
        file.write_text(before)
    assert answer.returncode == 1
    assert f"{broken} BROKEN" in answer.stdout or "corner" in answer.stdout


def test_the_house_itself_keeps_the_contract(house):
    answer = contract_of(house)
    assert answer.returncode == 0, answer.stdout


def doorways_of(house: Path) -> subprocess.CompletedProcess:
    command = [sys.executable, ROOT / "bin/imports", house]
    return subprocess.run(command, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("planted", "told"),
    [
        (
            "from articles.editing.writing.saving import begin",
            "articles.editing.writing.saving.begin",
        ),
        (
            "from articles.editing.writing import saving",
            "articles.editing.writing.saving",
        ),
        ("import articles.editing.writing.saving", "articles.editing.writing.saving"),
        ("from ..writing.saving import begin", "a relative import"),
        ("from articles.migrations import _granting", "articles.migrations._granting"),
        (
            "import_module('articles.editing.writing')",
            "by a name that no contract sees",
        ),
        ("import os  # noqa: PLC0415", "gives its reason"),
    ],
)
def test_what_goes_past_a_doorway_is_named(house, planted, told):
    file = house / "articles/site/feeds/formats/rss.py"
    before = file.read_text()
    file.write_text(f"{before}\n{planted}\n")
    answer = doorways_of(house)
    file.write_text(before)
    assert answer.returncode == 1
    assert told in answer.stderr
    assert answer.stderr.startswith("articles/site/feeds/formats/rss.py:")


def test_the_house_itself_is_entered_through_its_doorways(house):
    assert doorways_of(house).stderr == ""
