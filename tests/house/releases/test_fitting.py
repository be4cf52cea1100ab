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
        "flush",
        "import_table",
        "import_wxr",
        "loaddata",
        "ox_import_beat_schedules",
        "ox_worker",
        "shell",
        "take_mail",
        "try_claims",
    }


@pytest.mark.alike
def test_r50_commands_say_in_one_line_that_the_database_does_not_fit(
    former, tmp_path, full_size
):
    older = rows_without(ANYHOW | OLDER_TOO, 0, full_size)
    assert complaints(former, tmp_path, OLDER, older) == []
    change(former.url, LATER)
    newer = rows_without(ANYHOW, 1, full_size)
    assert complaints(former, tmp_path, NEWER, newer) == []


def rows_without(may: set[str], turn: int, everything: bool) -> list[Row]:
    """Return the rows to be tried; by day those of one turn, others of the other."""
    rows = [row for row in ROWS if row.name not in may]
    mine = [row for n, row in enumerate(rows) if has_turn(n, everything=everything)]
    return mine if everything else mine[turn::2]


def complaints(house: House, folder, words: str, rows: list[Row]) -> list[str]:
    assert len(rows) > 4
    ends = test_r50.run(house, rows, folder)
    return [
        f"{typed}: {end}"
        for typed, end in ends.items()
        if not (end["code"] == 1 and is_line(end["stderr"], words))
    ]


def is_line(said: str, words: str) -> bool:
    return words in said and len(said.strip().splitlines()) == 1


def test_r50_a_worker_does_not_begin_on_it(former):
    refuses(former, "manage.py", "work")


@pytest.mark.alike
def test_r50_a_server_does_not_begin_on_it(former, collected):
    (former.var / "static").symlink_to(collected)
    refuses(former, "newsroom/http_server/__main__.py", "--bind", "127.0.0.1:0")


def refuses(house: House, *command: str) -> None:
    done = house.run("-P", *command)
    assert is_line(done.stderr, OLDER)
    # Nothing begins it again.
    assert done.returncode == 3
