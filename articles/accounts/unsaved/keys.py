"""The key of an account, by which what it typed is sealed.

Made of the site's secret, so that it is stored nowhere, and of what no other account
has. Password and address may change: the words stay readable for the same account.
"""

from base64 import b64decode, b64encode
from os import urandom

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.utils.crypto import salted_hmac

from articles.models import User

PURPOSE = "articles.accounts.unsaved"
# Bytes: of a key that seals, and of what has to differ with each sealing.
KEY, NONCE = 32, 12


def keys_of(person: User) -> list[bytes]:
    """Return the account's key; after it those of secrets that the site had before.

    Each is 64 bytes: one half seals, the other half gives names to what is sealed.
    """
    # A number that is given again, after an account was deleted, opens nothing.
    whose = f"{person.pk} {person.date_joined.timestamp():.6f}"
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return [
        salted_hmac(PURPOSE, whose, secret=secret, algorithm="sha512").digest()
        for secret in secrets
    ]


def sealed(person: User, text: str, *, about: str) -> str:
    """Seal a text, so that only this account reads it, and only as what it is about."""
    nonce, key = urandom(NONCE), keys_of(person)[0][:KEY]
    told = AESGCM(key).encrypt(nonce, text.encode(), about.encode())
    return b64encode(nonce + told).decode()


def unsealed(person: User, said: str, *, about: str) -> str | None:
    """Return the text; None if it isn't this account's."""
    told = b64decode(said)
    for key in keys_of(person):
        try:
            found = AESGCM(key[:KEY]).decrypt(
                told[:NONCE], told[NONCE:], about.encode()
            )
        except InvalidTag:
            continue
        return found.decode()
    return None
