"""The map of the house shows the departments that the contracts have."""

import re
import shutil
import subprocess
import sys
import tomllib

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LAYERS = {
    contract["containers"][0]: contract["layers"]
    for contract in PROJECT["tool"]["importlinter"]["contracts"]
    if contract["type"] == "layers" and "containers" in contract
}
ROWS = [row for layers in LAYERS.values() for row in layers]
# One in brackets may be missing yet.
NAMES = {name for row in ROWS for name in row.split(" | ") if name[0] != "("}


def drawing(folder, *arguments: str) -> subprocess.CompletedProcess:
    command = [sys.executable, folder / "bin/house", *arguments]
    return subprocess.run(command, capture_output=True, text=True)


def test_the_picture_is_what_the_contracts_give_and_shows_every_department():
    assert drawing(ROOT, "--check").stderr == ""
    picture = (ROOT / "docs/house.svg").read_text(encoding="utf-8")
    assert {*re.findall(r'class="(?:name|wing)"[^>]*>([^<]+)<', picture)} == NAMES


def test_a_department_that_is_not_drawn_is_told(tmp_path):
    for name in ("bin/house", "docs/house.svg", "pyproject.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    project = tmp_path / "pyproject.toml"
    text = project.read_text(encoding="utf-8")
    text = text.replace('"writing |', '"writing | corner |')
    project.write_text(text, encoding="utf-8")
    assert "Draw it: make docs" in drawing(tmp_path, "--check").stderr
    assert drawing(tmp_path).returncode == 0
    assert ">corner<" in (tmp_path / "docs/house.svg").read_text(encoding="utf-8")


def test_the_page_says_what_each_department_decides():
    page = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    table = page.split("## How an act")[0]
    assert {*re.findall(r"`(\w+)(?:/|\.py)?`", table)} >= NAMES
