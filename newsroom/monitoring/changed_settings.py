"""Write into the record, when the newsroom starts, the settings that changed.

Only the name of a setting is recorded. Its value is kept as a hash to compare by, which
nobody can make without the secret key.
"""

import logging
import os

from django.conf import settings
from django.db import Error
from django.utils.crypto import salted_hmac

from articles.domain import audit
from articles.models import RecordedDeed, RecordEntry
from newsroom.conf import env

logger = logging.getLogger(__name__)
SECRET = "NEWSROOM_SECRET_KEY"  # noqa: S105 (a name)
# By what the keys of `details` begin that nobody is shown.
DIGESTS = "_digests"


def note_settings(command: str) -> None:
    """Write which variables are set otherwise than at the last start, if any are."""
    now = digests()
    try:
        last = RecordEntry.objects.filter(deed=RecordedDeed.SETTINGS).first()
    except Error as error:
        logger.warning("Not in the record: %s (%s)", command, type(error).__name__)
        return
    before = last.details.get(DIGESTS, {}) if last else {}
    names = changed(before, now)
    if names or last is None:
        audit.write_if_possible(
            RecordedDeed.SETTINGS, command=command, names=names, _digests=now
        )


def digests() -> dict[str, str]:
    """Return a hash of each variable that the settings have read and that is set."""
    read = sorted(name for name in env.known if os.environ.get(name, "").strip())
    found = {name: digest(name, os.environ[name]) for name in read}
    return found | {SECRET: digest(SECRET, settings.SECRET_KEY)}  # it may be in a file


def digest(name: str, value: str) -> str:
    return salted_hmac(f"settings {name}", value, algorithm="sha256").hexdigest()[:32]


def changed(before: dict[str, str], now: dict[str, str]) -> list[str]:
    """Return the names of those that differ; of another secret key no more is known."""
    if before and before.get(SECRET) != now.get(SECRET):
        return [SECRET]
    return sorted(name for name in before | now if before.get(name) != now.get(name))
