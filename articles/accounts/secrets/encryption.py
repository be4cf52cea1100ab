"""Encrypt texts with keys made of the site's secret, and hash values with it.

A database or a backup alone opens none of them. Keys that the site had before still
open what they sealed (SECRET_KEY_FALLBACKS).
"""

from base64 import b64decode, b64encode
from os import urandom

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.utils.crypto import salted_hmac

# Bytes of a sealing key, and of the nonce, which has to differ with each sealing.
KEY, NONCE = 32, 12


def keys_for(purpose: str, whose: str = "") -> list[bytes]:
    """Return the key of a purpose, followed by the keys of the site's former secrets.

    Each is 64 bytes, of which the first half seals.
    """
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return [
        salted_hmac(purpose, whose, secret=secret, algorithm="sha512").digest()
        for secret in secrets
    ]


def seal(key: bytes, text: str, *, about: str) -> str:
    nonce = urandom(NONCE)
    made = AESGCM(key[:KEY]).encrypt(nonce, text.encode(), about.encode())
    return b64encode(nonce + made).decode()


def unseal(key: bytes, sealed: str, *, about: str) -> str | None:
    """Return the text; None if this key didn't seal it, or it is about something else.

    Raises ValueError if it was never a sealed text.
    """
    made = b64decode(sealed)
    try:
        found = AESGCM(key[:KEY]).decrypt(made[:NONCE], made[NONCE:], about.encode())
    except InvalidTag:
        return None
    return found.decode()


def hashed(purpose: str, value: str) -> str:
    """Return a hash that is equal for equal values, and doesn't reveal them."""
    return salted_hmac(purpose, value, algorithm="sha256").hexdigest()
