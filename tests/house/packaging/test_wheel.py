"""The wheel holds what a newsroom needs, and nothing of where it was built."""

import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

# Folder of the checkout → its place in the wheel.
MOVED = {"templates": "newsroom/templates", "articles": "articles"}
MOVED |= {"newsroom": "newsroom"}
NOT_NEEDED = {".po", ".pyc"}
pytestmark = pytest.mark.ci


@pytest.fixture(scope="module")
def files(installed):
    with zipfile.ZipFile(installed.wheel) as wheel:
        return {name: wheel.read(name) for name in wheel.namelist()}


def about(files, name):
    [found] = [path for path in files if path.endswith(f".dist-info/{name}")]
    return files[found].decode()


def test_it_holds_every_file_of_the_newsroom(files):
    for folder, place in MOVED.items():
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and path.suffix not in NOT_NEEDED:
                name = f"{place}/{path.relative_to(ROOT / folder)}"
                assert files.get(name) == path.read_bytes(), name
    guide = [path for path in (ROOT / "docs").rglob("*") if "editing" in str(path)]
    for path in filter(Path.is_file, guide):
        name = f"newsroom/docs/{path.relative_to(ROOT / 'docs')}"
        assert files[name] == path.read_bytes()
    assert len(guide) > 40
    assert files["newsroom/.env.example"] == (ROOT / ".env.example").read_bytes()


def files_below(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_it_brings_what_systemd_proxies_and_containers_read(files, installed):
    share = installed.programs.parent / "share/newsroom"
    brought = files_below(ROOT / "deploy")
    assert files_below(share) == brought
    [folder] = {name.split("/")[0] for name in files if ".data/" in name}
    assert {name for name in files if name.startswith(f"{folder}/")} == {
        f"{folder}/data/share/newsroom/{name}" for name in brought
    }


def test_it_holds_nothing_else(files):
    for name in files:
        top, *rest = name.split("/")
        if top.endswith((".dist-info", ".data")):
            continue
        assert top in {"articles", "newsroom"}, name
        assert not {"tests", "var", "__pycache__"} & set(rest), name
        assert "secret-key" not in name
        assert not name.endswith((".po", ".pyc", ".sqlite3"))


def test_it_names_no_place_of_the_machine_that_built_it(files):
    for name, content in files.items():
        assert str(ROOT).encode() not in content, name


def test_its_licences_are_in_it_the_typefaces_too(files):
    assert about(files, "licenses/LICENSE") == (ROOT / "LICENSE").read_text()
    fonts = "articles/static/articles/fonts"
    for name in ("OFL", "OFL-newsroom-sans"):
        text = about(files, f"licenses/{fonts}/{name}.txt")
        assert "SIL OPEN FONT LICENSE" in text


def test_it_says_what_it_depends_on_and_that_it_is_a_command(files):
    assert "newsroom = newsroom.management.terminal:main" in about(
        files, "entry_points.txt"
    )
    metadata = about(files, "METADATA")
    assert "Name: newsroom-cms\n" in metadata
    assert "Requires-Dist: django<6.2,>=6.1.3\n" in metadata
    assert "hatchling" not in metadata
