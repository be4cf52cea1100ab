"""`bin/with-postgres` gives a command a real server, and leaves nothing behind."""

import os
import shlex
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.newsroom.houses import until

pytestmark = pytest.mark.ci
WITH_POSTGRES = [sys.executable, ROOT / "bin/with-postgres"]
ASK = """
import os, sys, dj_database_url, psycopg
url = dj_database_url.parse(os.environ["DATABASE_URL"])
with psycopg.connect(host=url["HOST"], user=url["USER"], dbname=url["NAME"]) as it:
    asked = it.execute("select lower('ÄÖÜ'), current_setting('listen_addresses')")
    print(asked.fetchone())
print(url["HOST"])
sys.exit(7)
"""
RUN = """
import os, sys, dj_database_url, psycopg
url = dj_database_url.parse(os.environ["DATABASE_URL"])
with psycopg.connect(host=url["HOST"], user=url["USER"], dbname=url["NAME"]) as it:
    it.execute(sys.argv[1])
"""
WAIT = """
import os, time
print(os.environ["DATABASE_URL"], flush=True)
time.sleep(60)
"""
IGNORING = """
import os, signal
os.killpg(0, signal.SIGINT)
print("still here")
"""


def with_postgres(*command, **variables):
    return subprocess.run(
        [*WITH_POSTGRES, *command],
        env=os.environ | variables,
        capture_output=True,
        text=True,
    )


def test_with_several_servers_each_has_its_own_data():
    told = "import os; print(os.environ['DATABASE_URL'], os.environ['DATABASE_URLS'])"
    done = with_postgres("--servers", "2", sys.executable, "-c", told)
    first, *urls = done.stdout.split()
    assert (done.returncode, len(set(urls)), urls[0]) == (0, 2, first), done.stderr


def is_running(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # Ended, but not yet taken note of by its parent: Z.
    state = Path(f"/proc/{pid}/stat")
    return not (state.exists() and ") Z " in state.read_text())


def test_what_is_to_be_kept_is_there_the_next_time():
    make = (sys.executable, "-c", RUN, "create table kept (n int)")
    read = (sys.executable, "-c", RUN, "select count(*) from kept")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # the server is nobody's, where we are root
        for command in (make, read):
            done = with_postgres("--keep", folder / "data", *command)
            assert done.returncode == 0, done.stderr
        assert not (folder / "data/postmaster.pid").exists()


def test_whoever_comes_second_leaves_the_server_of_the_first_alone():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # as above
        keep = [*WITH_POSTGRES, "--keep", str(folder / "data")]
        second = f"{shlex.join([*map(str, keep), 'true'])} && exit 1"
        read = shlex.join([sys.executable, "-c", RUN, "select 1"])
        both = [*keep, "sh", "-c", f"{second}; {read}"]
        done = subprocess.run(both, capture_output=True, text=True)
        assert "already exists" in done.stderr
        assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("variables", [{}, {"PG_WHEEL": "1"}])
def test_a_command_gets_a_server_and_its_exit_code_is_passed_on(variables):
    done = with_postgres(sys.executable, "-c", ASK, **variables)
    assert done.returncode == 7, done.stderr
    answer, socket = done.stdout.splitlines()
    assert answer == "('äöü', '')"
    assert not Path(socket).parent.exists()


@pytest.mark.parametrize("signum", [signal.SIGTERM, signal.SIGINT])
def test_an_interrupted_command_leaves_no_server_and_no_folder(signum):
    command = [*WITH_POSTGRES, sys.executable, "-c", WAIT]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # In the background a shell lets its programs ignore Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as it:
        url = it.stdout.readline()
        folder = Path(url.split("@")[1].replace("%2F", "/")).parent.parent
        pid = int((folder / "data/postmaster.pid").read_text().split()[0])
        if signum == signal.SIGINT:
            os.killpg(it.pid, signum)  # as a terminal does
        else:
            it.send_signal(signum)
        assert it.wait(30) == 128 + signum
    assert not folder.exists()
    # `pg_ctl` waits for its file to vanish, a moment before the process ends.
    until(lambda: not is_running(pid), 10)


@pytest.mark.parametrize(
    ("command", "variables", "refusal"),
    [
        ([], {}, "nothing to run"),
        (["no-such-command"], {}, "no-such-command can't be run"),
        (["true"], {"PG_BINDIR": "/nowhere"}, "There is no initdb in /nowhere"),
    ],
)
def test_what_cannot_be_started_is_named(command, variables, refusal):
    done = with_postgres(*command, **variables)
    assert done.returncode == 1
    assert refusal in done.stderr


def test_what_the_caller_ignores_is_ignored():
    command = [*WITH_POSTGRES, sys.executable, "-c", IGNORING]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
    )
    assert (done.returncode, done.stdout) == (0, "still here\n"), done.stderr
