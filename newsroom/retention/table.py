"""The table of data that are removed: their kind, the method, and the setting.

Something new needs just one more row. The promises of the privacy page stand here.
"""

from datetime import datetime
from functools import partial

from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django_ox.models import OxTask

from articles import accounts
from articles.domain import (
    assignments,
    audit,
    comments,
    documents,
    incoming_mail,
    letters,
)
from articles.editing import guests
from articles.inbox import incoming, items
from articles.models import DoctorFinding, told_before
from articles.site import alerts, reader_reports, statistics
from newsroom.retention.passing import PASSING
from newsroom.retention.purges import Called, Deleted, Emptied, Files, Purge

FOUND = Deleted(lambda before: DoctorFinding.objects.over_before(before))
DONE = (OxTask.Status.SUCCESSFUL, OxTask.Status.DISCARDED)
FAILED = (OxTask.Status.FAILED, OxTask.Status.LOST)


def done(before: datetime) -> QuerySet:
    return OxTask.objects.filter(status__in=DONE, finished_at__lt=before)


def failed(before: datetime) -> QuerySet:
    return OxTask.objects.filter(status__in=FAILED, finished_at__lt=before)


def ended(now: datetime) -> QuerySet:
    return Session.objects.filter(expire_date__lt=now)


SENDERS = Emptied(reader_reports.senders_of, {"sender": ""})
ADDRESSES = Emptied(
    reader_reports.addresses_of, {"name": "", "email": "", "letter": ""}
)
REPORTS = Deleted(reader_reports.sent_before)
CARRIED = Deleted(accounts.carried_before)
TYPED = Deleted(accounts.typed_before)
TAKEN = Deleted(incoming_mail.taken_before)
INVITATIONS = Emptied(accounts.invitations_over, {"invited": None})
FROM_WHERE = Emptied(audit.addresses_before, {"address": ""})
RECORD = Called(
    partial(audit.forget_before, command="purge", dry_run=True),
    partial(audit.forget_before, command="purge"),
)
CLOSED = Called(
    partial(accounts.anonymise_closed, command="purge", dry_run=True),
    partial(accounts.anonymise_closed, command="purge"),
)
LEFT = Called(
    lambda before: len(documents.left_over(before)),
    documents.sweep,
)
UNREAD = Called(
    lambda before: items.unread_before(before).count(),
    lambda before: items.forget(items.unread_before(before)),
)
DISMISSED = Called(
    lambda before: items.dismissed_before(before).count(),
    lambda before: items.forget(items.dismissed_before(before)),
)
SENT = Called(
    lambda before: items.sent_before(before).count(),
    lambda before: items.forget(items.sent_before(before)),
)
ASSIGNED = Deleted(assignments.ended_before)
NOTICES = Deleted(told_before)
LINKS = Deleted(guests.links_ended_before)
COMMENTS = Called(
    lambda before: comments.left_before(before).count(), comments.forget_left
)
ALERT_SENDERS = Emptied(alerts.senders_before, {"sender": ""})
ALERT_REQUESTS = Deleted(alerts.requests_before)
ALERT_LETTERS = Deleted(alerts.letters_before)
SUPPRESSED = Deleted(alerts.suppressed_before)
DEPARTURES = Called(
    lambda before: len(letters.files_before(before)), letters.forget_departures
)
UNREAD_FILES = Deleted(incoming.files_before)
TIPS = Deleted(incoming.tips_before)
TIP_SENDERS = Emptied(incoming.tip_senders_before, {"sender": ""})
ITEM_SENDERS = Deleted(incoming.senders_before)
ERRANDS = Deleted(incoming.errands_before)
COUNTED = Called(statistics.thinned, statistics.thin)
UNKEPT = Called(
    lambda _now: statistics.number_unkept(),
    lambda _now: statistics.remove_unkept(),
)

PURGES = [
    Purge("check values of readers who sent a report", SENDERS, 1),
    Purge(
        "names, addresses and letters in answered reports",
        ADDRESSES,
        "NEWSROOM_KEEP_REPORT_ADDRESSES",
    ),
    Purge("reports of readers", REPORTS, "NEWSROOM_KEEP_REPORTS"),
    Purge(
        "forms carried through a login",
        CARRIED,
        "NEWSROOM_KEEP_UNSAVED",
        in_full=True,
    ),
    Purge("typed text that nobody saved", TYPED, 14),
    Purge(
        "items of the inbox that nobody decided about", UNREAD, "NEWSROOM_KEEP_UNREAD"
    ),
    Purge("dismissed items of the inbox", DISMISSED, "NEWSROOM_KEEP_DISMISSED"),
    Purge("items that readers sent, once they are decided", SENT, 90),
    Purge("check values of readers who sent a text", TIP_SENDERS, 1),
    Purge("texts of readers that waited for their link", TIPS, 2, in_full=True),
    Purge("check values of readers who asked for alerts", ALERT_SENDERS, 1),
    Purge("requests for alerts", ALERT_REQUESTS, 7, in_full=True),
    Purge("letters with alerts", ALERT_LETTERS, 30, in_full=True),
    Purge("addresses to which no alerts are sent, as hashes", SUPPRESSED, 730),
    Purge("departures from lists, as hashes", DEPARTURES, 430),
    Purge("senders of items, once these are decided", ITEM_SENDERS, 90),
    Purge("addresses that the desk had fetched", ERRANDS, 1, in_full=True),
    Purge("assignments that have ended, with their briefs", ASSIGNED, 90),
    Purge("notices to people at the desk", NOTICES, 90),
    Purge("findings of the doctor that are over", FOUND, 90),
    Purge("review links that have ended, with their addresses", LINKS, 90),
    Purge("comments on articles that have left", COMMENTS, 730),
    Purge("files of mails that nobody read", UNREAD_FILES, 1, in_full=True),
    Purge("documents that no article has", LEFT, 1, in_full=True),
    Purge("sessions that have ended", Deleted(ended)),
    Purge("sessions of accounts that have ended", Deleted(accounts.of_ended)),
    Purge("notes of whose a former session was", Deleted(accounts.without_session)),
    Purge("invitations that nobody needs any more", INVITATIONS),
    Purge("tries to log in, and what else is kept for minutes", PASSING),
    Purge("tasks that were done", Deleted(done), "NEWSROOM_KEEP_TASKS"),
    Purge("tasks that failed for good", Deleted(failed), "NEWSROOM_KEEP_FAILED_TASKS"),
    Purge("notes of which mails were taken", TAKEN, 30),
    Purge("mails that became files", Files("mail"), "NEWSROOM_KEEP_MAILS"),
    Purge("network addresses in the record", FROM_WHERE, "NEWSROOM_RECORD_ADDRESSES"),
    Purge("entries of the record", RECORD, "NEWSROOM_KEEP_RECORD"),
    Purge(
        "names and addresses in closed accounts",
        CLOSED,
        "NEWSROOM_KEEP_CLOSED_ACCOUNTS",
        may_stay=True,  # it can't be undone
        in_full=True,
    ),
    Purge("daily counts of what readers asked for", COUNTED, "NEWSROOM_REACH_DAYS"),
    Purge("counts under words and names that aren't kept any more", UNKEPT),
]
