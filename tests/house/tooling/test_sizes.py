"""`bin/sizes` names what has grown too large or is too small, and nothing else."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.support.processes.programs import program

# The least that a module has to have.
MODULE = "#\n" * 26


@pytest.fixture
def house(tmp_path):
    for folder in ("articles/migrations", "newsroom", "templates", "tests", "bin"):
        (tmp_path / folder).mkdir(parents=True)
    return tmp_path


def sizes(house):
    command = [sys.executable, ROOT / "bin/sizes", house]
    done = subprocess.run(command, capture_output=True, text=True)
    return done.returncode, done.stderr


def function_of(lines):
    return "def work():\n" + "    pass\n" * (lines - 1)


def test_a_house_of_small_files_passes(house):
    (house / "articles/verbs.py").write_text(function_of(40) + "#\n" * 260)
    (house / "templates/page.html").write_text("<p>\n" * 120)
    assert sizes(house) == (0, "")


@pytest.mark.parametrize(
    ("name", "content", "finding"),
    [
        ("articles/verbs.py", "#\n" * 301, "verbs.py: 301 lines, at most 300"),
        ("articles/verbs.py", function_of(41), "verbs.py:1: work() has 41 lines"),
        ("bin/tool", "#!/usr/bin/python3\n" + function_of(41), "bin/tool:2: work()"),
        ("templates/page.html", "<p>\n" * 121, "page.html: 121 lines, at most 120"),
        ("articles/page.css", "p {}\n" * 201, "page.css: 201 lines, at most 200"),
        ("articles/page.js", "go();\n" * 301, "page.js: 301 lines, at most 300"),
    ],
)
def test_what_has_grown_too_large_is_named(house, name, content, finding):
    (house / name).write_text(content)
    code, errors = sizes(house)
    assert code == 1
    assert finding in errors


@pytest.mark.parametrize(
    ("room", "most"),
    [("articles", 13), ("newsroom", 14), ("articles/corner", 15), ("tests/corner", 15)],
)
def test_a_room_that_is_full_is_named(house, room, most):
    (house / room).mkdir(exist_ok=True)
    for number in range(most - 2):
        (house / f"{room}/noun_{number}.py").write_text(MODULE)
    # A package and a conftest count as one each, data and a doorway as none.
    (house / f"{room}/cellar/data").mkdir(parents=True)
    for name in ("cellar/__init__.py", "cellar/wine.py", "__init__.py", "conftest.py"):
        (house / f"{room}/{name}").write_text(MODULE)
    (house / f"{room}/data").mkdir()
    assert sizes(house) == (0, "")
    (house / f"{room}/one_more.py").write_text(MODULE)
    code, errors = sizes(house)
    assert code == 1
    assert f"{room}: {most + 1} modules and packages, at most {most}" in errors


def test_migrations_and_articles_as_text_may_be_long(house):
    (house / "articles/migrations/0001_all.py").write_text("#\n" * 999)
    (house / "articles/sample.txt").write_text("Absatz\n" * 999)
    assert sizes(house) == (0, "")


@pytest.mark.parametrize("package", ["articles", "newsroom"])
def test_a_module_of_a_few_lines_is_named(house, package):
    (house / package / "verbs.py").write_text("#\n" * 25)
    code, errors = sizes(house)
    assert code == 1
    assert f"{package}/verbs.py: 25 lines, at least 26" in errors


def test_modules_that_others_look_for_by_name_may_be_small(house):
    for name in (
        "articles/__init__.py",
        "articles/migrations/0002_more.py",
        "articles/templatetags/numbers.py",
        "articles/management/commands/count.py",
        "newsroom/wsgi.py",
        "newsroom/http_server/__main__.py",
        "newsroom/conf/formats/de/formats.py",
    ):
        (house / name).parent.mkdir(parents=True, exist_ok=True)
        (house / name).touch()
    assert sizes(house) == (0, "")


def test_every_small_module_that_may_stay_is_still_small():
    known = program("sizes")
    assert [
        name
        for name in known.CRUMBS
        if (ROOT / name).read_text().count("\n") >= known.LEAST_LINES
    ] == []
