"""The plug-ins that the documentation shows are those that the tests install."""

import ast
import re

import pytest

from newsroom.plugins import api, models as base
from tests.conftest import ROOT
from tests.house.packaging.conftest import PLUGIN, POSTER

SHOWN = re.compile(r"(?ms)^`([\w./]+)`[^\n]*\n\n```\w+\n(.*?)```")
PAGE = (ROOT / "docs/plugins.md").read_text(encoding="utf-8")
CODE = sorted(path for folder in (PLUGIN, POSTER) for path in folder.rglob("*.py"))


def folder_of(name):
    return POSTER if (POSTER / name).exists() and "/" in name else PLUGIN


@pytest.mark.parametrize(("name", "text"), SHOWN.findall(PAGE))
def test_what_the_page_shows_of_it_is_what_is_installed(name, text):
    assert (folder_of(name) / name).read_text(encoding="utf-8") == text


def test_the_page_shows_all_of_its_code():
    code = {
        str(path.relative_to(folder))
        for folder in (PLUGIN, POSTER)
        for path in folder.rglob("*")
        if path.suffix in {".py", ".toml"}
        and path.name != "__init__.py"
        # `makemigrations` writes them.
        and path.parent.name != "migrations"
    }
    assert code == {name for name, _text in SHOWN.findall(PAGE)}


@pytest.mark.parametrize("path", CODE, ids=lambda path: "/".join(path.parts[-2:]))
def test_a_plugin_imports_nothing_of_the_newsroom_but_what_is_for_it(path):
    found = [*ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    modules = {node.module for node in found if isinstance(node, ast.ImportFrom)}
    modules |= {
        one.name for node in found if isinstance(node, ast.Import) for one in node.names
    }
    ours = {one for one in modules if one.split(".")[0] in {"articles", "newsroom"}}
    assert ours <= {api.__name__, base.__name__}


@pytest.mark.parametrize("name", [*api.__all__, *base.__all__])
def test_the_page_tells_of_all_that_plugins_may_import(name):
    assert hasattr(api, name) or hasattr(base, name)
    assert re.search(rf"`[^`\n]*\b{name}\b[^`\n]*`|\b{name}\b[,\n]", PAGE)
