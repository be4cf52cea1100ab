"""The sender on a letter's envelope: a token that tells which letter came back.

A token holds the kind of the letter, the key of its addressee and the day, sealed with
the site's secret: nobody reads a person in it, nobody makes one, and nothing is stored.
"""

import struct
from base64 import b32decode, b32encode
from binascii import Error
from dataclasses import dataclass
from datetime import date, timedelta
from zlib import crc32

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

from articles.domain.letters.kinds import KINDS, LetterKind

PURPOSE = "articles.letters.bounce"
# The kind's name, the key, the day, the address: 18 bytes. A local part has room for 64
# signs (RFC 5321), and relays may change its capitals.
FORM = struct.Struct(">IQHI")
BEGINNING = date(2026, 1, 1)
# Servers give up after five days, mostly; what comes much later is no bounce.
GOOD_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter that was sent, as far as its token knows it."""

    kind: LetterKind
    whom: int
    day: date
    mark: int

    def is_to(self, address: str) -> bool:
        """Return whether it went to this address."""
        return self.mark == mark_of(address)


def keys() -> list[bytes]:
    """Return the key, followed by those of the site's former secrets."""
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return [
        salted_hmac(PURPOSE, "", secret=secret, algorithm="sha512").digest()
        for secret in secrets
    ]


def mark_of(address: str) -> int:
    return crc32(address.strip().lower().encode())


def number_of(kind: LetterKind) -> int:
    return crc32(kind.name.encode())


def token_of(kind: LetterKind, whom: int, address: str) -> str:
    days = (timezone.localdate() - BEGINNING).days
    said = FORM.pack(number_of(kind), whom, days, mark_of(address))
    sealed = AESSIV(keys()[0]).encrypt(said, None)
    return b32encode(sealed).decode().rstrip("=").lower()


def sent_by(token: str) -> Sent | None:
    """Return the letter of a token; None if we made none such, or it is too old."""
    for key in keys():
        try:
            sealed = b32decode(token.upper() + "=" * (-len(token) % 8))
            said = AESSIV(key).decrypt(sealed, None)
            number, whom, days, mark = FORM.unpack(said)
        except (InvalidTag, Error, ValueError, struct.error):
            continue
        day = BEGINNING + timedelta(days=days)
        kind = next((one for one in KINDS if number_of(one) == number), None)
        if kind and timezone.localdate() - day <= GOOD_FOR:
            return Sent(kind, whom, day, mark)
    return None


def envelope_of(kind: LetterKind, whom: int, address: str) -> str:
    """Return the sender for the envelope; "" if bounces have no address."""
    if not settings.NEWSROOM_BOUNCE_ADDRESS or not whom:
        return ""
    local, _at, host = settings.NEWSROOM_BOUNCE_ADDRESS.rpartition("@")
    return f"{local}+{token_of(kind, whom, address)}@{host}"
