"""The terminal shows first steps, the version, and the faults of a server."""

import errno
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from types import SimpleNamespace

import pytest
from django.core.management import CommandError

from newsroom.management.command_runner import in_one_line
from tests.conftest import ROOT
from tests.newsroom.management.commands.typed import typed
from tests.support.copies import commit_of
from tests.support.processes.loopback import free_port

VERSION = re.search(r'(?m)^version = "(.+)"', (ROOT / "pyproject.toml").read_text())[1]
# Seconds after which a command isn't waited for: one that should refuse may serve.
PATIENCE = 120


@pytest.fixture
def manage(tmp_path):
    def manage(*arguments, stdout=subprocess.PIPE, **variables):
        return subprocess.run(
            [sys.executable, "-W", "error", ROOT / "manage.py", *arguments],
            cwd=tmp_path,
            env={"NEWSROOM_VAR": "var"} | variables,
            stdout=stdout,
            stderr=subprocess.PIPE,
            text=True,
            timeout=PATIENCE,
        )

    return manage


def test_alone_it_names_the_first_steps_and_makes_nothing(manage, tmp_path):
    done = manage(NEWSROOM_VAR="")
    for command in ("serve --demo", "createsuperuser", "help"):
        assert f"manage.py {command} " in done.stdout
    assert "    editors_guide  " in done.stdout
    assert str(ROOT / "var" / "demo") in done.stdout
    assert not list(tmp_path.iterdir())


def test_alone_it_names_the_folder_that_the_environment_names(manage, tmp_path):
    said = manage(NEWSROOM_VAR="own").stdout
    assert f"in {tmp_path / 'own'}, the demo in {tmp_path / 'own'}\n" in said


@pytest.mark.parametrize("asked", ["version", "--version"])
def test_its_version_is_the_newsrooms_with_its_commit(manage, asked):
    commit = commit_of(ROOT)
    assert manage(asked).stdout == (
        f"{VERSION} ({commit})\n" if commit else f"{VERSION}\n"
    )


def test_a_bad_setting_is_said_in_one_line(manage):
    done = manage("check", NEWSROOM_DEBUG="maybe")
    assert done.returncode == 1
    assert done.stderr.startswith("NEWSROOM_DEBUG is 'maybe'")
    assert done.stderr.count("\n") == 1
    whole = manage("check", "--traceback", NEWSROOM_DEBUG="maybe")
    assert whole.stderr.startswith("Traceback")


def test_a_place_where_nothing_can_be_kept_is_said_in_one_line(manage, tmp_path):
    (tmp_path / "taken").touch()
    done = manage("check", NEWSROOM_VAR="taken/folder")
    assert done.returncode == 1
    assert "taken/folder" in done.stderr
    assert "(Not a directory)" in done.stderr
    assert "set NEWSROOM_VAR to a folder" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_database_that_is_not_there_is_said_in_one_line(manage, tmp_path):
    url = f"sqlite:///{tmp_path}/nowhere/file"
    done = manage("migrate", DATABASE_URL=url)
    assert done.returncode == 1
    assert done.stderr.startswith("The database can't be reached: unable to open")
    assert done.stderr.count("\n") == 1
    whole = manage("migrate", "--traceback", DATABASE_URL=url)
    assert whole.stderr.startswith("Traceback")


def test_the_settings_can_be_printed_as_a_file_to_begin_with(manage):
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert manage("env_example").stdout == example


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """An empty folder, in which commands are typed."""
    return tmp_path_factory.mktemp("place")


@pytest.fixture(scope="module")
def ends(place, tmp_path_factory):
    """Return how commands ended, where no server takes mails; TAKEN is a port."""
    commands = (
        "clearsessions",
        "flush",
        "editors_guide --language en",
        "editors_guide --language fr",
        "sendtestemail you@example.org",
        "serve --bind 127.0.0.1:TAKEN",
        "serve --bind 192.0.2.1:8000",
        "serve --bind 8000",
        "serve --bind :8000",
        "serve --dem",
        "serve --port TAKEN",
    )
    environment = {
        "NEWSROOM_MAIL_FROM": "desk@news.example.org",
        "NEWSROOM_MAIL_URL": f"smtp://127.0.0.1:{free_port()}?tls=0",
        "NEWSROOM_VAR": "var",
        "PYTHONPATH": str(ROOT),
    }
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = str(other.getsockname()[1])
        told = [one.replace("TAKEN", taken).split() for one in commands]
        found = typed(told, tmp_path_factory.mktemp("said"), environment, cwd=place)
    return {"TAKEN": taken} | dict(zip(commands, found, strict=True))


def test_a_command_in_a_folder_without_a_newsroom_says_that_tables_lack(ends):
    done = ends["clearsessions"]
    assert done["code"] == 1
    assert done["stderr"].startswith("The database lacks tables: no such table")
    assert "manage.py migrate" in done["stderr"]


def test_r50_a_mail_that_no_server_takes_is_said_in_one_line(ends):
    done = ends["sendtestemail you@example.org"]
    assert done["code"] == 1
    said = "The mail was not sent: Connection refused. See that"
    assert done["stderr"].startswith(said)
    assert done["stderr"].count("\n") == 1


def test_r50_a_question_that_nobody_answers_ends_in_one_line(ends):
    done = ends["flush"]
    assert done["code"] == 1
    said = "Nothing was done: the command has to ask"
    assert done["stderr"].startswith(said)
    assert done["stderr"].count("\n") == 1


def test_an_unknown_language_of_the_guide_names_those_there_are(ends):
    known, unknown = (ends[f"editors_guide --language {one}"] for one in ("en", "fr"))
    assert known["stdout"].startswith("# Editors’ guide")
    assert unknown["code"] == 1
    assert "Choose among: " in unknown["stderr"]


@pytest.mark.parametrize(
    ("option", "before"), [("--port", ""), ("--bind", "127.0.0.1:")]
)
def test_a_taken_port_is_refused_before_anything_is_made(ends, place, option, before):
    done, taken = ends[f"serve {option} {before}TAKEN"], ends["TAKEN"]
    assert done["code"] == 1
    assert f"port {taken}: another program listens there already" in done["stderr"]
    assert f"manage.py serve {option} {before}" in done["stderr"]
    assert not (place / "var" / "static").exists()


@pytest.mark.parametrize(
    ("bind", "remedy"),
    [
        ("8000", "Write HOST:PORT, such as --bind 127.0.0.1:8000"),
        (":8000", "Write HOST:PORT, such as --bind 127.0.0.1:8000"),
        ("192.0.2.1:8000", "no address of this machine. Name one that is"),
    ],
)
def test_what_is_no_place_to_listen_is_refused_with_one_that_is(ends, bind, remedy):
    done = ends[f"serve --bind {bind}"]
    assert done["code"] == 1
    assert remedy in done["stderr"]


def test_the_demo_is_never_served_by_a_short_form(ends):
    done = ends["serve --dem"]
    assert done["code"] == 2
    assert "unrecognized arguments: --dem" in done["stderr"]


def test_r10_a_database_in_use_is_not_migrated_without_being_asked(
    manage, filled, tmp_path
):
    file = shutil.copy(filled.var / "newsroom.sqlite3", tmp_path)
    with closing(sqlite3.connect(file)) as database, database:
        database.execute(
            "DELETE FROM django_migrations WHERE id ="
            " (SELECT max(id) FROM django_migrations WHERE app = 'newsroom')"
        )
    url = f"sqlite:///{file}"
    done = manage("serve", "--port", str(free_port()), DATABASE_URL=url)
    assert done.returncode == 1
    assert "it is not up to date" in done.stderr
    assert "Back it up, then run:" in done.stderr
    assert "manage.py migrate" in done.stderr


# Set here, whatever the shell has set: containers often have Python buffer nothing.
HELD_BACK = [pytest.param("", id="held back"), pytest.param("1", id="at once")]


@pytest.mark.parametrize("unbuffered", HELD_BACK)
@pytest.mark.parametrize("command", ["version", "editors_guide"])
def test_r50_a_command_that_nobody_reads_ends_like_any_other(
    manage, command, unbuffered
):
    reader, writer = os.pipe()
    os.close(reader)
    done = manage(command, stdout=writer, PYTHONUNBUFFERED=unbuffered)
    os.close(writer)
    assert done.returncode == 141
    said = "Stopped: nobody reads what the command prints.\n"
    assert done.stderr == (said if unbuffered or command != "version" else "")


@pytest.mark.parametrize("unbuffered", HELD_BACK)
@pytest.mark.parametrize("command", ["version", "editors_guide"])
def test_r50_a_command_says_that_what_it_prints_can_not_be_written(
    manage, command, unbuffered
):
    with open("/dev/full", "w") as full:
        done = manage(command, stdout=full, PYTHONUNBUFFERED=unbuffered)
    assert done.returncode == 1
    assert done.stderr.endswith(
        "what the command prints can't be written: No space left on device. "
        "Send it to another place.\n"
    )
    assert done.stderr.count("\n") == 1


def test_r50_a_command_of_others_blames_no_disk_for_what_it_prints(monkeypatch):
    full = OSError(errno.ENOSPC, "No space left on device")

    def fail():
        raise CommandError("Unable to serialize database") from full

    monkeypatch.setattr(sys, "stdout", SimpleNamespace(failed=full))
    with pytest.raises(OSError, match="No space left") as raised:
        in_one_line(fail)()
    assert raised.value is full


def test_r50_an_output_that_is_closed_keeps_nothing_from_being_done():
    command = [sys.executable, ROOT / "manage.py", "version"]
    done = subprocess.run(["sh", "-c", '"$@" >&-', "sh", *command])
    assert done.returncode == 0


def test_r50_what_is_no_text_is_refused_before_anything_is_done(manage):
    done = manage("erase", "person", "x\udcff")
    assert done.returncode == 1
    assert done.stderr.startswith(r"Nothing was done: 'x\udcff' isn't text in UTF-8.")
    assert done.stderr.count("\n") == 1


INTERRUPTED = """
import sys
from newsroom.management import terminal

class Finder:
    def find_spec(self, name, *_where):
        if name.startswith("django"):
            raise KeyboardInterrupt

sys.meta_path.insert(0, Finder())
sys.argv = ["newsroom", "check"]
terminal.main()
"""


def test_r50_ctrl_c_ends_a_command_in_a_word_while_it_is_loaded():
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED], cwd=ROOT, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (130, "Stopped.\n")
