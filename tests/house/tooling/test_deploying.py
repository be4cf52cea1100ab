"""Operators can rely on what they copy: names and commands in the pages, and units."""

import re
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.core.management import get_commands

from newsroom.http_server import options
from newsroom.http_server.processes import master
from newsroom.worker import keeper
from tests.conftest import ROOT
from tests.support.inspecting.handbook import PAGES, block, blocks, code_of, text_of
from tests.support.processes.programs import require_program

DEPLOYING, OPERATING = "docs/deploying.md", "docs/operating.md"
OPERATORS = [
    DEPLOYING,
    OPERATING,
    "docs/keeping.md",
    "docs/containers.md",
    "docs/several-machines.md",
    "docs/upgrading.md",
]
BIN = Path(sys.executable).parent
VARIABLE = re.compile(r"\b(NEWSROOM_[A-Z_]+|DATABASE_URL)\b")
COMMAND = re.compile(r"(?:manage\.py|(?<![\w/=.:-])newsroom) +([a-z_]+)")
OURS = {"articles", "newsroom"}
COMMENT = re.compile(r"(?:^|\s)#.*$", re.M)


@pytest.mark.parametrize("name", OPERATORS)
def test_every_variable_in_the_documentation_is_one_of_the_newsroom(name):
    known = set(VARIABLE.findall(text_of(".env.example")))
    assert set(VARIABLE.findall(text_of(name))) - known == set()


def test_the_environment_of_the_unit_sets_what_a_site_on_the_web_needs():
    environment = block(DEPLOYING, "sh", "NEWSROOM_SECRET_KEY=")
    lines = [line.split("=", 1) for line in environment.splitlines()]
    assert {name for name, _ in lines} <= set(VARIABLE.findall(text_of(".env.example")))
    # Single quotes: the shell and systemd read the same.
    assert all(value[0] == value[-1] == "'" for _, value in lines)


# Recipes make up a command to show how one is added.
NO_EXAMPLES = [name for name in PAGES if not name.startswith("docs/recipes")]


@pytest.mark.parametrize("name", NO_EXAMPLES)
def test_every_command_in_the_documentation_is_there(name):
    # Django answers `help` itself; it is no command of an app.
    assert commands_in(name) - {"help", *get_commands()} == set()


def commands_in(name: str) -> set[str]:
    return set(COMMAND.findall(COMMENT.sub("", code_of(text_of(name)))))


def test_commands_are_found_in_the_documentation():
    found = commands_in(DEPLOYING)
    assert {"migrate", "collectstatic", "createsuperuser"} <= found


def test_the_table_of_exit_codes_names_each_command_of_our_own():
    table = text_of(OPERATING).split("## Exit codes")[1]
    named = set(re.findall(r"^\| `([a-z_]+)", table, re.M))
    ours = {name for name, app in get_commands().items() if app in OURS}
    assert len(ours) > 3
    assert ours - named == set()
    assert named - set(get_commands()) == set()


UNITS = ["newsroom", "newsroom-worker"]


def unit_text(name: str) -> str:
    return text_of(f"deploy/{name}.service")


def unit(name: str = "newsroom") -> dict[str, str]:
    lines = unit_text(name).splitlines()
    return dict(line.split("=", 1) for line in lines if re.match(r"\w+=", line))


def test_the_unit_starts_what_there_is_and_waits_until_it_has_ended():
    program, *arguments = unit()["ExecStart"].split()
    assert program.endswith("/bin/python")
    assert arguments[:2] == ["-P", "-m"]
    assert find_spec(f"{arguments[2]}.__main__")
    # The worker is ended last, by the server alone: a second signal makes it break off.
    patience = master.PATIENCE + keeper.PATIENCE
    assert int(unit()["TimeoutStopSec"]) > patience
    assert unit()["KillMode"] == "mixed"
    address = options.told(arguments[3:]).bind
    assert re.findall(r"  server (.+);", text_of("deploy/nginx.conf")) == [address]
    assert re.findall("reverse_proxy (.+) {", text_of("deploy/Caddyfile")) == [address]


def test_the_newsroom_may_write_where_its_things_are_kept():
    environment = block(DEPLOYING, "sh", "NEWSROOM_SECRET_KEY=")
    [var] = re.findall("NEWSROOM_VAR='(.+)'", environment)
    [backups] = re.findall("NEWSROOM_BACKUPS='(.+)'", environment)
    # With a minus, a unit starts where nobody has made that folder yet.
    assert unit()["ReadWritePaths"].split() == [var, f"-{backups}"]
    assert unit()["WorkingDirectory"] == var
    assert unit()["EnvironmentFile"] in text_of("docs/keeping.md")


def test_the_worker_may_be_a_service_of_its_own():
    server, worker = unit(), unit("newsroom-worker")
    assert worker["ExecStart"].split("/")[-1] == "newsroom work"
    own = {
        "Description",
        "ExecStart",
        "KillMode",
        "ExecReload",
        "LimitNOFILE",
        "MemoryHigh",
        "MemoryMax",
        "OOMPolicy",
        "Restart",
        "RestartPreventExitStatus",
        "TasksMax",
    }
    assert {k: v for k, v in server.items() if k not in own} == {
        k: v for k, v in worker.items() if k not in own
    }


@pytest.mark.parametrize("name", UNITS)
def test_systemd_takes_the_unit(tmp_path, name):
    program = require_program("systemd-analyze")
    place = tmp_path / f"{name}.service"
    text = re.sub(r"/opt/newsroom/bin/\w+", str(BIN / "python"), unit_text(name))
    place.write_text(text)
    command = [program, "verify", "--man=no", place]
    done = subprocess.run(command, capture_output=True, text=True)
    said = [line for line in done.stderr.splitlines() if place.name in line]
    assert (done.returncode, said) == (0, [])


@pytest.mark.parametrize("name", OPERATORS)
def test_every_block_of_shell_can_be_read_by_it(name):
    for code in blocks(name, "sh"):
        done = subprocess.run(["sh", "-n"], input=code, capture_output=True, text=True)
        assert done.stderr == ""


def test_the_lock_file_that_is_installed_from_is_there():
    named = set(re.findall(r"-r (\S+\.lock)", text_of(DEPLOYING)))
    brought = "/opt/newsroom/share/newsroom/"
    assert named == {"requirements.lock", f"{brought}extras/metrics.lock"}
    for name in named:
        place = ROOT / name.replace(brought, "deploy/")
        assert place.exists()


def test_the_page_names_every_extra():
    table = text_of(DEPLOYING).split("### Extras")[1].split("## 3.")[0]
    project = tomllib.loads(text_of("pyproject.toml"))["project"]
    extras = set(project["optional-dependencies"])
    assert set(re.findall(r"^\| `(\w+)`", table, re.M)) == extras
    locks = {path.stem for path in (ROOT / "deploy/extras").iterdir()}
    assert locks == extras


def test_an_older_python_is_refused_in_one_line_before_anything_is_made(tmp_path):
    older = "import sys; sys.version_info, sys.version = (3, 11, 2), '3.11.2 (main)'; "
    shim = tmp_path / "python3"
    shim.write_text(
        f'#!/bin/sh\nexec {sys.executable} -c "{older}exec(sys.argv[2])" "$@"'
    )
    shim.chmod(0o755)
    typed = block(DEPLOYING, "sh", "python3 -m venv").replace("/opt", str(tmp_path))
    done = subprocess.run(
        ["sh", "-c", typed],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    [line] = done.stderr.splitlines()
    assert line.startswith("Python 3.12 or newer is needed, and this is 3.11.2")
    assert [path.name for path in tmp_path.iterdir()] == ["python3"]


def test_the_pages_name_all_files_that_are_brought_for_other_programs():
    brought = {path.name for path in (ROOT / "deploy").iterdir()}
    told = text_of(DEPLOYING)
    assert {name for name in brought if f"`{name}`" in told} == brought
