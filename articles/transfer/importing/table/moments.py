"""The moments that tables hold: seconds since 1970, ISO 8601, or as people write."""

import re
from datetime import UTC, datetime

from django.utils import timezone

from articles.transfer.importing.wordpress.export.moments import EARLIEST, LATEST

SECONDS, MILLISECONDS = range(9, 12), 13
# Signs for no date.
NONE = re.compile(r"0*|0000-00-00.*|-1")
FORMS = ("%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M", "%d.%m.%Y")


class UnreadableMoment(ValueError):
    """It is no date that anybody knows."""


def moment_in(text: str) -> datetime | None:
    """Return the moment, None if there is none; UnreadableMoment for anything else.

    One that says no zone is of the site's own; one too far ahead stays ahead.
    """
    text = text.strip()
    if NONE.fullmatch(text):
        return None
    moment = of_number(text) if text.isascii() and text.isdigit() else of_text(text)
    if moment < EARLIEST:
        raise UnreadableMoment(text)
    return min(moment, LATEST)


def of_number(text: str) -> datetime:
    if len(text) in SECONDS:
        return datetime.fromtimestamp(min(int(text), 32_000_000_000), UTC)
    if len(text) == MILLISECONDS:
        return datetime.fromtimestamp(int(text) // 1000, UTC)
    return of_text(text)


def of_text(text: str) -> datetime:
    moment = None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        for form in FORMS:
            try:
                moment = datetime.strptime(text, form)
            except ValueError:
                continue
            break
    if moment is None:
        raise UnreadableMoment(text)
    try:
        aware = timezone.make_aware(moment) if timezone.is_naive(moment) else moment
        return aware.astimezone(UTC)
    except (OverflowError, ValueError) as error:
        raise UnreadableMoment(text) from error
