"""Run commands as at a terminal, in forks of one process that has read the code once.

`python driver.py FOLDER`; reads a list of commands as JSON, and writes how each ended.
"""

import gc
import getpass
import json
import os
import signal
import sys
import time
from importlib import import_module
from pathlib import Path

import django
from django.conf import settings
from django.core import checks
from django.db import connection

from newsroom.management import terminal

AT_ONCE = 4
# Seconds that one may take: on a busy machine, ten times what it needs.
PATIENCE = 90
PASSWORD = "ein langes Passwort nur hier"


def prepare() -> None:
    """Read what nearly all need, and nothing of the database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    import_module("newsroom.monitoring.doctor")
    checks.run_checks()
    assert connection.connection is None
    if connection.vendor == "sqlite":
        # It waits for somebody else's lock for 20 seconds otherwise.
        settings.DATABASES["default"]["OPTIONS"]["timeout"] = 1
    os.environ["DJANGO_SUPERUSER_PASSWORD"] = PASSWORD
    # In the place of the terminal.
    getpass.getpass = lambda *_asked, **_told: PASSWORD
    # Else each fork walks, and so copies, all of it once more when it ends.
    gc.collect()
    gc.freeze()


def run_all(commands: list[list[str]], folder: Path) -> list[dict]:
    todo, running, done = list(enumerate(commands)), {}, {}
    while todo or running:
        while todo and len(running) < AT_ONCE:
            number, command = todo.pop(0)
            running[begin(command, folder / str(number))] = number, time.monotonic()
        pid, status = os.wait()
        number, began = running.pop(pid)
        done[number] = {
            "code": os.waitstatus_to_exitcode(status),
            "stdout": (folder / f"{number}.1").read_text(),
            "stderr": (folder / f"{number}.2").read_text(),
            "seconds": round(time.monotonic() - began, 2),
        }
    return [done[number] for number in range(len(commands))]


def begin(command: list[str], said: Path) -> int:
    sys.stdout.flush()
    if pid := os.fork():
        return pid
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number in (1, 2):
        file = os.open(f"{said}.{number}", os.O_WRONLY | os.O_CREAT)
        os.dup2(file, number)
    signal.alarm(PATIENCE)
    sys.argv = ["newsroom", *command]
    terminal.main()
    sys.exit(0)


if __name__ == "__main__":
    prepare()
    ends = run_all(json.load(sys.stdin), Path(sys.argv[1]))
    sys.stdout.write(json.dumps(ends))
