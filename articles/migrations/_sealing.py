"""Seal texts, as `articles.accounts.factors.factor_secrets` did it at that time.

Migrations rely on it, so it stays as it is.
"""

from base64 import b64decode, b64encode
from os import urandom

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.utils.crypto import salted_hmac

PURPOSE = "articles.accounts.factors.codes"
MARK = "sealed:1:"
NONCE = 12


def ciphers():
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        key = salted_hmac(PURPOSE, "", secret=secret, algorithm="sha512").digest()
        yield AESGCM(key[:32])


def sealed(text):
    if text.startswith(MARK):
        return text
    nonce = urandom(NONCE)
    made = next(ciphers()).encrypt(nonce, text.encode(), PURPOSE.encode())
    return MARK + b64encode(nonce + made).decode()


def opened(text):
    """Return the text; what another secret key has sealed stays as it is."""
    if not text.startswith(MARK):
        return text
    made = b64decode(text.removeprefix(MARK))
    for cipher in ciphers():
        try:
            found = cipher.decrypt(made[:NONCE], made[NONCE:], PURPOSE.encode())
        except InvalidTag:
            continue
        return found.decode()
    return text
