"""SQLite's file is removed or replaced under the server: nothing is stored in vain."""

import shutil
import signal
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.newsroom.houses import ARTICLE, READERS, until
from tests.newsroom.management.commands.typed import typed
from tests.support.processes.served import empty_log

LABELS = "/admin/articles/topic/"
SECONDS = 60


@pytest.fixture
def house(filled, tmp_path):
    """A copy, to be spoilt."""
    return filled.copied_to(tmp_path / "var")


def store(house, name: str):
    return house.post(f"{LABELS}add/", names_de=name, slugs_de=name.lower())


def remove(file) -> None:
    for one in file.parent.glob(f"{file.name}*"):
        one.unlink()


def put_another(file) -> None:
    other = file.with_name("other")
    shutil.copy(file, other)
    other.replace(file)


@pytest.mark.parametrize("harm", [remove, put_another])
def test_no_save_is_acknowledged_once_the_file_is_another(house, harm):
    file = house.var / "newsroom.sqlite3"
    with house.serving():
        assert "Vorher" in (store(house, "Vorher"), house.get(LABELS))[1].text
        # So often that each of the server's processes has been asked for each.
        for path in (*READERS, ARTICLE) * 8:
            house.get(path)
        harm(file)
        answers = [store(house, f"Danach {number}") for number in range(4)]
        assert {answer.status for answer in answers} == {503}
        assert all("entfernt oder ersetzt" in answer.text for answer in answers)
        ready = house.get("/readyz")
        assert ready.status == 503
        assert "removed or replaced" in ready.text
        assert "migrate" not in ready.text
        assert {house.get(path).status for path in (*READERS, ARTICLE)} == {200}
        assert "Traceback" not in (house.var.parent / "log").read_text()
    assert not file.exists() or harm is put_another


def test_the_worker_says_so_in_one_line(house):
    file, log = house.var / "newsroom.sqlite3", house.var / "log"
    with empty_log(log) as said:
        worker = subprocess.Popen(
            [sys.executable, "manage.py", "work", "--queues", "soon"],
            cwd=ROOT,
            env=house.environment,
            stderr=said,
        )
        try:
            until(lambda: (file.parent / f"{file.name}-wal").exists(), SECONDS)
            remove(file)
            until(lambda: "removed" in log.read_text(), SECONDS)
        finally:
            worker.send_signal(signal.SIGTERM)
            worker.wait(SECONDS)
    assert "Traceback" not in log.read_text()
    assert not file.exists()


def test_no_command_begins_a_new_file_beside_the_log_of_another(house, tmp_path):
    file = house.var / "newsroom.sqlite3"
    log = file.with_name("newsroom.sqlite3-wal")
    file.rename(file.with_name("elsewhere"))
    log.write_bytes(kept := b"what was written last" * 1_000)
    commands = [["doctor"], ["tasks"], ["migrate"], ["backup"]]
    for command, end in zip(
        commands, typed(commands, tmp_path, house.environment), strict=True
    ):
        assert end["code"] == 1, command
        assert "lies beside it" in end["stdout"] + end["stderr"], command
    assert not file.exists()
    assert log.read_bytes() == kept


@pytest.fixture
def damaged(house):
    """A newsroom with a backup; its database was damaged since."""
    assert house.manage("backup", str(house.var / "sound.tar")).returncode == 0
    with (house.var / "newsroom.sqlite3").open("r+b") as database:
        database.seek(20 * 4096)
        database.write(b"\xff" * 40 * 4096)
    return house


def restore(house):
    archive = str(house.var / "sound.tar")
    return house.manage("restore", archive, "--replace", "--yes")


def test_no_backup_is_restored_into_a_damaged_file(damaged):
    done = restore(damaged)
    assert (done.returncode, "move " in done.stderr) == (1, True), done.stderr


# A restore into an empty place runs in each run (`transfer/backup/test_restoring.py`).
@pytest.mark.long
def test_a_damaged_file_is_moved_away_and_the_backup_restored_beside_it(damaged):
    file = damaged.var / "newsroom.sqlite3"
    for one in file.parent.glob(f"{file.name}*"):
        one.rename(one.with_name(f"damaged-{one.name}"))
    done = restore(damaged)
    assert done.returncode == 0, done.stderr
    told = damaged.manage("doctor", "--verbosity", "0").stdout
    assert told.count("database-damaged") == 0
