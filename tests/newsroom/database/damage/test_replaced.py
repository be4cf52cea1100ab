"""SQLite's file is removed or replaced under the server: nothing is stored in vain."""

import shutil
import signal
import subprocess
import sys
from dataclasses import replace

import pytest

from tests.conftest import ROOT
from tests.newsroom.houses import ARTICLE, READERS, House, until

LABELS = "/admin/articles/topic/"
SECONDS = 60


@pytest.fixture(scope="module")
def filled(tmp_path_factory, collected, migrated):
    house = House(tmp_path_factory.mktemp("filled") / "var")
    house.fill(collected, migrated)
    return house


@pytest.fixture
def house(filled, tmp_path):
    """A copy, to be spoilt."""
    shutil.copytree(filled.var, tmp_path / "var")
    return replace(filled, var=tmp_path / "var")


def store(house, name: str):
    return house.post(f"{LABELS}add/", name=name, slug=name.lower())


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
    with log.open("w") as said:
        worker = subprocess.Popen(
            [sys.executable, "manage.py", "work"],
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


@pytest.mark.parametrize("command", ["doctor", "tasks", "migrate", "backup"])
def test_no_command_begins_a_new_file_beside_the_log_of_another(house, command):
    file = house.var / "newsroom.sqlite3"
    log = file.with_name("newsroom.sqlite3-wal")
    file.rename(file.with_name("elsewhere"))
    log.write_bytes(kept := b"what was written last" * 1_000)
    done = house.manage(command)
    assert done.returncode == 1
    assert "lies beside it" in done.stdout + done.stderr
    assert not file.exists()
    assert log.read_bytes() == kept


def test_a_damaged_file_is_moved_away_and_the_backup_restored_beside_it(house):
    file, archive = house.var / "newsroom.sqlite3", house.var / "sound.tar"
    assert house.manage("backup", str(archive)).returncode == 0
    with file.open("r+b") as database:
        database.seek(20 * 4096)
        database.write(b"\xff" * 40 * 4096)
    again = ("restore", str(archive), "--replace", "--yes")
    done = house.manage(*again)
    assert (done.returncode, "move " in done.stderr) == (1, True), done.stderr
    for one in file.parent.glob(f"{file.name}*"):
        one.rename(one.with_name(f"damaged-{one.name}"))
    done = house.manage(*again)
    assert done.returncode == 0, done.stderr
    assert (
        house.manage("doctor", "--verbosity", "0").stdout.count("database-damaged") == 0
    )
