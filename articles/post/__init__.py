"""How letters leave: which tasks are letters, and how long they are tried."""

from articles.post.letters import LETTER, MOST, letter, of_letters, reason_of
from articles.post.sending import NotDelivered, send

__all__ = [
    "LETTER",
    "MOST",
    "NotDelivered",
    "letter",
    "of_letters",
    "reason_of",
    "send",
]
