"""A command reports any failure of a database or a disk in one line."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import psycopg
import pytest
from django.core.management import get_commands

from tests.conftest import ROOT
from tests.newsroom.database.test_disk import close, full, mount, remount
from tests.newsroom.houses import House, until
from tests.newsroom.management.commands.table import (
    LEFT_OUT,
    OF_POSTGRESQL,
    OF_SQLITE,
    ROWS,
    Row,
    Trouble,
)
from tests.newsroom.management.commands.typed import typed
from tests.support.processes.loopback import free_port
from tests.support.turns import has_turn

DOCUMENTS = ROOT / "articles/transfer/demo/samples/2016"
LIST_OF_FEEDS = (
    '<opml><body><outline text="A" xmlUrl="https://a.example/f"/></body></opml>'
)
# The line names each trouble in one of these ways.
WORDS = {
    Trouble.FULL: ("is full", "No space left on device", "has room for"),
    Trouble.READ_ONLY: (
        "can't be written",
        "Read-only file system",
        "readonly database",
        "is not writable",  # Django says so of mails that become files
    ),
    Trouble.LOCKED: ("Somebody else was using the database", "is locked"),
    Trouble.GONE: ("can't be reached",),
    Trouble.SILENT: ("can't be reached",),
    Trouble.EXHAUSTED: ("it has no connection left",),
}

# Each command is begun once for each trouble, which takes half a minute.
SHORT = {Trouble.READ_ONLY}
TROUBLES = [
    pytest.param(
        trouble,
        id=trouble.name.lower(),
        marks=[] if trouble in SHORT else pytest.mark.long,
    )
    for trouble in Trouble
]


def equip(house: House, kept: Path) -> House:
    """Put there what commands are told to read."""
    house.kept = kept
    house.manage("backup", str(kept / "newsroom.tar"), "-v0").check_returncode()
    shutil.copytree(DOCUMENTS, kept / "documents")
    (kept / "feeds.opml").write_text(LIST_OF_FEEDS)
    return house


@pytest.fixture(scope="module")
def disk(tmp_path_factory):
    """A disk of its own, of 96 MB."""
    folder = tmp_path_factory.mktemp("disk")
    mount("-t", "tmpfs", "-o", "size=96m", "tmpfs", folder)
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.fixture(scope="module")
def on_sqlite(disk, filled, tmp_path_factory):
    house = filled.copied_to(disk / "var")
    equip(house, tmp_path_factory.mktemp("kept"))
    close(house)
    return house


@pytest.fixture(scope="module")
def on_postgresql(on_postgres, tmp_path_factory):
    return equip(on_postgres, tmp_path_factory.mktemp("kept"))


def run(house: House, rows: list[Row], folder: Path) -> dict[str, dict]:
    place = {"folder": house.var, "kept": house.kept, "port": free_port()}
    place["chief"] = "Chefin Beispiel"
    commands = [[word.format(**place) for word in row.typed.split()] for row in rows]
    ends = typed(commands, folder, house.environment)
    return dict(zip([row.typed for row in rows], ends, strict=True))


@contextmanager
def troubled(trouble: Trouble, house: House, request):
    """Yield the newsroom while it has this trouble."""
    with ExitStack() as stack:
        if trouble is Trouble.FULL:
            stack.enter_context(full(house.var.parent))
        elif trouble is Trouble.READ_ONLY:
            remount(house.var.parent, "ro")
            stack.callback(remount, house.var.parent, "rw")
        elif trouble is Trouble.LOCKED:
            file = house.var / "newsroom.sqlite3"
            other = stack.enter_context(closing(sqlite3.connect(file)))
            other.isolation_level = None
            other.execute("BEGIN IMMEDIATE")
        elif trouble is Trouble.GONE:
            stack.enter_context(request.getfixturevalue("postgres").gone())
        elif trouble is Trouble.SILENT:
            proxy = request.getfixturevalue("proxy")
            proxy.is_silent = True
            url = f"postgres://postgres@127.0.0.1:{proxy.port}/postgres"
            house = House(house.var, url, settings=house.settings, kept=house.kept)
        elif trouble is Trouble.EXHAUSTED:
            take_all_connections(stack, house.url)
            url = house.url.replace("postgres://postgres@", "postgres://desk@")
            house = House(house.var, url, settings=house.settings, kept=house.kept)
        yield house


def take_all_connections(stack: ExitStack, url: str) -> None:
    """Leave none to whoever is no superuser."""
    with psycopg.connect(url, autocommit=True) as head:
        head.execute("DROP ROLE IF EXISTS desk")
        head.execute("CREATE ROLE desk LOGIN CONNECTION LIMIT 0")
    stack.callback(drop_role, url)


def drop_role(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as head:
        head.execute("DROP ROLE desk")


def turns(trouble: Trouble, everything: bool) -> list[Row]:
    place = list(Trouble).index(trouble)
    return [
        row
        for number, row in enumerate(ROWS)
        if trouble not in row.unasked
        and has_turn(number, place, everything=everything)
        and (everything or trouble in row.hindered_by or not row.is_long)
    ]


def test_r50_every_command_is_in_the_table():
    named = {row.name for row in ROWS}
    assert named & LEFT_OUT.keys() == set()
    assert sorted(named | LEFT_OUT.keys()) == sorted(get_commands())


@pytest.mark.ci
@pytest.mark.django_db  # the newsroom's is a copy of the database of the tests
@pytest.mark.parametrize("trouble", TROUBLES)
def test_r50_each_command_says_in_one_line_what_hinders_it(
    trouble, request, full_size, tmp_path
):
    of_sqlite = trouble in OF_SQLITE
    house = request.getfixturevalue("on_sqlite" if of_sqlite else "on_postgresql")
    rows = turns(trouble, full_size)
    assert len(rows) >= 3
    # Remove the files that a command could begin before the disk was full.
    shutil.rmtree(house.var / "export", ignore_errors=True)
    with troubled(trouble, house, request) as troubled_house:
        ends = run(troubled_house, rows, tmp_path)
    complaints = [
        f"{row.typed}: {why}\n{ends[row.typed]}"
        for row in rows
        if (why := complaint(row, trouble, ends[row.typed]))
    ]
    assert not complaints, "\n\n".join(complaints)


def complaint(row: Row, trouble: Trouble, end: dict) -> str:
    """Return what is wrong with how a command ended."""
    code, said = end["code"], end["stderr"].strip()
    if "Traceback" in said + end["stdout"] or "JSONField" in said:
        return "it tells what isn't for operators"
    if row.name == "doctor":
        wanted = "database-away" if trouble in OF_POSTGRESQL else "disk-full"
        is_told = wanted in end["stdout"] or trouble not in row.hindered_by
        return "" if is_told else "it doesn't find it"
    if trouble not in row.hindered_by:
        return "" if code == 0 else "it should have done it"
    if code != 1:
        return "it didn't fail"
    last = said.splitlines()[-1] if said else ""
    if not any(words in last for words in WORDS[trouble]):
        return "it doesn't say what it was"
    warnings = [line for line in said.splitlines()[:-1] if "WARNING" not in line]
    return "it says more than a line" if warnings else ""


@pytest.mark.long
def test_r50_a_worker_waits_in_few_words_for_a_database_that_is_away(
    on_postgresql, postgres, tmp_path
):
    said = tmp_path / "said"
    with postgres.gone(), said.open("w") as log:
        worker = subprocess.Popen(
            [sys.executable, "manage.py", "work"],
            cwd=ROOT,
            env=on_postgresql.environment,
            stderr=log,
        )
        try:
            until(lambda: "can't be reached" in said.read_text(), 60)
            assert worker.poll() is None
        finally:
            worker.terminate()
            worker.wait()
    assert "Traceback" not in said.read_text()
