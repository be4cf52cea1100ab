"""The plug-in that the documentation shows is the one that the tests install."""

import re

import pytest

from tests.conftest import ROOT
from tests.packaging.conftest import PLUGIN

SHOWN = re.compile(r"(?ms)^`([\w./]+)`[^\n]*\n\n```\w+\n(.*?)```")
PAGE = (ROOT / "docs/plugins.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "text"), SHOWN.findall(PAGE))
def test_what_the_page_shows_of_it_is_what_is_installed(name, text):
    assert (PLUGIN / name).read_text(encoding="utf-8") == text


def test_the_page_shows_all_of_its_code():
    files = [path for path in PLUGIN.rglob("*") if path.suffix in {".py", ".toml"}]
    code = {str(path.relative_to(PLUGIN)) for path in files}
    shown = {name for name, _text in SHOWN.findall(PAGE)}
    assert code - {"calm_headlines/__init__.py"} == shown
