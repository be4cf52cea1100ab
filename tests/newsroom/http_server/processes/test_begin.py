"""The server takes its packages from where they're installed, wherever it is begun."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.support.processes.loopback import free_port

OPEN = "The newsroom is open"
DOOR = str(ROOT / "newsroom/http_server/__main__.py")


def begun(folder, static, *command, **variables):
    """Return what a server says that has opened in a folder, and its exit code."""
    (folder / "var").mkdir()
    (folder / "var/static").symlink_to(static)
    bind = ("--bind", f"127.0.0.1:{free_port()}", "--workers", "1")
    bare = {"NEWSROOM_VAR": "var", "NEWSROOM_WORKER": "0", "PYTHONWARNINGS": "error"}
    with subprocess.Popen(
        [sys.executable, *command, *bind],
        cwd=folder,
        env=bare | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as server:
        said = ""
        # It may say before that there is no database, as there is none here.
        for line in server.stdout:
            said += line
            if line.startswith(OPEN):
                server.terminate()
    return said, server.returncode


def test_what_lies_in_the_folder_it_is_begun_in_hides_no_package(tmp_path, collected):
    for name in ("newsroom.py", "articles.py", "granian.py"):
        (tmp_path / name).write_text(f'raise SystemExit("hidden by {name}")')
    said, code = begun(tmp_path, collected, "-P", DOOR)
    assert (code, OPEN in said) == (0, True), said


# The second is the former name, which installed units have.
@pytest.mark.parametrize("name", ["newsroom.http_server", "newsroom.door"])
def test_where_it_is_installed_it_is_begun_by_its_name(tmp_path, collected, name):
    command = ("-P", "-m", name)
    said, code = begun(tmp_path, collected, *command, PYTHONPATH=str(ROOT))
    assert (code, OPEN in said) == (0, True), said


def test_a_bad_setting_ends_the_start_and_says_what_to_do(tmp_path, collected):
    said, code = begun(tmp_path, collected, "-P", DOOR, NEWSROOM_PATIENCE="0")
    assert code == 3
    assert said.count("\n") == 1
    assert "NEWSROOM_PATIENCE is '0', which is too little. Set it to 1" in said


def test_without_static_files_it_ends_and_says_which_command_collects_them(tmp_path):
    (tmp_path / "none").mkdir()
    said, code = begun(tmp_path, tmp_path / "none", "-P", DOOR)
    assert (code, OPEN in said) == (3, False)
    assert "collectstatic --noinput, and start again." in said


def test_the_server_itself_reads_nothing_of_django():
    master = "newsroom.http_server.processes.master"
    source = f"import sys, {master}; print('django' in sys.modules)"
    command = [sys.executable, "-c", source]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
