"""The rounds in which the worker asks the doctor: everything in the morning, and all
day what can't wait. Findings are kept in the database; the new ones go into a letter.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.tasks import task
from django.utils import timezone
from django.utils.translation import override
from django_ox.models import OxScheduleTick

from articles.foundation.languages import desk_languages
from articles.models import DoctorFinding
from newsroom.monitoring.doctor import (
    QUESTIONS,
    Finding,
    Level,
    Report,
    examine,
    warning,
)
from newsroom.monitoring.doctor.finding import said as _
from newsroom.worker.operator_news import letters, ping

# The schedule of `watch` in `newsroom.conf.queue`, and after how long without it the
# operator learns that no worker was here: an upgrade takes less.
WATCH, AWAY = "watch", timedelta(hours=1)
LONGEST_ABOUT = DoctorFinding._meta.get_field("about").max_length


@task(queue_name="soon")
def watch() -> None:
    """Ask what can't wait, and give a sign of life: every five minutes."""
    now = timezone.now()
    note_absence(now)
    take_round(now, examine(only_urgent=True))
    ping.give_sign()


@task(queue_name="long")
def look() -> None:
    """Ask everything: each morning. The ends of findings are told then, so one that
    comes and goes all day makes no letters.
    """
    take_round(timezone.now(), examine(), is_morning=True)


@transaction.atomic
def take_round(now: datetime, report: Report, *, is_morning: bool = False) -> None:
    """Keep what was found and what has ended, and have the operator told."""
    found = {key_of(one): one for one in report.findings[::-1] if one.level > 0}
    rows = {(row.code, row.about): row for row in DoctorFinding.objects.open()}
    for key, finding in found.items():
        keep(finding, rows.get(key), now)
    for key, row in rows.items():
        if key not in found and row.ended_at is None and is_known(row, report):
            end(row, now)
    if is_morning or DoctorFinding.objects.untold().exists():
        letters.ask_for_letter(now)


def key_of(finding: Finding) -> tuple[str, str]:
    return finding.code, finding.about[:LONGEST_ABOUT]


def keep(finding: Finding, row: DoctorFinding | None, now: datetime) -> None:
    """Store it; one that has got worse is news again."""
    values = {"level": finding.level, "words": words_of(finding), "ended_at": None}
    if row is None:
        code, about = key_of(finding)
        # The other round may have been faster.
        DoctorFinding.objects.get_or_create(
            code=code,
            about=about,
            end_told_at=None,
            defaults=values | {"found_at": now},
        )
        return
    if finding.level > row.level:
        values["told_at"] = None
    DoctorFinding.objects.filter(pk=row.pk).update(**values)


def words_of(finding: Finding) -> dict[str, list[str]]:
    """Return its sentences in each language of the desk."""
    words = {}
    for code in desk_languages():
        with override(code):
            words[code] = [str(finding.what), str(finding.why), str(finding.remedy)]
    return words


def is_known(row: DoctorFinding, report: Report) -> bool:
    """Return whether a question was answered that would have found it. A finding of
    no question, such as that one failed, is over when all were answered.
    """
    if row.code in report.answered:
        return True
    codes = {code for one in QUESTIONS for code in one.codes}
    return row.code not in codes and codes <= report.answered


def end(row: DoctorFinding, now: datetime) -> None:
    values = {"ended_at": now}
    if not settings.NEWSROOM_OPERATOR:
        values["end_told_at"] = now  # nobody wants to know
    DoctorFinding.objects.filter(pk=row.pk).update(**values)


def note_absence(now: datetime) -> None:
    """Keep as a finding that is over that no worker was here for long."""
    ticks = OxScheduleTick.objects.filter(schedule_name=WATCH)
    last = ticks.order_by("-scheduled_for").values_list("scheduled_for", flat=True)[:2]
    if len(last) < 2 or last[0] - last[1] <= AWAY:
        return
    begin, back = last[1], last[0]
    hours = (back - begin).total_seconds() / 3600
    finding = warning(
        "worker-was-away",
        _("No worker was there for %(hours).1f hours.", hours=hours),
        _(
            "Meanwhile no mail was sent, nothing was made ahead, and nothing old was "
            "removed. All that was due is done now."
        ),
        _("If nobody stopped it, see in the service's log why it ended."),
    )
    DoctorFinding.objects.get_or_create(
        code=finding.code,
        about=begin.isoformat(),
        defaults={
            "level": Level.WARNING,
            "words": words_of(finding),
            "found_at": begin,
            "ended_at": back,
            "end_told_at": None if settings.NEWSROOM_OPERATOR else now,
        },
    )
