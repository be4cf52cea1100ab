"""Send the letters that wait: many over one connection, none lost, at most one twice.

A row is taken, and this is stored, before the server is spoken to. If the process is
killed between the server's answer and the next write, that one letter may come twice,
and its row says so.
"""

import logging
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from articles.domain import audit, letters
from articles.domain.label_index import catalogue_at
from articles.domain.site_version import as_parameter, ask, current
from articles.models import AlertLetter, LetterState, RecordedDeed
from articles.site.alerts import brake
from articles.site.alerts.returns import count_bounce, is_of_address, status_in
from articles.site.alerts.writing import Known, known_for, letter_of

logger = logging.getLogger(__name__)

BATCH = 100
# A row that was taken so long ago belongs to a process that is gone.
GONE_AFTER = timedelta(minutes=5)
PAUSES = (1, 5, 15, 60)  # minutes until the next tries; then each hour
TRIED_FOR = timedelta(days=2)
NAME = "articles.site.alerts"
# The first figure of a server's final reply.
REFUSAL = 5
# Both run for each letter: to compose them would cost a sixth of it. A join would cost
# as much as all that follows.
TAKE = """
UPDATE articles_alertletter SET state = %s, at = %s
WHERE id = %s AND state = %s AND EXISTS (
    SELECT 1 FROM articles_subscriber WHERE id = %s AND held_since IS NULL
)
RETURNING id
"""
FINISH = """
UPDATE articles_alertletter SET state = %s, at = %s, tries = %s WHERE id = %s
RETURNING id
"""


def post(*, most: int = 3_000, stop_at: float | None = None) -> int:
    """Send letters that wait, until `most` were tried or the clock says `stop_at`.

    Returns the number that the server took. None is sent while the brake is on.
    """
    if brake.look():
        return 0
    take_back()
    sent, tried = 0, 0
    while tried < most and not is_over(stop_at):
        rows = list(waiting()[: min(BATCH, most - tried)])
        if not rows:
            break
        tried += len(rows)
        taken, goes_on = send_some(rows, stop_at)
        sent += taken
        if not goes_on:
            break
    return sent


def is_over(stop_at: float | None) -> bool:
    return stop_at is not None and time.monotonic() >= stop_at


def waiting():
    rows = AlertLetter.objects.waiting().filter(at__lte=timezone.now())
    return rows.select_related("subscriber").order_by("at", "pk")


def take_back() -> int:
    """Let rows wait again whose process is gone, and note that they may come twice."""
    old = AlertLetter.objects.filter(
        state=LetterState.SENDING, at__lt=timezone.now() - GONE_AFTER
    )
    number = old.update(state=LetterState.WAITING, may_be_twice=True)
    if number:
        logger.warning("The sending of letters broke off; %d may come twice.", number)
    return number


def send_some(rows: list[AlertLetter], stop_at: float | None) -> tuple[int, bool]:
    """Send these; return how many were taken, and whether the server still answers."""
    revision = current(timezone.now())
    known = known_for(rows, revision.at, catalogue_at(revision))
    taken: list[AlertLetter] = []
    sent, refused, pace = 0, 0, Pace(settings.NEWSROOM_ALERT_RATE)
    with closing(letters.send_many(written(rows, known, taken, pace, stop_at))) as out:
        for outcome in out:
            row = taken[-1]
            if outcome.error is None:
                sent += 1
                finish(row, LetterState.SENT)
                continue
            note_failure(row, outcome.error)
            if is_about_us(outcome.error):
                # The others wait for the next time.
                return sent, False
            refused += outcome.error.is_refused
            if refused and refused % brake.LEAST == 0 and brake.look():
                return sent, False
    return sent, True


def is_about_us(error: letters.NotDelivered) -> bool:
    """Return whether all others would fail in the same way: there is no connection, or
    the server refuses the sender.
    """
    if error.is_refused:
        return False
    return error.code is None or error.code // 100 == REFUSAL


def written(
    rows: list[AlertLetter],
    known: Known,
    taken: list[AlertLetter],
    pace: "Pace",
    stop_at: float | None,
) -> Iterator[letters.Letter]:
    """Take one row after the other, and write its letter."""
    for row in rows:
        if is_over(stop_at):
            return
        try:
            letter = letter_of(row, known)
        except Exception as error:
            # The letters of others go out, whatever it is.
            logger.exception("A letter with alerts can't be written.")
            note_failure(row, letters.NotDelivered(type(error).__name__))
            continue
        if letter:
            pace.wait()
        # It is the last step before the server: nobody gets one who left meanwhile.
        if not take(row):
            continue
        if letter is None:
            finish(row, LetterState.EMPTY)
            continue
        taken.append(row)
        yield letter


def take(row: AlertLetter) -> bool:
    """Mark it as being sent; False if it was taken, or its subscriber has left."""
    if row.subscriber_id is None:
        return False
    taken = [
        LetterState.SENDING.value,
        as_parameter(timezone.now()),
        row.pk,
        LetterState.WAITING.value,
        row.subscriber_id,
    ]
    return bool(ask(TAKE, taken))


def finish(row: AlertLetter, state: LetterState) -> None:
    at = as_parameter(timezone.now())
    ask(FINISH, [state.value, at, row.tries + 1, row.pk])


def note_failure(row: AlertLetter, error: letters.NotDelivered) -> None:
    """Let it be tried again; one that is refused for good, or is too old, is not."""
    if not error.is_refused and timezone.now() - row.until < TRIED_FOR:
        tries = row.tries + 1
        pause = PAUSES[min(tries, len(PAUSES)) - 1]
        AlertLetter.objects.filter(pk=row.pk).update(
            state=LetterState.WAITING,
            at=timezone.now() + timedelta(minutes=pause),
            tries=tries,
        )
        logger.warning("A letter with alerts wasn't sent: %s", error)
        return
    finish(row, LetterState.GIVEN_UP)
    deed = (
        RecordedDeed.LETTER_REFUSED
        if error.is_refused
        else RecordedDeed.LETTER_GIVEN_UP
    )
    audit.write_if_possible(deed, command="work", letter=NAME, code=error.code)
    logger.error("A letter with alerts was given up: %s", error)
    if error.is_refused and is_of_address(status_in(str(error))):
        count_bounce(row)


class Pace:
    """Waits so long that no more letters are sent in a second than a setting says."""

    def __init__(self, rate: int):
        self.pause = 1 / rate if rate else 0
        self.next = time.monotonic()

    def wait(self) -> None:
        now = time.monotonic()
        if self.pause and now < self.next:
            time.sleep(self.next - now)
        self.next = max(now, self.next) + self.pause
