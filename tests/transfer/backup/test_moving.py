"""From SQLite to PostgreSQL: everything, compared, or nothing and the reason."""

import shutil
import sqlite3
from contextlib import closing, contextmanager

import psycopg
import pytest
from django.db import connection

from tests.house.releases import kept
from tests.transfer.backup.places import Place, begun, empty

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        connection.vendor == "sqlite", reason="there is no PostgreSQL to move to"
    ),
]
RELEASE = kept.NAMES[0]
# PostgreSQL counts by itself: it must go on behind the keys that it was given.
NEXT = "from articles.models import Story; Story.objects.create()"


@pytest.fixture(scope="module")
def brought_up_to_date(tmp_path_factory):
    """The file of a newsroom, which takes ten seconds to bring up to date."""
    folder = tmp_path_factory.mktemp("up_to_date")
    file = folder / "old.sqlite3"
    kept.load_file(RELEASE, file)
    Place(f"sqlite:///{file}", folder / "var").done("migrate", "--verbosity=0")
    return file


@pytest.fixture
def old(brought_up_to_date, tmp_path):
    """A newsroom on SQLite, up to date."""
    shutil.copy(brought_up_to_date, tmp_path / "old.sqlite3")
    return Place(f"sqlite:///{tmp_path / 'old.sqlite3'}", tmp_path / "var")


@contextmanager
def file_of(place: Place):
    with closing(sqlite3.connect(place.url.removeprefix("sqlite:///"))) as file:
        yield file
        file.commit()


@pytest.mark.ci
def test_r36_all_that_readers_and_editors_know_is_there(old, tmp_path):
    then = kept.expected(RELEASE)
    with empty("postgresql", tmp_path / "new") as new:
        said = old.done("move_to_postgresql", new.url)
        assert "compared; nothing is switched" in said
        assert "DATABASE_URL" in said
        Place(new.url, old.var).done("rebuild_search")
        now = kept.ask("upgrade", new.url, then)
        Place(new.url, old.var).done("shell", "--no-imports", "-c", NEXT)
    if lost := [*kept.differences(then, now)]:
        pytest.fail("\n".join(lost), pytrace=False)  # each of them, whole


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE articles_article SET teaser = 'a' || char(0) WHERE id = 3", "NUL"),
        (
            "UPDATE articles_article SET credit_name = printf('%300c', 1) WHERE id = 3",
            "“credit_name” has 300 characters; there is room for 200",
        ),
    ],
)
def test_r36_one_odd_row_stops_it_before_anything_is_written(
    old, tmp_path, statement, told
):
    with file_of(old) as file:
        file.execute(statement)
    with empty("postgresql", tmp_path / "new") as new:
        ran = old.run("move_to_postgresql", new.url)
        assert ran.returncode == 1
        [line] = ran.stderr.splitlines()
        assert told in line
        assert "articles_article can't be stored here: 3: " in line
        assert "no newsroom" in Place(new.url, old.var).run("backup").stderr
    assert [*old.var.glob("moving-*")] == []


def test_it_moves_from_sqlite_into_an_empty_postgresql_alone(old, tmp_path, migrated):
    assert "is no address of a PostgreSQL" in old.run("move_to_postgresql", "x").stderr
    with begun("postgresql", tmp_path / "new", migrated) as new:
        with psycopg.connect(new.url) as there:
            there.execute("INSERT INTO articles_story (created_at) VALUES (now())")
        refused = old.run("move_to_postgresql", new.url)
        assert "There is a newsroom in the database already" in refused.stderr
        there = Place(new.url, old.var).run("move_to_postgresql", new.url)
        assert "is PostgreSQL already" in there.stderr
