"""A backup is there whole or not at all, also if others write or it is killed."""

import json
import re
import resource
import subprocess
import sys
import time
from contextlib import nullcontext
from pathlib import Path
from random import Random

import pytest
from django.core.management import call_command

from articles.models import User
from articles.transfer.archives.archive import ROWS, members
from articles.transfer.backup.taking import snapshot, take
from tests.conftest import ROOT
from tests.support.processes.commands import Command
from tests.transfer.backup.writers import writing

CLIENTS = 6
UNFINISHED = ".*.newsroom-unfinished"


def wait_until_it_writes(backup: Command, folder: Path) -> None:
    until = time.monotonic() + 60
    while backup.poll() is None and not any(folder.glob(UNFINISHED)):
        assert time.monotonic() < until
        time.sleep(0.002)


def rows_in(archive: Path) -> dict[str, list[str]]:
    """Return the rows of an archive; reading it all, it is known to be sound.

    Not the record's: each backup is in it, and so in the next one.
    """
    found: dict[str, list[str]] = {}
    with archive.open("rb") as file:
        for member in members(file):
            if member.kind == ROWS and member.name != "articles.recordentry":
                lines = [line.decode() for line in member.lines()]
                found.setdefault(member.name, []).extend(lines)
    return found


def assert_is_of_one_moment(archive: Path) -> int:
    """Each transaction is in it whole or not at all; return how many there are."""
    rows = rows_in(archive)
    users = rows["articles.user"]
    first, second = (
        {line.split(f" {half}")[0].rsplit('"', 1)[1] for line in users if half in line}
        for half in ("first", "second")
    )
    assert first == second
    # Tables are read one after another: rows that one names must be in the other.
    assert sorted(keys_of(rows["articles.story"])) == sorted(last_stories(users))
    for client in map(str, range(CLIENTS)):
        own = {n for one, n in map(str.split, first) if one == client}
        assert own == {str(n) for n in range(1, len(own) + 1)}
    return len(first)


def keys_of(lines: list[str]) -> list[int]:
    """Return what stands first in each row."""
    return [json.loads(line)[0] for line in lines]


def last_stories(users: list[str]) -> list[int]:
    """Return the story that each client made last."""
    made = re.findall(r'"(\d) (\d+) second (\d+)"', "".join(users))
    last = {client: int(story) for client, _n, story in sorted(made, key=by_number)}
    return list(last.values())


def by_number(made: tuple[str, str, str]) -> int:
    return int(made[1])


class Slow:
    """Lets others write between one table and the next."""

    def update(self, _more: int) -> None:
        time.sleep(0.1)


def test_r34_a_backup_that_is_killed_is_whole_or_not_there(
    other_process_env, tmp_path, full_size
):
    done = 0
    with writing(other_process_env, CLIENTS):
        for number in range(50 if full_size else 5):
            archive, chance = tmp_path / f"{number}.tar", Random(number)  # noqa: S311
            backup = Command(other_process_env, "backup", archive)
            wait_until_it_writes(backup, tmp_path)
            time.sleep(chance.random() * (0.2 if number % 2 else 1.5))
            backup.kill()
            if archive.exists():
                done = assert_is_of_one_moment(archive)
        last = tmp_path / "last.tar"
        take(last, version="1", progress=lambda _what, _total: nullcontext(Slow()))
    assert assert_is_of_one_moment(last) >= max(done, 1)
    assert [*tmp_path.glob(UNFINISHED)] == []


def test_writers_wait_for_no_backup_and_it_sees_nothing_of_theirs(other_process_env):
    with snapshot():
        assert not User.objects.exists()
        with writing(other_process_env):
            assert not User.objects.exists()
    assert User.objects.exists()


@pytest.mark.alike
def test_where_the_disk_is_full_nothing_of_a_backup_stays(other_process_env, tmp_path):
    def little_room():
        # As many bytes as a file may have; then each write fails.
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))

    command = [sys.executable, ROOT / "manage.py", "backup", tmp_path / "one.tar"]
    done = subprocess.run(
        command,
        env=other_process_env,
        preexec_fn=little_room,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    [line] = done.stderr.splitlines()
    assert "No backup was made" in line
    assert "Make room there" in line
    assert [*tmp_path.iterdir()] == []


def test_a_restore_that_is_killed_leaves_what_was_there_or_has_all_there(
    other_process_env, tmp_path, full_size
):
    archive = tmp_path / "empty.tar"
    call_command("backup", archive, verbosity=0)
    with writing(other_process_env):
        time.sleep(0.1)
    call_command("backup", tmp_path / "before.tar", verbosity=0)
    before = rows_in(tmp_path / "before.tar")
    assert before["articles.user"]
    restored = rows_in(archive)
    for number in range(30 if full_size else 2):
        chance = Random(number)  # noqa: S311
        restore = Command(other_process_env, "restore", archive, "--replace", "--yes")
        time.sleep(0.2 + 2 * chance.random())
        if restore.kill() == 0:
            break  # it was quicker
        later = tmp_path / f"{number}.tar"
        call_command("backup", later, verbosity=0)
        if (there := rows_in(later)) == restored:
            break  # it was seeing to the files
        assert there == before
