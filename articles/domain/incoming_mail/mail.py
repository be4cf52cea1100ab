"""A mail as those get it who take it: plain values, and no way back to its markup."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple


class NotTaken(Exception):
    """A mail that nobody will ever take; its sender is to hear of it."""


class Unreadable(NotTaken):
    """It can't be read, or only at a cost that no mail of a person has."""


class NobodyTakes(NotTaken):
    """Nobody takes mail at this address. A taker may find that out, too."""


class Attachment(NamedTuple):
    """`name` and `type` are what the sender says; `content` is as it was sent.

    Nothing was looked at or unpacked.
    """

    name: str
    type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """`sender` is what the mail claims: "" if it names none, or two.

    `proven_domains` are those that signed it, if our own relay says so. `date` is the
    sender's. `is_automatic`: a program answered or reported, so nobody answers it.
    """

    message_id: str
    sender: str
    sender_name: str
    recipient: str
    subject: str
    date: datetime | None
    text: str
    attachments: tuple[Attachment, ...]
    proven_domains: frozenset[str]
    is_automatic: bool

    @property
    def token(self) -> str:
        """Return what stands behind the “+” of the recipient; "" if nothing does."""
        return self.recipient.rpartition("@")[0].partition("+")[2]

    @property
    def content_hash(self) -> str:
        """Return a hash of what it says: its subject, its text, and its files."""
        files = (one.content for one in self.attachments)
        parts = (self.subject.encode(), self.text.encode(), *files)
        hashes = b"".join(sha256(part).digest() for part in parts)
        return sha256(hashes).hexdigest()

    @property
    def is_proven(self) -> bool:
        """Return whether the domain of the sender, or one above it, signed the mail."""
        host = self.sender.rpartition("@")[2]
        return any(
            host == domain or host.endswith(f".{domain}")
            for domain in self.proven_domains
            if "." in domain
        )
