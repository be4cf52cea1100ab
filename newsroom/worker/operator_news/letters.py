"""The letter to the operator. It is written at the moment at which it is sent: it tells
what nobody was told until then, so none is lost, and none comes twice.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django_ox.models import OxTask

from articles.domain import letters
from articles.models import DoctorFinding

Status = OxTask.Status
TEMPLATE = "admin/operation/news"
# After the mail server has refused a letter for good, another one is tried a day later.
REFUSED_FOR = timedelta(hours=20)


def ask_for_letter(now: datetime) -> None:
    """Queue a letter if there is anything to tell, unless one waits already."""
    if not settings.NEWSROOM_OPERATOR:
        return
    rows = DoctorFinding.objects.untold() | DoctorFinding.objects.untold_ends()
    # Two rounds at once wait for each other here, so the second sees the first's.
    if rows.order_by("pk").select_for_update().values_list("pk") and not waits(now):
        send.enqueue()


def waits(now: datetime) -> bool:
    tasks = OxTask.objects.filter(task_path=send.module_path)
    given_up = tasks.filter(
        status__in=(Status.FAILED, Status.LOST), finished_at__gt=now - REFUSED_FOR
    )
    waiting = tasks.filter(status__in=(Status.READY, Status.RUNNING))
    return waiting.exists() or given_up.exists()


@letters.letter(letters.OPERATOR)
def send() -> None:
    new = list(DoctorFinding.objects.untold())
    over = list(DoctorFinding.objects.untold_ends())
    if not (settings.NEWSROOM_OPERATOR and (new or over)):
        return
    letters.send(written(new, over))
    note_told([one.pk for one in new], [one.pk for one in over], timezone.now())


@transaction.atomic
def note_told(new: list[int], over: list[int], now: datetime) -> None:
    rows = DoctorFinding.objects
    rows.filter(pk__in=new, told_at=None).update(told_at=now)
    ended = rows.over().filter(pk__in=over)
    ended.update(told_at=Coalesce("told_at", now), end_told_at=now)
    # The letter called it over, and meanwhile it has come back, which is news.
    rows.standing().filter(pk__in=over).update(told_at=None)


def written(new: list[DoctorFinding], over: list[DoctorFinding]) -> letters.Letter:
    told = DoctorFinding.objects.standing().exclude(pk__in=[one.pk for one in new])
    context = {
        "new": new,
        "over": over,
        "others": (new or over)[1:],
        "told": list(told),
        "page": settings.NEWSROOM_ORIGIN + reverse("operation"),
    }
    return letters.written(
        letters.OPERATOR,
        TEMPLATE,
        context,
        to=settings.NEWSROOM_OPERATOR,
        language=settings.NEWSROOM_OPERATOR_LANGUAGE,
    )
