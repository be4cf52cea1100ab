"""The result of one erasure: reported without its words, identified by their hashes."""

import hashlib
import secrets
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _, override

# A shorter word is found in anything.
SHORTEST = 4


@dataclass(slots=True)
class Done:
    """`words` are what it was called, to be looked for elsewhere; they, and what
    `identified` it, are in memory alone. `hints` is what the operator has to decide.
    """

    at: datetime = field(default_factory=timezone.now)
    counts: Counter[str] = field(default_factory=Counter)
    words: set[str] = field(default_factory=set)
    identified: set[str] = field(default_factory=set)
    hints: list[str] = field(default_factory=list)

    def add_words(self, *words: str | None) -> None:
        self.words |= {word for word in words if word and len(word) >= SHORTEST}

    def title(self, language: str) -> str:
        """Return the title in place of what was erased, in its readers' language."""
        with override(language):
            day = date_format(
                timezone.localdate(self.at, timezone.get_default_timezone())
            )
            return _("Erased on %(day)s for legal reasons") % {"day": day}

    def told(self) -> list[str]:
        return [f"{number} {what}" for what, number in self.counts.items() if number]


def reason_for_readers(language: str) -> str:
    with override(language):
        return _("This article was erased for legal reasons.")


def salted(salt: str, text: str) -> str:
    """Return a hash that is slow to guess by."""
    key = hashlib.scrypt(
        text.encode(), salt=salt.encode(), n=1 << 12, r=8, p=1, dklen=16
    )
    return key.hex()


def new_salt() -> str:
    return secrets.token_hex(16)


def digests(salt: str, texts: Iterable[str]) -> list[str]:
    return sorted(salted(salt, text) for text in texts)
