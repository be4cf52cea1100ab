"""Letters that their addressees call spam: those that they can do without stop.

An account goes on getting its links and the notices about its safety: without them
it couldn't be used, and none is sent but about an act at it.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from articles.domain.letters.bounce_tokens import Sent, sent_by
from articles.domain.letters.bounces import note_in_record
from articles.domain.letters.kinds import LetterKind
from articles.models import RecordedDeed

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Complaint:
    """`said` is what the addressee's provider calls it, such as abuse (RFC 5965)."""

    sent: Sent
    said: str


Stopping = Callable[[Complaint], None]
# Functions of the departments that send such letters, which stop them.
STOPPED_BY: dict[LetterKind, Stopping] = {}


def on_complaint[S: Stopping](kind: LetterKind) -> Callable[[S], S]:
    """Call the decorated function for letters of this kind that somebody calls spam.

    It stops all that this addressee can do without.
    """
    if not can_do_without(kind) or kind in STOPPED_BY:
        raise ValueError(f"What stops {kind.name} is decided already.")

    def add(stopping: S) -> S:
        STOPPED_BY[kind] = stopping
        return stopping

    return add


def can_do_without(kind: LetterKind) -> bool:
    return kind.is_list or not kind.is_for_accounts


def note_complaint(token: str, said: str) -> bool:
    """Stop what somebody complained of; return False if it was no letter of ours."""
    sent = sent_by(token)
    if sent is None:
        return False
    if stopping := STOPPED_BY.get(sent.kind):
        stopping(Complaint(sent, said))
    note_in_record(RecordedDeed.LETTER_COMPLAINED, sent, said)
    logger.warning("A letter is called spam: %s %s", sent.kind.name, said)
    return True
