"""A database that is older or newer than the program is named in one line."""

import pytest
from django.core.management import get_commands

from newsroom.database.version_check import ANYHOW, OLDER_TOO
from tests.house.releases import kept
from tests.house.releases.test_upgrading import change, loaded
from tests.newsroom.houses import House
from tests.newsroom.management.commands import test_r50
from tests.newsroom.management.commands.table import LEFT_OUT, ROWS, Row
from tests.support.turns import has_turn

pytestmark = pytest.mark.django_db
LATER = (
    "INSERT INTO django_migrations (app, name, applied)"
    " VALUES ('articles', '0999_later', '2027-01-01')"
)
OLDER, NEWER = "older than this program", "newer than this program"
DOOR = "newsroom/http_server/__main__.py"
SERVERS = [("manage.py", "work"), (DOOR, "--bind", "127.0.0.1:0")]


@pytest.fixture
def former(tmp_path):
    """A newsroom on the database of the first release."""
    with loaded(kept.NAMES[0], tmp_path) as url:
        house = House(tmp_path / "var", url, kept=tmp_path / "kept")
        house.kept.mkdir()
        house.var.mkdir()
        yield house


def test_r50_every_command_is_refused_or_named():
    assert set(get_commands()) >= ANYHOW | OLDER_TOO
    assert not ANYHOW & OLDER_TOO
    # Those that aren't tried here look at no database, or are refused like all others.
    assert LEFT_OUT.keys() - ANYHOW == {
        "import_wxr",
        "ox_import_beat_schedules",
        "ox_worker",
        "shell",
    }


def test_r50_commands_say_in_one_line_that_the_database_does_not_fit(
    former, tmp_path, full_size
):
    older = rows_without(ANYHOW | OLDER_TOO, full_size)
    assert complaints(former, tmp_path, OLDER, older) == []
    change(former.url, LATER)
    newer = rows_without(ANYHOW, full_size)
    assert complaints(former, tmp_path, NEWER, newer) == []


def rows_without(may: set[str], everything: bool) -> list[Row]:
    rows = [row for row in ROWS if row.name not in may]
    return [row for n, row in enumerate(rows) if has_turn(n, everything=everything)]


def complaints(house: House, folder, words: str, rows: list[Row]) -> list[str]:
    assert len(rows) > 6
    ends = test_r50.run(house, rows, folder)
    return [
        f"{typed}: {end}"
        for typed, end in ends.items()
        if not (end["code"] == 1 and is_line(end["stderr"], words))
    ]


def is_line(said: str, words: str) -> bool:
    return words in said and len(said.strip().splitlines()) == 1


@pytest.mark.parametrize("command", SERVERS)
def test_r50_worker_and_server_do_not_begin_on_it(former, collected, command):
    (former.var / "static").symlink_to(collected)
    done = former.run("-P", *command)
    assert is_line(done.stderr, OLDER)
    # Nothing begins it again.
    assert done.returncode == 3
