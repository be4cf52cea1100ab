"""A round of the doctor keeps its findings, and some become news."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone
from django_ox.models import OxScheduleTick, OxTask
from django_ox.testing import run_tasks

from articles.models import DoctorFinding
from newsroom.monitoring.doctor import Report, error, warning
from newsroom.monitoring.doctor.finding import said as _
from newsroom.worker.operator_news import letters, ping, rounds
from tests.newsroom.worker.operator_news.outside import OPERATOR, told

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
FULL = ("disk-full", "There are 3 MB left.", "Nothing is stored.", "Make room.", "/a")
ANSWERED = frozenset({"disk-full", "disk-filling", "backup-old"})


def now() -> datetime:
    return timezone.now()


def find(*findings, answered=ANSWERED, is_morning: bool = False) -> None:
    report = Report(findings, 1, 0, answered)
    rounds.take_round(now(), report, is_morning=is_morning)
    run_tasks(queues=["soon"])


def test_a_finding_is_told_once_however_its_numbers_change(mail):
    find(error(*FULL))
    find(error(FULL[0], "There are 2 MB left.", *FULL[2:]))
    find(error(FULL[0], "There are 1 MB left.", *FULL[2:]), is_morning=True)
    [letter] = mail.letters
    assert told(letter) == ({"disk-full"}, set())
    assert "3 MB" in letter
    assert DoctorFinding.objects.get().what == "There are 1 MB left."


def test_two_of_one_code_are_two_and_one_that_gets_worse_is_news(mail):
    find(warning("backup-old", "Two days.", "Lost.", "Make one."), error(*FULL))
    find(
        error("backup-old", "A week.", "Lost.", "Make one."),
        error(*FULL),
        error(*FULL[:4], "/b"),
    )
    assert [told(one)[0] for one in mail.letters] == [
        {"backup-old", "disk-full"},
        {"backup-old", "disk-full"},
    ]
    assert DoctorFinding.objects.filter(code="disk-full").count() == 2


def test_what_comes_and_goes_all_day_makes_one_letter_and_one_in_the_morning(mail):
    for _hour in range(3):
        find(error(*FULL))
        find()
    assert len(mail.letters) == 1
    find(is_morning=True)
    find(is_morning=True)
    assert [told(one) for one in mail.letters] == [
        ({"disk-full"}, set()),
        (set(), {"disk-full"}),
    ]
    find(error(*FULL))
    assert len(mail.letters) == 3


def test_what_nobody_asked_for_has_not_ended(mail):
    find(error(*FULL))
    find(answered=frozenset())
    assert DoctorFinding.objects.standing().count() == 1
    find()
    assert DoctorFinding.objects.standing().count() == 0


def test_a_question_that_failed_is_well_once_all_were_answered(mail):
    find(error("question-failed", "Nobody knows.", "It may be.", "See.", "disk-full"))
    find()
    assert DoctorFinding.objects.standing().exists()
    everything = frozenset(c for one in rounds.QUESTIONS for c in one.codes)
    find(answered=everything)
    assert not DoctorFinding.objects.standing().exists()


def test_a_refused_address_is_tried_again_a_day_later(mail, caplog):
    mail.off()
    mail.on({OPERATOR: "550 5.1.1 no such user"})
    for _round in range(3):
        find(error(*FULL))
    assert OxTask.objects.filter(task_path=letters.send.module_path).count() == 1
    mail.off()
    mail.on()
    with time_machine.travel(now() + 21 * HOUR):
        find(error(*FULL))
    assert [told(one)[0] for one in mail.letters] == [{"disk-full"}]


def test_what_comes_back_while_its_letter_is_sent_is_news_again(public):
    find(error(*FULL))
    row = DoctorFinding.objects.get()
    letters.note_told([row.pk], [], now())
    find()
    find(error(*FULL))
    letters.note_told([], [row.pk], now())
    assert list(DoctorFinding.objects.untold()) == [row]


def test_without_an_operator_nothing_is_sent_and_the_desk_knows_all_the_same(
    mail, settings
):
    settings.NEWSROOM_OPERATOR = ""
    find(error(*FULL))
    find(is_morning=True)
    assert DoctorFinding.objects.over().exists()
    assert not DoctorFinding.objects.open().exists()
    settings.NEWSROOM_OPERATOR = OPERATOR
    find(is_morning=True)
    assert mail.letters == []


def test_each_language_of_the_desk_has_its_words(public):
    what = _("The last backup is %(number)d days old.", number=8)
    find(error("backup-old", what, what, what))
    words = DoctorFinding.objects.get().words
    assert words["de"][0] == "Die letzte Sicherung ist 8 Tage alt."
    assert words["en"][0] == "The last backup is 8 days old."


def test_a_worker_that_was_away_for_a_while_is_no_news(public):
    for minutes in (0, 59):
        moment = now() + timedelta(minutes=minutes)
        OxScheduleTick.objects.create(
            schedule_name="watch", scheduled_for=moment, created_at=moment
        )
    rounds.note_absence(now())
    assert not DoctorFinding.objects.exists()


def test_a_service_that_is_away_or_refuses_ends_nothing(outside, caplog):
    outside.status = 404
    ping.give_sign()
    assert "answered with 404" in caplog.text
    outside.address = ""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ping.settings, "NEWSROOM_FETCH_LOCAL", ())
        ping.give_sign()
    assert "wasn't given" in caplog.text
    assert "/ping/abc" not in caplog.text
