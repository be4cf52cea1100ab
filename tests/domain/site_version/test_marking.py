"""From before its commit until it is over, each change of the site keeps the mark."""

import subprocess
import sys
import threading
from array import array
from contextlib import contextmanager, suppress

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from articles.domain import site_version
from articles.editing.publishing import Publication, feature, move
from articles.foundation import change_mark
from articles.foundation.change_mark import sheet
from tests.support import factories
from tests.support.factories import DAY, author, chief

REAL = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def own_mark(settings, tmp_path):
    """Nothing is pending in it that another test has left."""
    settings.VAR = tmp_path / "var"


class Undone(Exception):
    pass


def dropped_by(act) -> set[int]:
    before = change_mark.now().dropped
    act()
    return set(change_mark.dropped_since(before))


@contextmanager
def undone(**options):
    with suppress(Undone), transaction.atomic(**options):
        yield
        raise Undone


def move_of(*asked, **options):
    return lambda: move(*asked, **options)


@REAL
def test_it_is_pending_at_the_commit_and_settled_after_it(monkeypatch):
    seen = []
    commit = connection.commit
    before = change_mark.now()

    def watched():
        seen.append(change_mark.now())
        commit()
        seen.append(change_mark.now())

    monkeypatch.setattr(connection, "commit", watched)
    site_version.bump()
    assert [one.is_settled for one in seen] == [False, False]
    assert change_mark.now().is_settled
    assert change_mark.now().done == before.done + 1


@REAL
def test_what_changes_nothing_leaves_it_alone():
    before = change_mark.now()
    with site_version.atomic():
        assert change_mark.now() == before
    assert change_mark.now() == before


@REAL
@pytest.mark.parametrize("is_savepoint", [True, False])
def test_inside_of_another_transaction_it_waits_for_that(is_savepoint):
    with transaction.atomic(), transaction.atomic(savepoint=is_savepoint):
        site_version.bump()
        site_version.bump()
        assert not change_mark.now().is_settled
    assert change_mark.now().is_settled


@REAL
@pytest.mark.parametrize("is_savepoint", [True, False])
def test_what_is_undone_ends_it(is_savepoint):
    before = change_mark.now()
    with undone(), transaction.atomic(savepoint=is_savepoint):
        site_version.bump()
    assert change_mark.now().is_settled
    assert change_mark.now().done == before.done + 1


@REAL
def test_a_savepoint_that_is_undone_ends_its_own_alone():
    with transaction.atomic():
        with undone():
            site_version.bump()
            assert not change_mark.now().is_settled
        assert change_mark.now().is_settled
        site_version.bump()
        with undone():
            site_version.bump()
        assert not change_mark.now().is_settled
    assert change_mark.now().is_settled


@REAL
def test_a_transaction_that_is_only_marked_as_undone_ends_it():
    with transaction.atomic():
        site_version.bump()
        transaction.set_rollback(True)
    assert change_mark.now().is_settled


@REAL
def test_a_commit_that_fails_ends_it(monkeypatch):
    def fails():
        raise DatabaseError("away")

    before = change_mark.now()
    monkeypatch.setattr(connection, "_commit", fails)
    with pytest.raises(DatabaseError):
        site_version.bump()
    monkeypatch.undo()
    assert change_mark.now().is_settled
    assert change_mark.now().done == before.done + 1


@REAL
def test_a_connection_that_is_lost_on_the_way_ends_it():
    with suppress(DatabaseError), transaction.atomic():
        site_version.bump()
        connection.close()
        assert change_mark.now().is_settled
        site_version.current(timezone.now())
    connection.close()
    assert change_mark.now().is_settled


@REAL
def test_who_is_asked_after_the_commit_before_us_may_fail():
    def fails():
        raise Undone

    with suppress(Undone), transaction.atomic():
        transaction.on_commit(fails)
        site_version.bump()
    assert change_mark.now().is_settled


@REAL
def test_each_thread_ends_its_own():
    def act():
        with undone():
            site_version.bump()
        connection.close()

    thread = threading.Thread(target=act)
    thread.start()
    thread.join()
    assert change_mark.now().is_settled


KILLED = """
import django
django.setup()
from django.db import connection
from articles.domain import site_version as revision
connection.ensure_connection()
def waits():
    print("pending", flush=True)
    input()
connection._commit = waits
revision.bump()
"""


@REAL
def test_what_a_process_left_that_was_killed_before_its_commit(
    other_process_env, monkeypatch
):
    before, counted = change_mark.now(), site_version.current(timezone.now()).counter
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED],
        env=other_process_env | {"NEWSROOM_VAR": str(settings.VAR)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout.readline() == b"pending\n"
    process.kill()
    process.communicate(timeout=20)
    assert change_mark.now().begun == before.begun + 1
    assert not change_mark.now().is_settled
    monkeypatch.setattr(sheet, "ARRIVING", 0)
    change_mark.repair()
    assert change_mark.now().is_settled
    assert change_mark.now().done > before.done + 1
    assert site_version.current(timezone.now()).counter == counted


@REAL
def test_whatever_goes_on_around_it_keeps_it_pending_to_its_end():
    with transaction.atomic():
        site_version.bump()
        assert not change_mark.now().is_settled
    assert change_mark.now().is_settled


@REAL
def test_without_a_mark_everything_goes_on(settings, tmp_path):
    settings.VAR = tmp_path / "file"
    settings.VAR.write_text("")
    before = site_version.current(timezone.now()).counter
    article = factories.published()
    move(article, "withdraw", by=chief(), note="Falsch.")
    assert change_mark.now() is None
    assert site_version.current(timezone.now()).counter == before + 2


def named(*keys: str) -> set[int]:
    return {change_mark.hash_of(key) for key in keys}


@REAL
def test_each_act_that_moves_a_window_drops_the_copies_of_its_edition():
    article, person = factories.published(), chief()
    own = named(f"edition:{article.edition_id}")
    planned = factories.revised(article)
    move(planned, "submit", by=factories.author())
    later = Publication(at=timezone.now() + DAY)
    publish = move_of(planned, "publish", by=person, options=later)
    assert dropped_by(publish) == own
    planned.refresh_from_db()
    assert dropped_by(move_of(planned, "cancel_schedule", by=person)) == own
    assert dropped_by(lambda: factories.superseded(article, factories.published()))
    article.refresh_from_db()
    other = factories.published()
    withdraw = move_of(other, "withdraw", by=person, note="Falsch.")
    assert dropped_by(withdraw) == named(f"edition:{other.edition_id}")


@REAL
def test_what_moves_none_drops_nothing():
    article, topic = factories.published(), factories.topic()
    revised = factories.revised(article)
    assert not dropped_by(lambda: factories.edited(revised, by=author(), headline="B"))
    assert not dropped_by(topic.save)
    until = timezone.now() + DAY
    assert not dropped_by(lambda: feature(article, until=until, by=chief()))


@REAL
def test_a_picture_that_is_another_one_drops_the_copies_that_show_it():
    picture = factories.picture()
    factories.published(lead_image=str(picture.key))
    picture.refresh_from_db()
    picture.credit = "Jemand anders"
    assert dropped_by(picture.save) == named(f"image:{picture.pk}")


@REAL
def test_what_is_dropped_is_on_the_disk_before_the_commit(monkeypatch):
    article = factories.published()
    own = named(f"edition:{article.edition_id}")
    before, file = change_mark.now().dropped, settings.VAR / "mark"
    written, commit = [], connection.commit

    def watched():
        on_disk = array("Q", file.read_bytes()[: sheet.SIZE])
        ring = on_disk[sheet.RING :]
        written.append({ring[n % sheet.PLACES] for n in range(before, on_disk[5])})
        commit()

    monkeypatch.setattr(connection, "commit", watched)
    move(article, "withdraw", by=chief(), note="Falsch.")
    assert written == [own]
