"""A week by a set clock without backup, mail server, disk and worker, and with damage:
exactly the letters of a table, none twice, and each thing is well again.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django_ox.models import OxScheduleTick, OxTask
from django_ox.testing import run_tasks

from newsroom.database import marks
from newsroom.database.damage import findings
from newsroom.monitoring.doctor import asked_of_the_machine
from newsroom.worker.operator_news import rounds
from newsroom.worker.tasks import back_up
from tests.newsroom.jobs import fail
from tests.newsroom.monitoring.doctor.examined import make_desk
from tests.newsroom.worker.operator_news.outside import told

pytestmark = [pytest.mark.django_db, pytest.mark.both]
BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2027, 3, 1, tzinfo=BERLIN)
HOUR = timedelta(hours=1)
# Day, hour → what begins or ends then.
ACTS = {
    (1, 1): "no backup", (2, 1): "backup",
    (2, 10): "no mail", (2, 12): "full", (2, 18): "room",
    (3, 4): "damage", (3, 9): "mail", (3, 20): "whole",
    (4, 10): "no worker", (5, 12): "worker",
    (6, 15): "failed", (6, 17): "forgotten",
}  # fmt: skip
# Day and hour of each letter: the findings that it calls new, those that it calls over.
LETTERS = [
    ((1, 3), {"backup-failed"}, set()),
    ((2, 7), set(), {"backup-failed"}),
    # A letter waited for the mail server, which is a finding of its own.
    ((3, 9), {"damage-found", "mails-stuck"}, {"disk-full"}),
    ((4, 7), set(), {"damage-found", "mails-stuck"}),
    ((5, 12), set(), {"worker-was-away"}),
    ((6, 15), {"tasks-failed"}, set()),
    ((7, 7), set(), {"tasks-failed"}),
]


class Week:
    """The newsroom hour by hour; `worker` does what is due within the last one."""

    def __init__(self, settings, monkeypatch, mail):
        self.settings, self.monkeypatch, self.mail = settings, monkeypatch, mail
        self.has_worker, self.is_backed_up = True, True
        self.morning_due = False
        self.acts: dict[str, Callable[[], object]] = {
            "no backup": lambda: self.back_up_to(Path("/nowhere/at/all")),
            "backup": lambda: self.back_up_to(None),
            "no mail": mail.off,
            "mail": mail.on,
            "full": lambda: self.take_room(1.1),
            "room": lambda: self.take_room(0.0),
            "damage": lambda: self.damage("picture"),
            "whole": lambda: self.damage(),
            "no worker": lambda: setattr(self, "has_worker", False),
            "worker": lambda: setattr(self, "has_worker", True),
            "failed": lambda: OxTask.objects.filter(pk=fail.enqueue("twice").id).update(
                status=OxTask.Status.FAILED
            ),
            "forgotten": OxTask.objects.filter(status=OxTask.Status.FAILED).delete,
        }

    def back_up_to(self, place: Path | None) -> None:
        self.is_backed_up = place is None
        backups = replace(self.settings.NEWSROOM_BACKUPS, place=str(place or ""))
        self.settings.NEWSROOM_BACKUPS = backups

    def take_room(self, share: float) -> None:
        # Disks differ, so the bound moves instead.
        self.monkeypatch.setattr(asked_of_the_machine, "SHARE", share)
        self.monkeypatch.setattr(asked_of_the_machine, "SCARCE", float("inf"))

    def damage(self, *kinds: str) -> None:
        found = [
            findings.Damage(one, "articles_image", "7", "differs") for one in kinds
        ]
        findings.keep(found, at="2027-03-04")

    def note_backup(self, now: datetime) -> None:
        marks.note_backup(self.settings.VAR)
        mark = self.settings.VAR / marks.BACKED_UP
        os.utime(mark, (now.timestamp(), now.timestamp()))

    def work(self, now: datetime) -> None:
        """Do what is due by the schedule, and all that waits."""
        tick("watch", now)
        if now.hour == 3:
            tick("tidy", now)
            if self.is_backed_up:
                self.note_backup(now)
            else:
                back_up.enqueue()
                for minutes in range(0, 10, 2):
                    with time_machine.travel(now + timedelta(minutes=minutes)):
                        run_tasks(queues=["long"])
        if self.morning_due:
            tick("tidy", now)  # the workers do the latest of what they missed
        rounds.watch.call()
        if now.hour == 7 or self.morning_due:
            rounds.look.call()
        self.morning_due = False
        run_tasks(queues=["soon"])

    def pass_hour(self, day: int, hour: int) -> None:
        now = MONDAY + timedelta(days=day, hours=hour)
        with time_machine.travel(now):
            if act := ACTS.get((day, hour)):
                self.acts[act]()
            if self.has_worker:
                self.work(now)
            elif hour == 7:
                self.morning_due = True


def tick(name: str, now: datetime) -> None:
    OxScheduleTick.objects.create(schedule_name=name, scheduled_for=now, created_at=now)


def test_a_week_brings_the_letters_of_the_table(settings, monkeypatch, mail, outside):
    week, letters, signs = Week(settings, monkeypatch, mail), [], {}
    week.take_room(0.0)
    with time_machine.travel(MONDAY):
        make_desk()
        OxScheduleTick.objects.all().delete()
    week.note_backup(MONDAY)
    tick("tidy", MONDAY)
    for day in range(8):
        for hour in range(24):
            before = len(mail.letters)
            week.pass_hour(day, hour)
            letters += [((day, hour), *told(one)) for one in mail.letters[before:]]
            signs[day, hour] = [*outside.asked]
            outside.asked.clear()
    assert letters == LETTERS
    silent = [moment for moment, asked in signs.items() if not asked]
    assert (silent[0], silent[-1], len(silent)) == ((4, 10), (5, 11), 26)
    failed = [moment for moment, asked in signs.items() if asked == ["/ping/abc/fail"]]
    # The backup of one night, then disk, letters and damage.
    assert failed == [*hours((1, 3), (2, 3)), *hours((2, 12), (3, 20))]


def hours(begin: tuple[int, int], end: tuple[int, int]) -> list[tuple[int, int]]:
    first, last = (day * 24 + hour for day, hour in (begin, end))
    return [divmod(number, 24) for number in range(first, last)]
