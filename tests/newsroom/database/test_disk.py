"""If SQLite's disk is full or read-only, readers read on; the desk gets an error."""

import os
import re
import sqlite3
import subprocess
import time
from contextlib import closing, contextmanager, suppress

import pytest

from tests.newsroom.houses import ARTICLE, READERS, House, until
from tests.newsroom.management.commands.typed import typed

pytestmark = pytest.mark.ci
PAGES = [*READERS, ARTICLE]
STAMP = ".collected"  # by the server alone
LABELS = "/admin/articles/topic/"
PAGE = {"language": "de", "kind": "imprint", "title": "Zu lang", "position": "1"}
PAGE["body"] = f"<p>{'Wort ' * 20_000}</p>"
# Prints whether the database and its index are in order.
CHECK = """
import django; django.setup()
from django.db import connection
from articles.domain import search
with connection.cursor() as cursor:
    cursor.execute("PRAGMA integrity_check")
    found, is_wrong = cursor.fetchone()[0], search.check()
print(found, is_wrong or "")
"""


def mount(*arguments) -> None:
    done = subprocess.run(["mount", *arguments], capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"Nothing can be mounted here: {done.stderr.strip()}")


@pytest.fixture
def disk(tmp_path):
    """A disk of its own, of 64 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount("-t", "tmpfs", "-o", "size=64m", "tmpfs", folder)
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.fixture
def house(filled, disk):
    house = filled.copied_to(disk / "var")
    house.log = disk.with_name("log")
    return house


@contextmanager
def full(disk, but: int = 0):
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for _turn in range(3):
            with suppress(OSError):
                while file.write(bytes(4096)):
                    pass
            # Processes whose data didn't fit remove it, which leaves room.
            time.sleep(0.3)
    if but:
        os.truncate(ballast, ballast.stat().st_size - but)
    yield
    ballast.unlink(missing_ok=True)


def remount(disk, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", disk], check=True)


def assert_readers_read(house) -> None:
    answers = [house.get(path) for path in PAGES * 5] + house.all_at_once(PAGES * 4)
    assert {answer.status for answer in answers} == {200}
    assert "Am Hafen" in house.get(ARTICLE).text


def assert_nothing_is_stored(house, name: str, why: str) -> None:
    answer = house.post(f"{LABELS}add/", names_de=name, slugs_de=name.lower())
    assert answer.status == 503
    assert why in answer.text
    listed = house.get(LABELS)
    assert listed.status == 200
    assert name not in listed.text


def store(house, name: str) -> None:
    house.post(f"{LABELS}add/", names_de=name, slugs_de=name.lower())
    assert name in house.get(LABELS).text


def close(house) -> None:
    """Leave the database in one file, as its last user does on closing it."""
    until(lambda: is_closed(house.var / "newsroom.sqlite3"), 20)


def is_closed(database) -> bool:
    with closing(sqlite3.connect(database)) as perhaps_the_last:
        perhaps_the_last.execute("SELECT count(*) FROM articles_article")
    return not database.with_name(f"{database.name}-wal").exists()


def test_r46_on_a_full_disk_readers_read_and_the_desk_is_told(house, disk):
    with house.serving():
        store(house, "Vorher")
        with full(disk):
            assert_readers_read(house)
            assert_nothing_is_stored(house, "Mittendrin", "ist voll")
        store(house, "Nachher")
    assert f"The disk of {house.var}/newsroom.sqlite3 is full" in house.log.read_text()
    assert house.run("-c", CHECK).stdout == "ok \n"


def test_r12_r46_what_does_not_fit_any_more_is_stored_in_no_part(house, disk):
    with house.serving():
        for leaves in (0, 60_000):
            with full(disk, but=leaves):
                answer = house.post("/admin/articles/page/add/", **PAGE)
                assert answer.status == 503
                assert "ist voll" in answer.text
                assert_readers_read(house)
            store(house, f"Nachher{leaves}")
            assert house.run("-c", CHECK).stdout == "ok \n"
            assert PAGE["title"] not in house.get("/admin/articles/page/").text


def test_r46_a_server_that_is_started_on_a_full_disk_serves_readers(house, disk):
    with house.serving():
        store(house, "Vorher")
    close(house)
    with full(disk), house.serving(prepared=True):
        assert_readers_read(house)
        assert_nothing_is_stored(house, "Mittendrin", "ist voll")
        (disk / "ballast").unlink()
        store(house, "Nachher")
        assert_readers_read(house)


def test_r46_a_server_that_is_started_on_a_read_only_disk_serves_readers(house, disk):
    with house.serving():
        store(house, "Vorher")
    close(house)
    remount(disk, "ro")
    with house.serving(prepared=True):
        assert_readers_read(house)
        assert_nothing_is_stored(house, "Mittendrin", "kann gerade nicht")
        remount(disk, "rw")
        store(house, "Nachher")
        assert_readers_read(house)


@pytest.mark.parametrize("is_closed", [False, True])
def test_r50_a_command_says_in_one_line_that_the_disk_is_full(
    house, disk, tmp_path, is_closed
):
    house.settings["NEWSROOM_DEBUG"] = "1"  # nothing is collected here
    if is_closed:
        close(house)
    commands = ("rebuild_search", "print_pages", "make_renditions", "demo")
    with full(disk):
        ends = typed([[one] for one in commands], tmp_path, house.environment)
    said = f"The disk of {house.var}.* is full: .* Make room on it. --traceback tells"
    for command, end in zip(commands, ends, strict=True):
        assert end["code"] == 1, command
        assert re.fullmatch(f"{said} more.\n", end["stderr"]), (command, end["stderr"])


@pytest.mark.long
def test_r47_static_files_that_a_full_disk_cut_off_are_whole_next_time(filled, disk):
    house, collect = House(disk / "var"), ("collectstatic", "--noinput")
    with full(disk, but=4_000_000):
        done = house.manage(*collect)
        assert done.returncode == 1
        assert f"The disk of {house.var}" in done.stderr
        assert done.stderr.count("\n") == 1
    house.manage(*collect).check_returncode()
    wanted = files(filled.var / "static")
    assert files(house.var / "static") == {k: wanted[k] for k in wanted if k != STAMP}


def files(folder) -> dict[str, bytes]:
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}
