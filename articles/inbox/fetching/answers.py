"""An answer as callers get it, the limits of a request, and how long it is fresh."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

MEGABYTE = 1_000_000
# No server means more, and dates end somewhere.
FARTHEST = timedelta(days=366)
# A validator can be sent back unchanged.
SENDABLE = re.compile("[\x20-\x7e\x80-\xff]{1,1000}")
MAX_AGE = re.compile(r"max-age\s*=\s*\"?(\d{1,10})")


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds, and bytes of the unpacked body. A body that is larger is refused, or, if
    `cuts`, ends there (`Answer.is_cut`).
    """

    connect: float = 10
    total: float = 20
    size: int = 5 * MEGABYTE
    redirects: int = 5
    cuts: bool = False


FEED = Limits()
PAGE = Limits()


@dataclass(frozen=True, slots=True)
class Answer:
    """`address`: where it was found in the end. `moved_to`: the same, if only permanent
    redirects led there, else "". `headers`: their names in any capitals. `etag` and
    `modified` are sent back unchanged the next time. `is_cut`: the body goes on.
    """

    asked: str
    address: str
    moved_to: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    etag: str = ""
    modified: str = ""
    is_cut: bool = False


def sendable(validator: str) -> str:
    return validator if SENDABLE.fullmatch(validator) else ""


def retry_after(answer: Answer, now: datetime) -> datetime | None:
    """Return when the server wants to be asked again, never before now."""
    told = answer.headers.get("retry-after", "").strip()
    if told.isascii() and told.isdecimal():
        return now + seconds(told)
    if (moment := moment_in(told)) is None:
        return None
    return min(max(moment, now), now + FARTHEST)


def fresh_until(answer: Answer, now: datetime) -> datetime | None:
    """Return until when the server says that nothing changes; None if it doesn't."""
    told = answer.headers.get("cache-control", "").lower()
    if "no-store" in told or "no-cache" in told:
        return None
    if found := MAX_AGE.search(told):
        age = answer.headers.get("age", "").strip()
        is_age = age.isascii() and age.isdecimal()
        lifetime = seconds(found[1]) - (seconds(age) if is_age else timedelta())
    else:
        expires = moment_in(answer.headers.get("expires", ""))
        if expires is None:
            return None
        # By the server's own clock: ours may differ.
        lifetime = expires - (moment_in(answer.headers.get("date", "")) or now)
    return now + min(lifetime, FARTHEST) if lifetime > timedelta() else None


def seconds(digits: str) -> timedelta:
    return min(timedelta(seconds=int(digits[:10])), FARTHEST)


def moment_in(text: str) -> datetime | None:
    """Return the moment that a header names (RFC 9110, 5.6.7), if it does."""
    try:
        found = parsedate_to_datetime(text.strip())
        aware = found if found.tzinfo else found.replace(tzinfo=UTC)
        return aware.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
