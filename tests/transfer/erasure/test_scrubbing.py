"""No byte stays in the database's files, and it is told if somebody has it stay."""

import errno
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection

from articles.management.erased import finish_erasing
from articles.transfer import erasure
from articles.transfer.erasure import scrubbing
from tests.support import factories
from tests.transfer.erasure.looking import server_files

pytestmark = pytest.mark.django_db(transaction=True)
WHY = {"reason": "Urteil", "ordered_by": "LG Musterstadt, 3 O 7/27", "yes": True}
# PostgreSQL writes no table anew that somebody reads: it is another one.
BEFORE = {
    "sqlite": ["BEGIN", "SELECT count(*) FROM articles_article"],
    "postgresql": ["BEGIN ISOLATION LEVEL REPEATABLE READ", "SELECT 1"],
}


@contextmanager
def somebody_reads():
    """See the database as it is now, as long as the block runs."""
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            for statement in BEFORE[connection.vendor]:
                cursor.execute(statement)
            yield
            cursor.execute("ROLLBACK")
    finally:
        other.close()


@pytest.fixture
def _no_patience(monkeypatch):
    monkeypatch.setattr(scrubbing, "WAITS", [])
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA busy_timeout = 100")


@pytest.mark.usefixtures("_no_patience")
def test_whoever_reads_what_was_before_is_told_of(tmp_path, capsys):
    article = factories.published(headline="Ein Zwergfalke")
    with somebody_reads(), pytest.raises(CommandError) as told:
        call_command("erase", "article", str(article.pk), erasures=tmp_path, **WHY)
    assert str(told.value).startswith("It was erased, but the database's files may")
    remedy = f"When nobody reads it, run: {settings.NEWSROOM_COMMAND} scrub."
    assert str(told.value).endswith(remedy)
    assert (tmp_path / erasure.NAME).is_file()
    with somebody_reads(), pytest.raises(CommandError, match="Not done: the database"):
        call_command("scrub")
    call_command("scrub")
    assert "written anew" in capsys.readouterr().out
    for folder in server_files():
        data = b"".join(file.read_bytes() for file in folder.iterdir())
        assert b"zwergfalke" not in data.lower()


@pytest.mark.parametrize(
    ("error", "remedy"),
    [
        (OSError(errno.EROFS, "Read-only file system"), "When its disk can be written"),
        (OSError(errno.ENOSPC, "No space left on device"), "When there is room, run"),
        (RuntimeError("odd"), None),
    ],
)
def test_r50_what_is_to_be_done_first_is_what_hindered_it(monkeypatch, error, remedy):
    def fail():
        raise error

    monkeypatch.setattr(erasure, "scrub", fail)
    expected = CommandError if remedy else RuntimeError
    with pytest.raises(expected, match=remedy):
        call_command("scrub")


def test_a_restored_newsroom_is_scrubbed_or_it_is_told(monkeypatch):
    article = factories.published(headline="Ein Zwergfalke")
    order = erasure.Order(
        kind="article", name=str(article.pk), reason="Urteil", ordered_by="LG"
    )
    repeated = erasure.Repeated()
    repeated.done.append(erasure.erase(order)[1])
    monkeypatch.setattr(erasure, "scrub", lambda: False)
    with pytest.raises(CommandError, match="All of it is there, and erased again; but"):
        finish_erasing(BaseCommand(), repeated)


def test_a_damaged_list_keeps_nothing_from_being_erased(tmp_path):
    article = factories.published(headline="Ein Zwergfalke")
    (tmp_path / erasure.NAME).write_text("nonsense\n")
    with pytest.raises(CommandError, match=r"It was erased, but .* isn't the list"):
        call_command("erase", "article", str(article.pk), erasures=tmp_path, **WHY)
    assert erasure.remaining({"Zwergfalke"}) == []
    assert (tmp_path / erasure.NAME).read_text() == "nonsense\n"
