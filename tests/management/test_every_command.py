"""Every command describes itself in English, is in the docs, and has a test."""

import inspect
import re
from pkgutil import iter_modules

import pytest
from django.core.management import load_command_class
from django.core.management.base import BaseCommand

from articles.management import commands
from newsroom.management import commands as of_the_project
from tests.conftest import ROOT

COMMANDS = [
    (app, module.name)
    for app, package in {"articles": commands, "newsroom": of_the_project}.items()
    for module in iter_modules(package.__path__)
]
PAGES = [ROOT / "README.md", *ROOT.glob("docs/*.md")]
EVERY_COMMAND = pytest.mark.parametrize(("app", "name"), COMMANDS)


def options_of(command: BaseCommand) -> dict[str, str]:
    parser = command.create_parser("manage.py", "")
    return {action.dest: action.help for action in parser._actions}


@EVERY_COMMAND
def test_it_says_what_it_and_each_of_its_options_do(app, name):
    command = load_command_class(app, name)
    assert command.help
    known = options_of(BaseCommand())
    own = {k: v for k, v in options_of(command).items() if k not in known}
    assert [option for option, help_text in own.items() if not help_text] == []


@EVERY_COMMAND
def test_it_speaks_english_whatever_the_language_of_the_site(app, name):
    command = load_command_class(app, name)
    assert command.handle.__qualname__.startswith("no_translations.")
    source = inspect.getsource(inspect.getmodule(command))
    assert "gettext" not in source


@EVERY_COMMAND
def test_it_is_told_in_the_docs(app, name):
    told = re.compile(rf"(manage\.py|newsroom) {name}\b")
    pages = [page for page in PAGES if told.search(page.read_text("utf-8"))]
    assert pages, f"no page of docs/ tells of manage.py {name}"


@EVERY_COMMAND
def test_it_is_run_by_a_test(app, name):
    tests = [path.read_text("utf-8") for path in ROOT.glob("tests/**/*.py")]
    asked = (f'"{name}"', f"commands.{name} ")
    assert any(one in text for text in tests for one in asked)
