"""The help names the commands by an operator's day, each with examples that work."""

import shlex
import subprocess
import sys

import pytest
from django.core.management import CommandError, get_commands, load_command_class

from newsroom.conf import installation
from newsroom.management.command_runner import OURS, Utility
from newsroom.management.help import overview as pages
from newsroom.management.help.chapters import CHAPTERS, ENTRIES
from tests.conftest import ROOT

# A line has room for its command and this many letters beside it in 80 columns.
WIDEST = 56
FOR_DEVELOPERS = {"document_workflow"}
SHELL_OWN = {"<", ">"}
ENTRIES_WITH_EXAMPLES = [one for one in ENTRIES.values() if one.examples]


def command(name):
    return Utility(["manage.py"]).fetch_command(name)


def typed(*arguments, **variables):
    """Return what another process prints that says nothing of failures."""
    command = [sys.executable, "-W", "error", ROOT / "manage.py", *arguments]
    return subprocess.check_output(command, env=variables, text=True)


def ours():
    known = get_commands()
    return {
        name
        for name, app in known.items()
        if type(load_command_class(app, name)).__module__.startswith(OURS)
    }


def test_it_has_each_command_that_the_newsroom_brings():
    named = [entry.name for chapter in CHAPTERS for entry in chapter.entries]
    assert len(named) == len(set(named))
    assert ours() - set(named) == FOR_DEVELOPERS
    assert set(named) <= set(get_commands())


def test_each_line_fits_into_a_narrow_terminal():
    wide = [entry.line for entry in ENTRIES.values() if len(entry.line) > WIDEST]
    assert wide == []
    lines = pages.overview().splitlines()
    assert max(map(len, lines[:-2])) <= 80


def without_shell(typed):
    """Return the words before the shell's own signs, and without the command's name."""
    words = shlex.split(typed)
    until = next((n for n, one in enumerate(words) if one in SHELL_OWN), None)
    return words[1:until]


@pytest.mark.variants
@pytest.mark.parametrize("entry", ENTRIES_WITH_EXAMPLES, ids=lambda one: one.name)
def test_each_example_is_one_that_the_command_takes(entry):
    parser = command(entry.name).create_parser("manage.py", entry.name)
    for typed, _does in entry.examples:
        assert typed.startswith(entry.name)
        parser.parse_args(without_shell(typed))


def test_an_option_that_is_unknown_would_be_found():
    parser = command("restore").create_parser("manage.py", "restore")
    with pytest.raises(CommandError, match="unrecognized"):
        parser.parse_args(without_shell("restore newsroom.tar --overwrite"))


def test_the_help_of_a_command_shows_examples_and_no_options_of_django(capsys):
    command("restore").print_help("manage.py", "restore")
    shown = capsys.readouterr().out
    assert f"  {installation.COMMAND} restore newsroom.tar --replace  in " in shown
    assert "--passphrase-file" in shown
    for hidden in ("--pythonpath", "--settings", "--skip-checks", "--no-color"):
        assert hidden not in shown


def test_hidden_options_still_work():
    parser = command("migrate").create_parser("manage.py", "migrate")
    assert parser.parse_args(["--no-color", "--skip-checks"]).skip_checks


def test_djangos_own_commands_are_shown_on_request_alone():
    lines = pages.overview().splitlines()
    shown = {line.split()[0] for line in lines if line.startswith(pages.INDENT)}
    assert shown == set(ENTRIES)
    everything = typed("help", "--all")
    words = set(everything.replace(",", " ").split())
    assert set(get_commands()) <= words
    assert "flush" not in shown


@pytest.mark.parametrize("asked", ["help", "--help", "-h"])
def test_the_overview_is_there_although_a_setting_is_wrong(asked):
    *shown, _help, _all = typed(asked, NEWSROOM_DEBUG="maybe").splitlines()
    assert shown == pages.overview().splitlines()[:-2]


def test_shells_that_complete_names_get_all_of_them():
    names = Utility(["manage.py"]).main_help_text(commands_only=True).splitlines()
    assert set(names) == set(get_commands())
