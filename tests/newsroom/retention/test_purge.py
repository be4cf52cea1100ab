"""`purge` deletes old data by periods in the settings; a second run deletes nothing."""

import os
import re
from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.utils import timezone
from django_ox.models import OxTask

from articles.domain import audit
from articles.models import (
    CarriedForm,
    DayReach,
    Decision,
    DeskSession,
    MissedSearch,
    ReaderReport,
    RecordedDeed,
    RecordEntry,
    Snapshot,
    User,
)
from newsroom.conf.retention import KEEP
from newsroom.retention import PURGES, purges, table
from newsroom.worker.tasks import tidy
from tests.conftest import ROOT
from tests.newsroom.management.commands.typed import typed
from tests.support import factories
from tests.support.processes.loopback import free_port

pytestmark = [pytest.mark.django_db, pytest.mark.both]
NOW = timezone.now
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def folder(settings, tmp_path, time_machine):
    # Days aren't over by a second, nor by an hour that is put on.
    time_machine.move_to(timezone.localtime().replace(hour=12))
    settings.VAR = tmp_path
    settings.NEWSROOM_RECORD_ADDRESSES = 14, False
    settings.NEWSROOM_KEEP = replace(KEEP, closed_accounts=365)
    (tmp_path / "mail").mkdir()
    return tmp_path


def purged(*options: str) -> dict[str, int]:
    """Return how many of each kind went, or would."""
    said = StringIO()
    call_command("purge", *options, stdout=said)
    pattern = re.compile(r"^(.+?)(?:, after .+)?: (\d+) (?:removed|would go)$")
    found = [pattern.match(line) for line in said.getvalue().splitlines()]
    assert len(found) == len(PURGES)
    return {one[1]: int(one[2]) for one in found if int(one[2])}


def report(*, sent=0, answered=None, **fields) -> ReaderReport:
    told = {"name": "Muster", "email": "muster@example.org", "sender": "hash"}
    at = NOW() - DAY * sent
    by = {"answered_at": NOW() - DAY * answered} if answered is not None else {}
    return factories.barrier_report(sent_at=at, **told | by | fields)


def carrying(moment) -> CarriedForm:
    told = {"holder": "hash", "place": "hash", "sealed": b"sealed", "size": 20_000}
    return CarriedForm.objects.create(writer=factories.author(), sent_at=moment, **told)


def reports_too_old() -> dict[str, int]:
    report(sent=181, answered=170)
    report(sent=179, answered=31)
    report(sent=2, answered=1), report(sent=0)
    return {
        "check values of readers who sent a report": 3,
        "names, addresses and letters in answered reports": 2,
        "reports of readers": 1,
    }


def accounts_too_old() -> dict[str, int]:
    carrying(NOW() - DAY * 2), carrying(NOW() - DAY)
    person, waiting = factories.editor(), factories.author()
    for number, end in (("ended", NOW() - DAY), ("lasting", NOW() + DAY)):
        Session.objects.create(session_key=number, session_data="", expire_date=end)
    for key in ("gone", "lasting"):
        DeskSession.objects.create(person=person, session_key=key)
    person.last_login = NOW() - DAY
    person.invited = waiting.invited = NOW() - DAY * 8
    person.save(), waiting.save()
    cache.set("try", 1, 3_600), cache.set("lasting", 1, 3_600)
    with connection.cursor() as cursor:
        told = connection.ops.adapt_datetimefield_value(NOW() - DAY)
        cursor.execute(
            "UPDATE newsroom_cache SET expires = %s WHERE cache_key LIKE %s",
            [told, "%try"],
        )
    return {
        "forms carried through a login": 1,
        "sessions that have ended": 1,
        "notes of whose a former session was": 1,
        "invitations that nobody needs any more": 1,
        "tries to log in, and what else is kept for minutes": 1,
    }


def work_too_old(folder) -> dict[str, int]:
    ages = (8, "SUCCESSFUL"), (6, "SUCCESSFUL"), (91, "FAILED"), (89, "LOST")
    for days, status in (*ages, (99, "READY")):
        at, told = NOW() - DAY * days, {"task_path": "x", "backend_name": "default"}
        OxTask.objects.create(status=status, enqueued_at=at, finished_at=at, **told)
    for name, days in (("old.log", 31), ("new.log", 29)):
        path, moment = folder / "mail" / name, (NOW() - DAY * days).timestamp()
        path.write_text("a link")
        os.utime(path, (moment, moment))
    return {
        "tasks that were done": 1,
        "tasks that failed for good": 1,
        "mails that became files": 1,
    }


def noted_too_long_ago() -> dict[str, int]:
    for days in (731, 729):
        audit.write(RecordedDeed.CHANGED, by=factories.editor(), at=NOW() - DAY * days)
    for days in (15, 13):
        audit.write(RecordedDeed.LOGIN, at=NOW() - DAY * days, address="192.0.2.0/24")
    for days in (367, 365):
        closed = {"is_active": False, "closed_at": NOW() - DAY * days}
        factories.profile(factories.author(f"closed-{days}"), **closed)
    for days in (401, 399):
        DayReach.objects.create(day=timezone.localdate() - DAY * days, requests=1)
    for words in ("erika.example", "klimaschutz"):
        said = {"language": "de", "words": words, "number": 3}
        MissedSearch.objects.create(day=timezone.localdate(), **said)
    return {
        "entries of the record": 1,
        "network addresses in the record": 1,
        "names and addresses in closed accounts": 1,
        "daily counts of what readers asked for": 1,
        "counts under words and names that aren't kept any more": 1,
    }


def everything_too_old(folder) -> dict[str, int]:
    """Make of each kind what is to go and what isn't; return how much should."""
    others = work_too_old(folder) | noted_too_long_ago()
    return reports_too_old() | accounts_too_old() | others


def test_s63_what_is_too_old_goes_and_nothing_else_and_a_second_run_finds_nothing(
    folder,
):
    expected = everything_too_old(folder)
    assert purged("--dry-run") == expected
    assert purged("--dry-run") == expected  # it only says so
    assert purged() == expected
    assert purged() == {}
    answered, later, fresh = ReaderReport.objects.order_by("sent_at")
    assert (answered.name, answered.email, answered.sender) == ("", "", "")
    assert answered.message
    assert (later.name, later.sender) == ("Muster", "")
    assert (fresh.email, fresh.sender) == ("muster@example.org", "hash")
    assert Session.objects.filter(pk="lasting").exists()
    assert DeskSession.objects.get().session_key == "lasting"
    assert factories.editor().invited is None
    assert factories.author().invited
    assert cache.get("lasting") == 1
    left = OxTask.objects.values_list("status", flat=True)
    assert sorted(left) == ["LOST", "READY", "SUCCESSFUL"]
    assert [path.name for path in (folder / "mail").iterdir()] == ["new.log"]
    kept = RecordEntry.objects.filter(deed=RecordedDeed.CHANGED)
    assert [NOW() - entry.at < DAY * 730 for entry in kept] == [True]
    addresses = RecordEntry.objects.filter(deed=RecordedDeed.LOGIN)
    assert set(addresses.values_list("address", flat=True)) == {"", "192.0.2.0/24"}
    closed = User.objects.filter(is_active=False).order_by("closed_at")
    names = list(closed.values_list("username", flat=True))
    assert names == [closed[0].name_once_gone(), "closed-365"]
    assert DayReach.objects.get().day == timezone.localdate() - DAY * 399
    assert MissedSearch.objects.get().words == "klimaschutz"


def test_a_form_that_waited_for_a_login_too_long_goes():
    carrying(NOW() - DAY * 2)
    assert purged() == {"forms carried through a login": 1}
    assert not CarriedForm.objects.exists()


def test_many_rows_go_some_at_a_time(monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(purges, "MOST", 2)
    for _ in range(5):
        report(sent=200)
    [row] = [one for one in PURGES if one.kind == "reports of readers"]
    with django_assert_max_num_queries(25) as seen:
        assert row.remove(NOW()) == 5
    # None of them takes all: each is in a transaction of its own.
    removed = [one for one in seen if 'DELETE FROM "articles_readerr' in one["sql"]]
    assert len(removed) == 3
    assert row.remove(NOW()) == 0


def test_what_is_written_while_it_goes_stays():
    one = report(sent=200)

    def answered_meanwhile(some):
        # The list is asked for, then somebody changes a row, then it is acted upon.
        ReaderReport.objects.filter(pk=one.pk).update(sent_at=NOW())
        return some.delete()[0]

    assert (
        purges.in_batches(
            table.reader_reports.sent_before(NOW() - DAY), answered_meanwhile
        )
        == 0
    )
    assert ReaderReport.objects.exists()


def test_s63_the_history_of_articles_stays_readable(settings):
    settings.NEWSROOM_KEEP = replace(KEEP, record=1)
    factories.published()
    audit.write(RecordedDeed.CHANGED, by=factories.editor())
    told = [list(each.objects.values()) for each in (Decision, Snapshot)]
    assert all(told)
    # Long after the period of the record.
    with time_machine.travel(NOW() + DAY * 3_000):
        assert purged()["entries of the record"] == 1
    now = [list(each.objects.values()) for each in (Decision, Snapshot)]
    assert now == told


def test_r50_a_folder_that_may_not_be_changed_ends_it_with_one_line(
    folder, monkeypatch
):
    everything_too_old(folder)

    def refused(self, missing_ok):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(type(folder), "unlink", refused)
    with pytest.raises(
        CommandError, match=r"^Not removed: mails .+old\.log .+Run it as"
    ):
        purged()


def test_r50_a_database_that_fails_is_left_to_who_says_so_in_one_line(monkeypatch):
    def locked(_before):
        raise DatabaseError("database is locked")

    way = purges.Called(locked, locked)
    monkeypatch.setattr(purges.Purge, "remove", lambda self, now: way.remove(now))
    with pytest.raises(DatabaseError, match="locked"):
        call_command("purge", verbosity=0)


def test_it_is_done_each_night(folder):
    everything_too_old(folder)
    tidy.call()
    assert purged("--dry-run") == {}


def test_it_is_silent_if_it_is_told_to_be(capsys):
    call_command("purge", verbosity=0)
    assert capsys.readouterr() == ("", "")


@pytest.mark.alike
def test_r50_without_a_database_it_is_one_line_that_says_what_to_do(tmp_path):
    environment = {
        "DATABASE_URL": f"postgres://desk:geheim@127.0.0.1:{free_port()}/newsroom",
        "NEWSROOM_VAR": str(tmp_path),
        "PYTHONPATH": str(ROOT),
    }
    commands = [["purge"], ["purge", "--dry-run"]]
    for end in typed(commands, tmp_path, environment):
        assert (end["code"], end["stdout"]) == (1, "")
        [line] = end["stderr"].splitlines()
        assert line.startswith("The database can't be reached: ")
        assert "geheim" not in line
