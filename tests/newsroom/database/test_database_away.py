"""A database that hangs, is gone or is locked takes no page with it for long."""

import re
import time

import psycopg
import pytest

from newsroom.http_server.options import THREADS, WORKERS
from tests.newsroom.houses import READERS, House, until

DESK = "/admin/articles/article/"
# More than the server has threads.
PAGES = [*READERS, DESK] * 4
# Ten times as long as it takes.
SOON = 15


@pytest.fixture(scope="module")
def house(on_postgres):
    on_postgres.settings["NEWSROOM_PATIENCE"] = "1"
    # Copies would be given; here each page needs the database.
    on_postgres.settings["NEWSROOM_PAGE_CACHE"] = "0"
    return on_postgres


def assert_all_say_so(house) -> None:
    """Pages end soon, with words, and a question of the process needs no database."""
    answers = house.all_at_once(PAGES)
    assert {answer.status for answer in answers} == {503}
    assert all("Gerade nicht erreichbar" in answer.text for answer in answers)
    assert max(answer.seconds for answer in answers) < SOON
    assert house.get("/healthz").seconds < SOON


def style_of(house) -> str:
    """Return the address of a file, which is no question of a database."""
    return re.search(r"/static/[^\"]+\.css", house.get(PAGES[0]).text)[0]


def connect_all(house, postgres) -> None:
    """Have each thread wait for a lock, with a connection of its own: the pool keeps
    as many as that takes.
    """
    with psycopg.connect(postgres.url) as other:
        other.execute("LOCK TABLE articles_article IN ACCESS EXCLUSIVE MODE")
        house.all_at_once([DESK] * 2 * WORKERS * THREADS)


def assert_threads_are_free(house, style: str) -> None:
    """None of them still waits for what was asked before."""
    asked = [style] * 2 * WORKERS * THREADS
    until(lambda: {one.status for one in house.all_at_once(asked)} == {200}, SOON)


def test_r14_r44_a_database_that_hangs_takes_no_thread_with_it(house, postgres):
    with house.serving():
        assert {house.get(path).status for path in PAGES} == {200}
        style = style_of(house)
        connect_all(house, postgres)
        with postgres.halted():
            assert_all_say_so(house)
            assert_threads_are_free(house, style)
        assert max(house.healed_in(path) for path in PAGES) < SOON
        assert {answer.status for answer in house.all_at_once(PAGES)} == {200}


def test_r14_r44_a_network_that_swallows_everything_leaves_no_dead_connection(
    house, postgres, proxy
):
    silent = House(house.var, session=house.session, settings=house.settings)
    silent.url = f"postgres://postgres@127.0.0.1:{proxy.port}/postgres"
    with silent.serving():
        assert {silent.get(path).status for path in PAGES} == {200}
        style = style_of(silent)
        connect_all(silent, postgres)
        proxy.is_silent = True
        assert_all_say_so(silent)
        assert_threads_are_free(silent, style)
        proxy.is_silent = False
        assert max(silent.healed_in(path) for path in PAGES) < SOON
        assert {answer.status for answer in silent.all_at_once(PAGES)} == {200}


def test_r14_r44_a_table_that_a_migration_holds_is_not_waited_for(house, postgres):
    with house.serving(), psycopg.connect(postgres.url) as other:
        house.get(PAGES[0])
        other.execute("LOCK TABLE articles_article IN ACCESS EXCLUSIVE MODE")
        # As many as have a thread, whichever of the server's processes they come to.
        answers = house.all_at_once([DESK] * THREADS)
        assert {answer.status for answer in answers} == {503}
        assert all("seit zu langer Zeit" in answer.text for answer in answers)
        assert max(answer.seconds for answer in answers) < SOON
        other.rollback()
        assert house.healed_in(DESK) < SOON


@pytest.mark.long
def test_r45_a_database_that_was_gone_for_long_is_back_at_once(house, postgres):
    with house.serving():
        house.get(PAGES[0])
        with postgres.gone():
            gone_until = time.monotonic() + 140
            while time.monotonic() < gone_until:
                assert_all_say_so(house)
        assert max(house.healed_in(path) for path in PAGES) < SOON


def test_a_worker_does_not_wait_for_ever(house):
    ask = """
import django; django.setup()
from django.conf import settings
from django.db import OperationalError, connection
from newsroom.database import options as database
database.give_up(settings.DATABASES["default"], after=1)
try:
    connection.cursor().execute("SELECT pg_sleep(60)")
except OperationalError as error:
    print(error)
connection.close()
with connection.cursor() as cursor:
    print(cursor.execute("SELECT 1").fetchone()[0])
"""
    said = "no answer for 1 seconds, so the connection was given up\n1\n"
    assert house.run("-c", ask).stdout == said


def test_a_command_takes_the_time_that_it_needs(house):
    ask = """
import django; django.setup()
from django.db import connection
with connection.cursor() as cursor:
    for limit in ("statement_timeout", "lock_timeout"):
        print(cursor.execute(f"SHOW {limit}").fetchone()[0])
    cursor.execute("SELECT pg_sleep(2)")
"""
    done = house.run("-c", ask)
    assert (done.returncode, done.stdout) == (0, "0\n0\n")
