"""SQLite's file is removed or replaced under the server: nothing is stored in vain."""

import shutil
import signal
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.newsroom.houses import ARTICLE, READERS, House, until

LABELS = "/admin/articles/topic/"
SECONDS = 60


@pytest.fixture
def house(tmp_path, collected, migrated):
    house = House(tmp_path / "var")
    house.fill(collected, migrated)
    return house


def store(house, name: str):
    return house.post(f"{LABELS}add/", name=name, slug=name.lower())


def remove(file) -> None:
    for one in file.parent.glob(f"{file.name}*"):
        one.unlink()


def replace(file) -> None:
    other = file.with_name("other")
    shutil.copy(file, other)
    other.replace(file)


@pytest.mark.parametrize("harm", [remove, replace])
def test_no_save_is_acknowledged_once_the_file_is_another(house, harm):
    file = house.var / "newsroom.sqlite3"
    with house.serving():
        assert "Vorher" in (store(house, "Vorher"), house.get(LABELS))[1].text
        for path in (*READERS, ARTICLE):
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
    assert not file.exists() or harm is replace


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
