"""The days for which the newsroom keeps personal data and what else ends by itself."""

from dataclasses import dataclass
from math import ceil
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from newsroom.conf import env, media

NONE = "none"
NUMBERS = 3


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


@dataclass(frozen=True, slots=True)
class Backups:
    """The backups of each night: their place, as it was set, their seal, and the number
    of days, weeks and months of which the newest stays. `bucket` is the place in the
    words of obstore, empty for a folder.
    """

    place: str
    passphrase_file: str
    days: int
    weeks: int
    months: int
    bucket: tuple[tuple[str, str], ...] = ()

    @property
    def longest(self) -> int:
        """Return after how many months, at the latest, each of them is gone."""
        return max(self.months, ceil(7 * self.weeks / 30), ceil(self.days / 30))

    def are_made(self, *, is_local: bool) -> bool:
        return self.place != NONE and not (is_local and not self.place)

    def folder(self, var: Path) -> Path:
        return Path(self.place).absolute() if self.place else var / "backups"


def backups(place: str, kept: list[str]) -> Backups:
    bucket = media.place("NEWSROOM_BACKUPS", place) if "://" in place else {}
    is_good = len(kept) == NUMBERS and all(map(is_number, kept)) and int(kept[0]) > 0
    if not is_good:
        raise ImproperlyConfigured(
            f"NEWSROOM_BACKUPS_KEPT is {','.join(kept)!r}. Set it to three numbers: of "
            "days, weeks and months of which a backup is kept, such as 7,5,12; of days "
            "at least 1."
        )
    file = env.text("NEWSROOM_BACKUP_PASSPHRASE_FILE")
    days, weeks, months = map(int, kept)
    return Backups(place, file, days, weeks, months, tuple(bucket.items()))


def is_number(word: str) -> bool:
    return word.isdecimal() and len(word) <= env.LONGEST_NUMBER


BACKUPS: Backups = backups(
    env.text("NEWSROOM_BACKUPS"), env.words("NEWSROOM_BACKUPS_KEPT", "7,5,12")
)
