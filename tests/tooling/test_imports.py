"""Imports run one way, through the doorways, and at the top of a file."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

LATE = re.compile(r"noqa: .*PLC0415")
REASONED = re.compile(r"noqa: [A-Z0-9, ]*PLC0415[A-Z0-9, ]* \(.+\)")
# Addresses name views where they stand; the revision is the doorway of its model.
PAST_A_DOORWAY = {"newsroom/urls.py", "articles/public/urls.py", "articles/revision.py"}
# Nobody enters them: Django, a browser or a terminal calls what they hold.
WITHOUT_DOORWAY = {"admin", "management", "migrations", "public", "templatetags"}
DEPARTMENTS = {
    path.parent.name for path in (ROOT / "articles").glob("*/__init__.py")
} - WITHOUT_DOORWAY


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
            "articles/models/story.py",
            "import articles.writing",
            "A department imports only from the floors below it",
        ),
        (
            "articles/feeds/rss.py",
            "import articles.public.home",
            "A department imports only from the floors below it",
        ),
        (
            "articles/history/matching.py",
            "import articles.history.comparing",
            "No circles, neither between departments nor inside of one",
        ),
        (
            "articles/admin/user.py",
            "import articles.demo",
            "Sample data comes in by a command alone",
        ),
        (
            "articles/text.py",
            "import newsroom.settings",
            "The newsroom knows nothing of the project around it",
        ),
        (
            "articles/corner/__init__.py",
            "",
            "A department imports only from the floors below it",
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


def imports_of(path: Path):
    """Yield each line of a file that imports, with the module it imports from."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.lineno, node.module.split(".")


def test_a_department_is_entered_through_its_doorway():
    past = [
        f"{name}:{line} imports {'.'.join(parts)}"
        for path in sorted((ROOT / "articles").rglob("*.py"))
        for line, parts in imports_of(path)
        if (name := str(path.relative_to(ROOT))) not in PAST_A_DOORWAY
        and "migrations" not in path.parts
        and len(parts) > 2
        and parts[0] == "articles"
        and parts[1] in DEPARTMENTS - {path.relative_to(ROOT / "articles").parts[0]}
    ]
    assert past == []


def test_a_late_import_gives_its_reason():
    lines = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for folder in ("articles", "newsroom", "tests")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if LATE.search(line) and path.name != "test_imports.py"
    ]
    assert [line for line in lines if not REASONED.search(line)] == []
