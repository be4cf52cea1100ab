"""Letters that come back: whose it was is found by the token, and noted.

Nothing is taken from anybody for it: a person keeps the address and gets the next
letter. The record says it, so the desk can correct the address.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from articles.domain import audit
from articles.domain.letters.bounce_tokens import Sent, sent_by
from articles.domain.letters.kinds import ADDRESS_LINK, LetterKind
from articles.models import RecordedDeed, User

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Bounce:
    """`status` is what the last server said, such as 5.1.1 (RFC 3463)."""

    sent: Sent
    status: str


Noting = Callable[[Bounce], None]
# For kinds that aren't for accounts: what their departments do.
NOTED_BY: dict[LetterKind, Noting] = {}


def on_bounce[N: Noting](kind: LetterKind) -> Callable[[N], N]:
    """Call the decorated function for letters of this kind that came back for good."""
    if kind.is_for_accounts or kind in NOTED_BY:
        raise ValueError(f"Who notes a bounce of {kind.name} is decided already.")

    def add(noting: N) -> N:
        NOTED_BY[kind] = noting
        return noting

    return add


def note_bounce(token: str, status: str) -> bool:
    """Note that a letter came back for good; return False if it was none of ours."""
    sent = sent_by(token)
    if sent is None:
        return False
    if noting := NOTED_BY.get(sent.kind):
        noting(Bounce(sent, status))
    note_in_record(RecordedDeed.LETTER_RETURNED, sent, status)
    logger.warning("A letter came back: %s %s", sent.kind.name, status)
    return True


def note_in_record(deed: RecordedDeed, sent: Sent, code: str) -> None:
    """Record it, unless the account is gone or has been given another address since.

    Of letters to others the record names the kind alone.
    """
    person = None
    if sent.kind.is_for_accounts:
        person = User.objects.filter(pk=sent.whom).first()
        # A link to a new address goes where the account doesn't have its letters yet.
        is_new = sent.kind == ADDRESS_LINK
        if person is None or not (is_new or sent.is_to(person.email or "")):
            return
    audit.write(
        deed, about=person, command="take_mail", letter=sent.kind.name, code=code
    )
