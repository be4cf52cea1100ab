"""Any damage is named within a day's queries, or thirty nights."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.utils import timezone

from articles.models import Article, Image, Snapshot
from newsroom.database import marks
from newsroom.database.damage import comparing, findings, nightly, structure
from newsroom.monitoring.doctor import Finding, Level
from tests.newsroom.database.damage.harming import break_text
from tests.newsroom.monitoring.doctor.examined import found, is_error
from tests.support import factories
from tests.transfer.backup.places import begun

pytestmark = pytest.mark.django_db(transaction=True)
MORNING = datetime(2027, 3, 1, 4, 10, tzinfo=UTC)
ON_SQLITE = pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's file")


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.VAR = tmp_path / "var"


def run(statement: str, *values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def in_a_day(time_machine, code: str) -> list[Finding]:
    """Return what is found if somebody asks once each hour."""
    every = []
    for hour in range(24):
        time_machine.move_to(MORNING + timedelta(hours=hour), tick=False)
        every += found(code)
    return every


def nights(time_machine, number: int) -> list[findings.Damage]:
    """Return what is found in the end; a night in which no row has its turn is slept
    through, but for the first and the last: it looks at what every night looks at.
    """
    for night in range(number):
        time_machine.move_to(MORNING + timedelta(days=night), tick=False)
        if night in {0, number - 1} or anything_has_its_turn():
            nightly.look()
    return findings.read()


def anything_has_its_turn() -> bool:
    night = timezone.localdate().toordinal()
    every = (model._base_manager.all() for model in (Article, Snapshot, Image))
    return any(comparing.turn(rows, night).exists() for rows in every)


@pytest.mark.both
def test_a_sound_newsroom_is_told_of_nothing(time_machine):
    for number in range(3):
        factories.published(lead_image=factories.picture(f"Bild {number}"))
    article = factories.published(headline="Am Hafen")
    factories.republished(article)
    assert nights(time_machine, 30) == []
    assert in_a_day(time_machine, "rows-damaged") == []
    assert not found("database-damaged")


@pytest.mark.both
def test_rows_that_can_not_be_read_are_named_within_a_day(time_machine):
    topics = [factories.topic(f"Thema {number}") for number in range(30)]
    break_text("articles_topic", "aliases", topics[17].pk)
    told = in_a_day(time_machine, "rows-damaged")
    assert len(told) == 1
    assert f"articles_topic, key {topics[17].pk}, column “aliases”" in told[0].what
    assert told[0].level is Level.ERROR
    assert nights(time_machine, 1)[0].key == str(topics[17].pk)
    is_error("damage-found", what="articles_topic, key", remedy="restore a backup")


@ON_SQLITE
def test_values_that_are_none_of_their_type_are_named(time_machine):
    first = factories.published(headline="Am Hafen")
    second = factories.published(headline="Auf See")
    save = Snapshot.objects.filter(article=first).first()
    wrong = {
        ("articles_edition", "uuid", second.edition_id): "keine",
        ("articles_article", "live_from", first.pk): "2026-13-45 00:00",
        ("articles_article", "dated", second.pk): "gestern",
        ("articles_snapshot", "content", save.pk): '{"headline":',
    }
    run("PRAGMA ignore_check_constraints = ON")
    for (table, column, key), value in wrong.items():
        run(f"UPDATE {table} SET {column} = %s WHERE id = %s", value, key)  # noqa: S608
    run("PRAGMA ignore_check_constraints = OFF")
    told = " ".join(str(one.what) for one in in_a_day(time_machine, "rows-damaged"))
    assert told.count(", key ") == len(wrong)
    for table, column, key in wrong:
        assert told.count(f"{table}, key {key}, column “{column}”") == 1, told


@pytest.mark.alike
def test_what_only_a_hash_shows_is_found_within_thirty_nights(time_machine):
    article = factories.published(headline="Am Hafen")
    other = factories.published(headline="Auf See", lead_image=factories.picture())
    picture = Image.objects.get()
    save = Snapshot.objects.filter(article=other).first()
    run(
        "UPDATE articles_article SET body = '<p>Erfunden</p>' WHERE id = %s", article.pk
    )
    run("UPDATE articles_snapshot SET content_hash = 'x' WHERE id = %s", save.pk)
    file = Path(picture.file.path)
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    kinds = {(one.kind, one.table, one.key) for one in nights(time_machine, 30)}
    assert kinds == {
        (findings.CONTENT, "articles_article", str(article.pk)),
        (findings.CONTENT, "articles_snapshot", str(save.pk)),
        (findings.PICTURE, "articles_image", str(picture.pk)),
    }


@pytest.mark.alike
def test_a_finding_stays_until_it_is_right_again(time_machine):
    article = factories.published(headline="Am Hafen", body="<p>Wort</p>")
    body = Article.objects.get().body
    run("UPDATE articles_article SET body = '<p>Ort</p>'")
    first = nights(time_machine, 30)
    for night in range(30, 33):
        time_machine.move_to(MORNING + timedelta(days=night), tick=False)
        nightly.look()
        assert findings.read() == first
    is_error(
        "damage-found", what=f"articles_article, key {article.pk}", remedy="backup"
    )
    run("UPDATE articles_article SET body = %s", body)
    nightly.look()
    assert findings.read() == []


@pytest.mark.alike
def test_each_key_has_its_turn_once_in_thirty_nights():
    for number in range(4):
        factories.published(headline=f"Artikel {number}")
    every = Article.objects.order_by("pk")
    turns = [
        pk
        for night in range(100, 130)
        for pk in comparing.turn(every, night).values_list("pk", flat=True)
    ]
    assert sorted(turns) == [*every.values_list("pk", flat=True)]


def test_a_picture_that_is_missing_is_named_the_next_night(time_machine):
    picture = factories.picture()
    Path(picture.file.path).unlink()
    [one] = nights(time_machine, 1)
    assert (one.kind, one.key) == (findings.MISSING, str(picture.pk))


@pytest.mark.alike
def test_a_picture_of_before_gets_the_checksum_of_its_file(time_machine):
    picture = factories.picture()
    checksum = picture.kept_checksum
    assert len(checksum) == 64
    run("UPDATE articles_image SET kept_checksum = ''")
    nights(time_machine, 30)
    assert Image.objects.get().kept_checksum == checksum


def test_what_the_night_left_may_be_damaged_itself():
    findings.keep([], at="2027-03-01")
    findings.place().write_text("{")
    is_error("damage-unknown", what="damage.json", remedy="Remove it")


@pytest.mark.both
def test_who_can_not_ask_postgresql_is_told_so_in_a_note(monkeypatch):
    monkeypatch.setattr(structure, "why_not", lambda: "the extension isn't there")
    [one] = found("amcheck-missing")
    assert one.level is Level.NOTE
    assert "the extension isn't there" in one.what


@pytest.mark.skipif(connection.vendor != "postgresql", reason="its extension")
@pytest.mark.both
def test_amcheck_is_asked_where_it_is_there():
    assert structure.why_not()
    run("CREATE EXTENSION amcheck")
    try:
        assert structure.why_not() == ""
        assert [*structure.faults()] == []
    finally:
        run("DROP EXTENSION amcheck")


def pages_of(file: Path, table: str) -> list[int]:
    with closing(sqlite3.connect(file)) as database:
        rows = database.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = ?", [table]
        ).fetchall()
    return [number for (number,) in rows]


@ON_SQLITE
def test_a_page_that_was_lost_is_one_line_of_the_doctor_and_of_backup(
    tmp_path, migrated
):
    with begun("sqlite", tmp_path / "other", migrated) as place:
        file = Path(place.url.removeprefix("sqlite:///"))
        [number] = pages_of(file, "articles_countryorganisation")
        with file.open("r+b") as database:
            database.seek((number - 1) * 4096)
            database.write(bytes(4096))
        asked, taken = place.run("doctor"), place.run("backup", tmp_path / "out")
    assert asked.returncode == 1
    assert "ERROR   database-damaged: " in asked.stdout
    assert "question-failed" not in asked.stdout
    assert "Traceback" not in asked.stderr
    assert taken.returncode == 1
    assert taken.stderr.count("\n") == 1, taken.stderr
    assert "The database is damaged" in taken.stderr
    assert not [*tmp_path.glob("out/*.tar")]


@pytest.mark.alike
def test_a_backup_of_a_damaged_newsroom_says_so_and_counts_as_none(
    settings, tmp_path, time_machine
):
    factories.published(headline="Am Hafen", body="<p>Wort</p>")
    run("UPDATE articles_article SET body = '<p>Ort</p>'")
    nights(time_machine, 30)
    with pytest.raises(CommandError, match="of a damaged database") as told:
        call_command("backup", tmp_path, verbosity=0)
    assert "\n" not in str(told.value)
    [archive] = tmp_path.glob("*.tar")
    assert archive.name.startswith("damaged-newsroom-")
    assert marks.last_backup(settings.VAR) is None
    said = StringIO()
    call_command("restore", archive, check=True, verbosity=0, stderr=said)
    assert "damaged then: articles_article, key" in said.getvalue()
