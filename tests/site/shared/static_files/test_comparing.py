"""The check compares collected files with those expected, under each of their names."""

import json
import os
from pathlib import Path

import pytest

from articles.site import shared
from tests.site.shared.static_files.test_collecting import collected
from tests.site.shared.static_files.test_whole import collect, whole

__all__ = ["collected", "whole"]
SHEET = "colours.????????????.css"


@pytest.fixture
def folder(whole) -> Path:
    """A sheet that names a picture, and a picture that stays as it is; collected."""
    source, folder = whole
    source.write_text("a { background: url(sign.svg) } " * 50)
    source.with_name("sign.svg").write_text(f"<svg>{'<g/>' * 500}</svg>")
    collect()
    return folder


def the(folder: Path, pattern: str) -> Path:
    [file] = folder.glob(pattern)
    return file


def test_what_was_just_collected_is_as_it_should_be(folder):
    assert shared.differing() == ([], [])


@pytest.mark.parametrize(
    "pattern", ["sign.svg", "sign.????????????.svg", SHEET, "staticfiles.json"]
)
def test_r47_a_file_that_is_gone_is_missing_and_comes_back(folder, pattern):
    file = the(folder, pattern)
    file.unlink()
    assert shared.differing() == ([file.name], [])
    collect()
    assert shared.differing() == ([], [])


@pytest.mark.parametrize(
    "pattern",
    [
        "sign.svg",
        "sign.????????????.svg",
        "sign.????????????.svg.gz",
        SHEET,
        f"{SHEET}.br",
        f"{SHEET}.gz",
        "staticfiles.json",
    ],
)
@pytest.mark.parametrize("length", [0, 10])
def test_r47_a_file_that_was_cut_off_is_found_and_mended(folder, pattern, length):
    file = the(folder, pattern)
    os.truncate(file, length)
    assert shared.differing() == ([], [file.name])
    collect()
    assert shared.differing() == ([], [])


def test_r47_a_collection_that_was_stopped_before_the_list_was_written(folder):
    """Pages go on to ask for the former sheet, though the new one lies beside it."""
    list_, former = folder / "staticfiles.json", the(folder, SHEET)
    told = list_.read_bytes()
    source = folder.parent / "source" / "colours.css"
    source.write_text("a { color: green } " * 50)
    collect()
    list_.write_bytes(told)
    assert shared.differing() == (
        [],
        [former.name, f"{former.name}.br", f"{former.name}.gz"],
    )


def test_a_file_that_the_list_does_not_name_is_one_that_pages_miss(folder):
    list_ = folder / "staticfiles.json"
    told = json.loads(list_.read_text())
    del told["paths"]["sign.svg"]
    list_.write_text(json.dumps(told))
    assert shared.differing() == ([], ["staticfiles.json"])
