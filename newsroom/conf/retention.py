"""The days for which the newsroom keeps personal data and what else ends by itself."""

from dataclasses import dataclass

from newsroom.conf import env


@dataclass(frozen=True, slots=True)
class Periods:
    """Days for which something is kept; `sessions` from their last use on."""

    reports: int
    report_addresses: int
    sessions: int
    unsaved: int
    tasks: int
    failed_tasks: int
    mails: int
    record: int
    unread: int  # items of the inbox
    dismissed: int
    closed_accounts: int  # 0: for good


KEEP: Periods = Periods(
    reports=env.days("NEWSROOM_KEEP_REPORTS", default=180, least=1),
    report_addresses=env.days("NEWSROOM_KEEP_REPORT_ADDRESSES", default=30, least=1),
    sessions=env.days("NEWSROOM_KEEP_SESSIONS", default=14, least=1),
    unsaved=env.days("NEWSROOM_KEEP_UNSAVED", default=1, least=1),
    tasks=env.days("NEWSROOM_KEEP_TASKS", default=7, least=1),
    failed_tasks=env.days("NEWSROOM_KEEP_FAILED_TASKS", default=90, least=1),
    mails=env.days("NEWSROOM_KEEP_MAILS", default=30, least=1),
    record=env.days("NEWSROOM_KEEP_RECORD", default=730, least=1),
    unread=env.days("NEWSROOM_KEEP_UNREAD", default=90, least=1),
    dismissed=env.days("NEWSROOM_KEEP_DISMISSED", default=30, least=1),
    closed_accounts=env.days("NEWSROOM_KEEP_CLOSED_ACCOUNTS", default=0),
)
# Seconds; each use lets it begin anew (`accounts.sessions`).
SESSION_AGE: int = KEEP.sessions * 24 * 60 * 60
