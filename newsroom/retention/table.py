"""What is removed, row by row: what, how, and by which period of `NEWSROOM_KEEP`.

A row more is all that something new needs. What the privacy page promises stands here.
"""

from datetime import datetime
from functools import partial

from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django_ox.models import OxTask

from articles import accounts, record, reports
from newsroom.retention.passing import PASSING
from newsroom.retention.purges import Called, Deleted, Emptied, Files, Purge

DONE = (OxTask.Status.SUCCESSFUL, OxTask.Status.DISCARDED)
FAILED = (OxTask.Status.FAILED, OxTask.Status.LOST)


def done(before: datetime) -> QuerySet:
    return OxTask.objects.filter(status__in=DONE, finished_at__lt=before)


def failed(before: datetime) -> QuerySet:
    return OxTask.objects.filter(status__in=FAILED, finished_at__lt=before)


def ended(now: datetime) -> QuerySet:
    return Session.objects.filter(expire_date__lt=now)


SENDERS = Emptied(reports.senders_of, {"sender": ""})
ADDRESSES = Emptied(reports.addresses_of, {"name": "", "email": ""})
CARRIED = Called(accounts.number_carried, accounts.forget_carried)
INVITATIONS = Emptied(accounts.invitations_over, {"invited": None})

FORGOTTEN = partial(record.forget_before, command="purge")
RECORDED = partial(record.forget_before, command="purge", dry_run=True)

PURGES = [
    Purge("check values of readers who sent a report", SENDERS, 1),
    Purge("names and addresses in answered reports", ADDRESSES, "report_addresses"),
    Purge("reports of readers", Deleted(reports.sent_before), "reports"),
    Purge("sessions with what couldn't be saved", CARRIED, "unsaved"),
    Purge("sessions that have ended", Deleted(ended)),
    Purge("notes of whose a former session was", Deleted(accounts.without_session)),
    Purge("invitations that nobody needs any more", INVITATIONS),
    Purge("tries to log in, and what else is kept for minutes", PASSING),
    Purge("tasks that were done", Deleted(done), "tasks"),
    Purge("tasks that failed for good", Deleted(failed), "failed_tasks"),
    Purge("mails that became files", Files("mail"), "mails"),
    Purge("entries of the record", Called(RECORDED, FORGOTTEN), "record"),
]
